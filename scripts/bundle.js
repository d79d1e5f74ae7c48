// Bundles the command into a few CommonJS files: its start would else be that of some 300 modules. Then runs it once, so
// that what the engine compiles for a start lies beside them. docs/performance.md tells what each step gives.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'dist/edge/cli');

/** What a start with `--version` loads, and what only some commands load; all else is one file. */
const apart = [
  /\/src\/edge\/cli\/(?:main|run|version|bug_report|open_bundle|standard_stream)\.ts$/u,
  /\/src\/edge\/commands\/(?!validate|open_project|console|findings|output_lines|progress|units|refusals)/u,
  /\/src\/edge\/last_compile\//u,
  /\/src\/edge\/threads\/thread\.ts$/u,
  /\/src\/(?:graph|plan|planning|edge\/git)\//u,
  /\/src\/edge\/report\/plan\//u,
  /\/node_modules\/(?:diff|re2js)\//u,
];

rmSync(join(root, 'dist/edge'), { recursive: true, force: true });
const bundle = await rolldown({
  cwd: root,
  input: { main: 'src/edge/cli/main.ts', open_bundle: 'src/edge/cli/open_bundle.ts', re2js: 're2js' },
  platform: 'node',
  preserveEntrySignatures: 'allow-extension',
  external: [/^ajv\//u],
  plugins: [{ name: 'require', transform: (code) => inBundle(code) }],
});
const { output } = await bundle.write({
  dir: folder,
  format: 'cjs',
  entryFileNames: '[name].cjs',
  chunkFileNames: '[name]-[hash:10].cjs',
  codeSplitting: {
    includeDependenciesRecursively: false,
    groups: [{ name: 'core', test: (id) => !id.startsWith('\0') && !apart.some((pattern) => pattern.test(id)) }],
  },
  comments: { annotation: false, jsdoc: false, legal: true },
});
for (const { code, fileName } of output) writeFileSync(join(folder, fileName), inAscii(code));
writeFileSync(join(folder, 'LICENSES.txt'), licenses(output.flatMap(({ moduleIds }) => moduleIds)));
execFileSync(process.execPath, [join(root, 'scripts/warm_bundle.js')], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
});

/**
 * The sources are modules, which have no `require`; the bundle has one, and what it names is put into it. The library of
 * patterns is a file of its own, and named when it is needed.
 */
function inBundle(code) {
  return code
    .replaceAll('createRequire(import.meta.url)', 'require')
    .replaceAll("requireModule('re2js')", "requireModule('./re2js.cjs')");
}

/** A text of ASCII is kept in a byte for each character, and is not decoded. What is beyond it stands in literals only. */
function inAscii(code) {
  return code.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The licences of the packages that the bundle holds copies of. */
function licenses(moduleIds) {
  const found = moduleIds.map((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+\//u.exec(id)?.[0] ?? '');
  const folders = [...new Set(found)].filter((path) => path !== '');
  return folders
    .toSorted((left, right) => (left < right ? -1 : 1))
    .map((path) => {
      const { name, version, license } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
      return `${name} ${version} (${license})\n\n${licenseText(path, license)}\n`;
    })
    .join('\n\n');
}

function licenseText(path, license) {
  const file = join(path, 'LICENSE');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  if (license === 'Apache-2.0') return 'Its text is that of the LICENSE of this package.';
  throw new Error(`bundle: there is no text of the licence "${license}" in ${path}`);
}
