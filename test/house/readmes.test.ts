import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { builtins } from '../../src/builtins/index.ts';
import { exampleProject } from './example_project.ts';
import { blocksOf, compileExample, examplesOf, holds } from './examples.ts';

const tasks = 'src/builtins/tasks';
const pages = [
  ...readdirSync(tasks, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${tasks}/${name}/README.md`),
  'src/builtins/README.md',
  // What the page on standards shows is linted: standards.test.ts.
  ...readdirSync('docs/language').flatMap((name) => (name === 'standards.md' ? [] : `docs/language/${name}`)),
  'docs/targets/airflow.md',
  'README.md',
];

test('every task type is registered and has a README', () => {
  const folders = pages.filter((path) => path.startsWith(tasks)).map((path) => path.split('/')[3]);
  expect(new Set(folders)).toEqual(new Set(builtins.tasks.map(({ type }) => type)));
  expect(pages.filter((path) => !existsSync(path))).toEqual([]);
});

describe.each(pages)('%s', (page) => {
  const markdown = readFileSync(page, 'utf8');
  const examples = examplesOf(markdown);

  test.each(examples)('line $line says what comes of the spec', ({ spec, findings, excerpts }) => {
    const { printed, files } = compileExample(spec);
    expect(printed).toBe(findings ?? 'no findings\n');
    for (const { environment, python } of excerpts) {
      const file = files.get(`generated/${environment}/dags/orders.py`) ?? '';
      if (!holds(file, python)) expect(file).toContain(python);
    }
  });

  test('what it shows of other documents is in the project of the examples', () => {
    const shown = blocksOf(markdown).filter(({ info }) => info[0] === 'yml');
    const files = Object.values(exampleProject);
    expect(shown.filter(({ text }) => !files.some((file) => holds(file, text)))).toEqual([]);
  });

  test('every block that a reader takes for a result belongs to a spec', () => {
    const kinds = blocksOf(markdown).map(({ info }) => info[0]);
    const spec = kinds.indexOf('yaml');
    const result = kinds.findIndex((kind) => kind === 'python' || kind === 'text');
    expect(result === -1 || spec < result).toBe(true);
  });
});

describe.each(pages.filter((page) => page.startsWith(tasks)))('%s', (page) => {
  const examples = examplesOf(readFileSync(page, 'utf8'));

  test('shows a good example with what is emitted, and a mistake with what is printed', () => {
    expect(examples.some(({ excerpts }) => excerpts.length > 0)).toBe(true);
    expect(examples.some(({ findings }) => findings !== undefined)).toBe(true);
  });
});

test('an excerpt is found at any indentation, and only whole lines one after another count', () => {
  const file = 'with DAG():\n    load = Load(\n        sql="""\\\nSELECT 1\n""",\n    )\n';
  expect(holds(file, 'load = Load(\n    sql="""\\\nSELECT 1\n""",\n)\n')).toBe(true);
  expect(holds(file, 'load = Load(\n)\n')).toBe(false);
  expect(holds(file, 'oad = Load(\n')).toBe(false);
});
