// tsc does not copy JavaScript: the validators go beside the compiled files as they are.
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
mkdirSync(join(root, 'dist/generated'), { recursive: true });
copyFileSync(join(root, 'src/generated/validators.js'), join(root, 'dist/generated/validators.js'));
