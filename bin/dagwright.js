#!/usr/bin/env node
'use strict';

const path = require('node:path');
const { openBundle } = require('../dist/edge/cli/open_bundle.cjs');

openBundle(path.join(__dirname, '../dist/edge/cli')).load('main.cjs').main();
