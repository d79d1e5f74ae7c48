import { builtins } from '../../src/builtins/index.ts';
import { compile } from '../../src/compile.ts';
import type { Pipeline, Task } from '../../src/model/pipeline.ts';
import { memorySnapshot } from '../../src/model/snapshot.ts';
import type { Diagnostic } from '../../src/text/diagnostic.ts';
import { positionAt } from '../../src/text/source.ts';

/** Texts by path; undefined takes a file of the project away. */
export type Files = Readonly<Record<string, string | undefined>>;

/** What has come of a repository. */
export interface Compiled {
  /** Texts of the files that are made, by path; schemas for editors are left out. */
  readonly files: ReadonlyMap<string, string>;
  /** One line for each finding; how findings are worded is tested elsewhere. */
  readonly findings: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  /** The pipeline as the target gets it; an error where it was not made. */
  readonly pipeline: (environment: string, id?: string) => Pipeline;
  readonly task: (environment: string, id: string, pipeline?: string) => Task;
  /** The DAG file of a pipeline, an error where it was not made. */
  readonly dag: (environment: string, id?: string) => string;
}

/** A project in which nothing is wrong: one pipeline, `orders`, in `dev` on Airflow 3.3 and `prod` on 2.11. */
export const project: Readonly<Record<string, string>> = {
  'dagwright.yaml': `kind: Project
id: commerce
environments: [dev, prod]
owners:
  sales: { contact: { slack: "#sales", email: sales@example.com } }
  billing: {}
`,
  'environments/dev/environment.yaml': environment('dev', '3.3'),
  'environments/prod/environment.yaml': environment('prod', '2.11'),
  'pipelines/orders.yaml': `kind: Pipeline
id: orders
tasks:
  load: { type: noop }
`,
};

/** The document of an environment, with more lines at its end. */
export function environment(id: string, airflow: string, more = ''): string {
  return `kind: Environment
id: ${id}
target: { airflow: "${airflow}" }
connections:
  warehouse: { id: wh_${id}, type: postgres }
  archive: { id: archive_${id}, type: sqlite }
pools: { warehouse: { slots: 4 }, loads: { slots: 2 }, exports: { slots: 1 } }
secrets:
  shop_token: { variable: shop_token }
  archive_password: { connection: archive }
stored:
  limits: { variable: order_limits, json: true }
  note: { variable: order_note }
${more}`;
}

/** Compiles the project with some files changed. */
export function compiled(changed: Files): Compiled {
  const merged = Object.entries({ ...project, ...changed });
  return compiledFiles(
    Object.fromEntries(merged.flatMap(([path, text]) => (text === undefined ? [] : [[path, text]]))),
  );
}

/** Compiles a repository of these files alone. */
export function compiledFiles(texts: Readonly<Record<string, string>>): Compiled {
  const files = new Map<string, string>();
  const pipelines = new Map<string, Pipeline>();
  const { target } = builtins;
  const watching: typeof target = {
    ...target,
    emit(pipeline, at, report) {
      pipelines.set(`${at.id}/${pipeline.id}`, pipeline);
      return target.emit(pipeline, at, report);
    },
  };
  const { diagnostics } = compile(memorySnapshot(texts), { ...builtins, target: watching }, ({ path, text }) => {
    if (!path.startsWith('generated/schema/')) files.set(path, text);
  });
  const findings = diagnostics.map(lineOf);
  const pipeline: Compiled['pipeline'] = (at, id = 'orders') =>
    found(pipelines.get(`${at}/${id}`), `the pipeline "${id}" in "${at}"`, findings);
  return {
    files,
    findings,
    diagnostics,
    pipeline,
    task: (at, id, inside) =>
      found(
        pipeline(at, inside).tasks.find((task) => task.id === id),
        `the task "${id}" in "${at}"`,
        findings,
      ),
    dag: (at, id = 'orders') =>
      found(files.get(`generated/${at}/dags/${id}.py`), `the file of "${id}" in "${at}"`, findings),
  };
}

/** Compiles the project with other contents of the pipeline `orders` below its id. */
export function orders(text: string, more: Files = {}): Compiled {
  return compiled({ 'pipelines/orders.yaml': `kind: Pipeline\nid: orders\n${text}`, ...more });
}

/** An overlay of the pipeline `orders` in `prod`, as a file of the repository. */
export function overlay(text: string): Files {
  return { 'environments/prod/overlays/orders.yaml': `kind: Overlay\npipeline: orders\n${text}` };
}

/** A finding on one line: `path:line:column code`, then what was meant and in which environments it is so. */
export function lineOf({ place, code, message, environments }: Diagnostic): string {
  const { line, column } = positionAt(place.source, place.start);
  const meant = / Did you mean (.*)\?/u.exec(message)?.[1];
  return [
    `${place.source.path}:${line}:${column} ${code}`,
    ...(meant === undefined ? [] : [`→ ${meant.replaceAll('"', '')}`]),
    ...(environments === undefined ? [] : [`in ${environments.join(', ')}`]),
  ].join(' ');
}

function found<Type>(value: Type | undefined, what: string, findings: readonly string[]): Type {
  if (value === undefined) throw new Error(`There is no ${what}. Findings:\n${findings.join('\n')}`);
  return value;
}
