import { isDeepStrictEqual } from 'node:util';
import { layeredValues, usedAt } from '../../../lint/layered_values.ts';
import type { EnvironmentDocument, Project } from '../../../model/project.ts';
import type { Rule } from '../../../model/rule.ts';
import { child, valueOf, type Tree } from '../../../tree/tree.ts';

/** Overrides are how a platform team says what holds for everybody. */
export const overrideUndone: Rule = {
  id: 'override-undone',
  area: 'environments',
  summary: 'No overlay undoes what the overrides of its environment say.',
  levels: { recommended: 'warning', strict: 'warning' },
  check(pipeline, { project, environment, report }) {
    const overrides = overridesOf(project, environment.id);
    if (overrides.length === 0) return;
    for (const { subject, path, tree } of layeredValues(pipeline)) {
      if (!undoes(tree, overrides)) continue;
      report(
        subject,
        path,
        `The overlay of "${pipeline.id}" undoes what the overrides of the environment say of "${path}": what holds there for all pipelines does not hold for this one.`,
        {
          help: 'Delete the key here. If the pipeline needs it, agree on it with who looks after the environment, and waive the rule with the reason.',
        },
      );
    }
  },
};

/** What an environment, and those that it extends, override. */
function overridesOf({ environmentDocuments }: Project, id: string): readonly Tree[] {
  const found: Tree[] = [];
  let document: EnvironmentDocument | undefined = environmentDocuments.get(id);
  for (; document !== undefined; document = document.base) {
    const overrides = child(document.own.tree, 'overrides');
    if (overrides !== undefined) found.push(overrides);
  }
  return found;
}

/** Only the overlay lies above the overrides: what is not of them, and has replaced one, is of the overlay. */
function undoes(tree: Tree, overrides: readonly Tree[]): boolean {
  if (isOneOf(tree, overrides)) return false;
  for (let below = tree.replaced; below !== undefined; below = below.replaced) {
    if (isOneOf(below, overrides)) return !isDeepStrictEqual(valueOf(below), valueOf(tree));
  }
  return false;
}

function isOneOf(tree: Tree, overrides: readonly Tree[]): boolean {
  const { source, start, end } = usedAt(tree);
  return overrides.some((one) => one.source === source && one.start <= start && end <= one.end);
}
