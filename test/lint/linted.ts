import { builtins } from '../../src/builtins/index.ts';
import { lintProject, type Linted } from '../../src/lint_project.ts';
import type { Rule } from '../../src/model/rule.ts';
import { memorySnapshot } from '../../src/model/snapshot.ts';
import type { Diagnostic } from '../../src/text/diagnostic.ts';
import { positionAt } from '../../src/text/source.ts';
import { environment } from '../cli/shop.ts';

/** A rule for tests: descriptions have so many characters as its option asks for. */
export const shortDescription: Rule = {
  id: 'short-description',
  area: 'ownership',
  summary: 'A description says something.',
  levels: { recommended: 'warning', strict: 'error' },
  options: {
    type: 'object',
    properties: { at_least: { type: 'integer', minimum: 1, default: 10, values: 'none' } },
  },
  check(pipeline, { options, report }) {
    const { description = '' } = pipeline;
    if (description.length >= Number(options['at_least'])) return;
    report(pipeline, 'description', `"${pipeline.id}" is described in ${description.length} characters.`);
  },
};

/** A rule for tests: every task has a pool. It is only on where the preset is strict. */
export const poolMissing: Rule = {
  id: 'pool-missing',
  area: 'resources',
  summary: 'Every task has a pool.',
  levels: { recommended: 'off', strict: 'warning' },
  check({ tasks }, { report }) {
    for (const task of tasks) if (task.pool === undefined) report(task, 'pool', `"${task.id}" has no pool.`);
  },
};

/** A project of three environments. What is given is added, or takes the place of what is there. */
export function projectOf(lint: string, pipelines: Readonly<Record<string, string>>): Record<string, string> {
  return {
    'dagwright.yaml': `kind: Project\nid: shop\nenvironments: [dev, stage, prod]\n${lint}`,
    ...Object.fromEntries(
      ['dev', 'stage', 'prod'].map((id) => [`environments/${id}/environment.yaml`, environment(id, '2.11', 2)]),
    ),
    ...Object.fromEntries(Object.entries(pipelines).map(([id, text]) => [`pipelines/${id}.yaml`, text])),
  };
}

/** The pipeline of the tests, with a task without a pool on its last line. */
export function pipelineOf(id: string, more: string): string {
  return `kind: Pipeline\nid: ${id}\n${more}tasks:\n  load: { type: noop }\n`;
}

/** What the two rules of the tests say of a project. */
export function linted(files: Readonly<Record<string, string>>, today = '2026-06-01'): Linted {
  const rules = [shortDescription, poolMissing];
  return lintProject(memorySnapshot(files), { ...builtins, rules }, { today, step: () => undefined });
}

/** Each finding in a line. */
export function told(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ place, severity, code, message }) => {
    const { line, column } = positionAt(place.source, place.start);
    return `${place.source.path}:${line}:${column} ${severity} ${code}: ${message}`;
  });
}
