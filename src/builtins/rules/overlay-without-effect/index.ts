import { isDeepStrictEqual } from 'node:util';
import { layeredValues, usedAt } from '../../../lint/layered_values.ts';
import type { Rule } from '../../../model/rule.ts';
import { valueOf } from '../../../tree/tree.ts';

/** Who reads an overlay thinks that all of it differs. */
export const overlayWithoutEffect: Rule = {
  id: 'overlay-without-effect',
  area: 'environments',
  summary: 'What an overlay sets differs from what holds without it.',
  levels: { recommended: 'info', strict: 'warning' },
  check(pipeline, { project, environment, report }) {
    const overlay = project.overlays.get(environment.id)?.get(pipeline.id);
    if (overlay === undefined) return;
    for (const { subject, path, tree } of layeredValues(pipeline)) {
      const isRepeated = tree.replaced !== undefined && isDeepStrictEqual(valueOf(tree), valueOf(tree.replaced));
      if (!isRepeated || usedAt(tree).source.path !== overlay.path) continue;
      report(
        subject,
        path,
        `The overlay sets "${path}" to what it is without it: a later change of it in the pipeline will not arrive in this environment.`,
        { help: 'Delete the key.', fix: { path, isSafe: true } },
      );
    }
  },
};
