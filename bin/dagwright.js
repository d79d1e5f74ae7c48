#!/usr/bin/env node
'use strict';

const { join } = require('node:path');
const { openBundle } = require('../dist/edge/cli/open_bundle.cjs');

openBundle(join(__dirname, '../dist/edge/cli')).load('main.cjs').main();
