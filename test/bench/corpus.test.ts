import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtins } from '../../src/builtins/index.ts';
import { compile } from '../../src/compile.ts';
import { openRepository } from '../../src/edge/host/repository.ts';
import { renderText } from '../../src/edge/report/text.ts';
import { dumpDags } from '../oracles/airflow.ts';
import { testWithOracle } from '../oracles/with_oracle.ts';

const folder = mkdtempSync(join(tmpdir(), 'dagwright-corpus-'));
const corpus = join(folder, 'corpus');
const artifacts = new Map<string, string>();

beforeAll(() => {
  generate(60, corpus);
  compile(openRepository(corpus), builtins, ({ path, text }) => artifacts.set(path, text));
  for (const [path, text] of artifacts) write(join(corpus, path), text);
});

afterAll(() => rmSync(folder, { recursive: true }));

test('the corpus compiles without a finding, for each pipeline in each environment', () => {
  const { diagnostics } = compile(openRepository(corpus), builtins, () => undefined);
  expect(renderText(diagnostics, { color: false })).toBe('no findings\n');
  expect([...artifacts.keys()].filter((path) => path.endsWith('.py'))).toHaveLength(180);
});

test('pipelines of the corpus have 20 to 80 lines', () => {
  const lengths = pipelineTexts(corpus).map((text) => text.split('\n').length - 1);
  expect(Math.min(...lengths)).toBeGreaterThanOrEqual(20);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(80);
});

test('the corpus has tasks of every type, the organisation’s own among them', () => {
  const types = pipelineTexts(corpus).flatMap((text) =>
    [...text.matchAll(/^ {4}type: (\w+)$/gmu)].map(([, type]) => type),
  );
  const builtin = builtins.tasks.map(({ type }) => type);
  expect(new Set(types)).toEqual(new Set([...builtin, 'partner_export', 'warehouse_table']));
});

test('the same seed gives the same bytes, and fewer pipelines are the first of more', () => {
  const small = join(folder, 'small');
  generate(20, small);
  const texts = (root: string): readonly string[] =>
    filesOf(root).map((path) => readFileSync(join(root, path), 'utf8'));
  const inBoth = new Map(filesOf(corpus).map((path) => [path, readFileSync(join(corpus, path), 'utf8')]));
  expect(filesOf(small).map((path) => inBoth.get(path))).toEqual(texts(small));
});

test('the straight-line script writes the files that the compiler writes, but for the schemas', () => {
  const other = join(folder, 'straight');
  generate(60, other);
  execFileSync(process.execPath, [script('straight_line.js'), other]);
  const written = filesOf(other).filter((path) => path.startsWith('generated/'));
  expect(written).toEqual([...artifacts.keys()].filter((path) => !path.includes('/schema/')).toSorted());
});

testWithOracle('airflow-2.11', 'Airflow 2.11 loads what the corpus compiles to', async (airflow) => {
  const [stage, prod] = await dumpDags(airflow, [dags('stage'), dags('prod')], { runs: 1 });
  expect([stage?.import_errors, prod?.import_errors]).toEqual([{}, {}]);
  expect([stage, prod].map((dump) => Object.keys(dump?.dags ?? {}).length)).toEqual([60, 60]);
});

testWithOracle('airflow-3.3', 'Airflow 3.3 loads what the corpus compiles to', async (airflow) => {
  const [dev] = await dumpDags(airflow, [dags('dev')], { runs: 1 });
  expect(dev?.import_errors).toEqual({});
  expect(Object.keys(dev?.dags ?? {})).toHaveLength(60);
});

function generate(pipelines: number, out: string): void {
  execFileSync(process.execPath, [script('generate_corpus.js'), '--pipelines', String(pipelines), '--out', out]);
}

function script(name: string): string {
  return join(import.meta.dirname, name);
}

function dags(environment: string): string {
  return join(corpus, 'generated', environment, 'dags');
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function filesOf(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .toSorted();
}

function pipelineTexts(root: string): readonly string[] {
  return filesOf(root)
    .filter((path) => path.startsWith('pipelines/') && path.endsWith('.yaml') && !path.startsWith('pipelines/types/'))
    .map((path) => readFileSync(join(root, path), 'utf8'));
}
