import type { Module } from './modules.ts';

/**
 * The layers of `src/`, lowest first. A file imports from its own folder and from lower layers only; two folders of
 * one layer know nothing of each other. `src/README.md` says what each is for.
 */
export const layers: readonly (readonly string[])[] = [
  ['text'],
  ['tree', 'time', 'language', 'sql', 'shell', 'python'],
  ['jinja', 'values'],
  ['model'],
  ['load', 'survey', 'validate', 'generated', 'emit', 'worst_case', 'credentials'],
  ['resolve', 'lint', 'plan', 'graph'],
  ['findings.ts', 'project.ts', 'repository_schemas.ts'],
  ['compile.ts', 'judge_documents.ts'],
  ['lint_project.ts', 'planning'],
  ['builtins'],
  ['index.ts'],
  ['edge'],
];

/** The declarations of the generated validators name the type that `validate/` calls them by. */
const granted: ReadonlySet<string> = new Set([
  'src/generated/validators.d.ts → src/validate/judge.ts',
  'src/validate/judges.ts → src/generated/validators.d.ts',
]);

/** Imports that the layers do not allow, in words. */
export function layerViolations(modules: Iterable<Module>): readonly string[] {
  return [...modules].flatMap(({ path, imports }) => {
    if (layerOf(path) === -1) return [`${path} is in no layer: add "${areaOf(path)}" to test/house/layers.ts`];
    return imports.flatMap((one) => (one.path === undefined ? [] : violation(path, source(one.path))));
  });
}

function violation(from: string, to: string): readonly string[] {
  if (areaOf(from) === areaOf(to) || layerOf(to) < layerOf(from) || granted.has(`${from} → ${to}`)) return [];
  const why = layerOf(to) === layerOf(from) ? 'which is in the same layer' : 'which is in a higher layer';
  return [`${from} imports ${to}, ${why}`];
}

/** The generated JavaScript has its declarations beside it. */
function source(path: string): string {
  return path.replace(/\.js$/u, '.d.ts');
}

function areaOf(path: string): string {
  return path.split('/')[1] ?? '';
}

function layerOf(path: string): number {
  return layers.findIndex((areas) => areas.includes(areaOf(path)));
}

/** Folders that are one thing among many: `src/builtins/tasks/sql`. Only the list of their kind names them. */
const member = /^(src\/builtins\/(?:tasks|targets|rules)\/[^/]+)\//u;

/** Imports of one task type or target by anything but itself and the list of its kind. */
export function builtinViolations(modules: Iterable<Module>): readonly string[] {
  return [...modules].flatMap(({ path, imports }) =>
    imports.flatMap((one) => {
      const folder = member.exec(one.path ?? '')?.[1];
      if (folder === undefined || path.startsWith(`${folder}/`) || isListOf(path, folder)) return [];
      return [`${path} imports ${one.path}, which only the list of its kind may`];
    }),
  );
}

function isListOf(path: string, folder: string): boolean {
  const kind = folder.slice(0, folder.lastIndexOf('/'));
  return path === `${kind}/index.ts` || (kind.endsWith('/targets') && path === 'src/builtins/index.ts');
}

/** The circles among imports, each once, as `a → b → a`. */
export function circles(modules: ReadonlyMap<string, Module>): readonly string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start !== -1) found.push([...trail.slice(start), path].join(' → '));
    if (start !== -1 || done.has(path)) return;
    for (const one of modules.get(path)?.imports ?? []) {
      if (one.path !== undefined) walk(source(one.path), [...trail, path]);
    }
    done.add(path);
  };
  for (const path of modules.keys()) walk(path, []);
  return found;
}
