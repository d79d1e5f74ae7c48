import { leavesOf } from '../../../credentials/leaves_of.ts';
import { wordsOf } from '../../../lint/own_rules/words.ts';
import type { Document } from '../../../model/document.ts';
import type { Project } from '../../../model/project.ts';
import type { Rule } from '../../../model/rule.ts';
import { child, type Leaf } from '../../../tree/tree.ts';

/** Who changes one of them makes a difference between environments that nobody meant. */
export const overlaysRepeat: Rule = {
  id: 'overlays-repeat',
  area: 'environments',
  summary: 'A value that is the same in all environments stands in the pipeline, not in each overlay.',
  levels: { recommended: 'info', strict: 'warning' },
  checkProject({ project, report }) {
    for (const [id, pipeline] of project.pipelines) {
      const [first, ...others] = overlaysOf(project, id, pipeline);
      if (first === undefined || others.length === 0) continue;
      for (const [path, leaf] of first) {
        if (!others.every((values) => values.get(path)?.value === leaf.value)) continue;
        const message = `Each overlay of "${id}" sets "${path}" to the same: whoever changes it in one of them makes the environments differ.`;
        report(leaf, '', message, { key: path, help: 'Write it in the pipeline, and delete it in the overlays.' });
      }
    }
  },
};

type Values = ReadonlyMap<string, Leaf>;

/** What the overlays of a pipeline set, environment by environment; none where one of its environments has no overlay. */
function overlaysOf(project: Project, id: string, { tree }: Document): readonly Values[] {
  const only = wordsOf(child(tree, 'environments')).map(({ word }) => word);
  const environments = only.length === 0 ? project.environments : only;
  const overlays = environments.map((environment) => project.overlays.get(environment)?.get(id));
  return overlays.every((one) => one !== undefined) ? overlays.map(valuesOf) : [];
}

/** Single values by their keys: those of lists are one value together, and markers say how to merge. */
function valuesOf({ tree }: Document): Values {
  const found = leavesOf(tree).flatMap(({ leaf, path }) => {
    const isOfItself = path.length === 1 && (path[0] === 'kind' || path[0] === 'pipeline');
    return isOfItself || path.some((key) => /^\$|^\d+$/u.test(key)) ? [] : [[path.join('.'), leaf] as const];
  });
  return new Map(found);
}
