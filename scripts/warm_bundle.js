// Runs the bundled command on the demo, and keeps what the engine has compiled for it.
import { createRequire } from 'node:module';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../dist/edge/cli');
const { openBundle } = createRequire(import.meta.url)(join(folder, 'open_bundle.cjs'));

process.argv.splice(2, Infinity, 'validate');
const bundle = openBundle(folder);
await bundle.load('main.cjs').main();
bundle.keep();
