#!/usr/bin/env node
import { main } from '../dist/edge/cli/main.js';

await main();
