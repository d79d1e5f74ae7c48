import type { Project } from '../model/project.ts';
import type { Report } from '../text/diagnostic.ts';
import { didYouMean } from '../text/suggest.ts';
import { child, placeOf, text, type Dict, type Tree } from '../tree/tree.ts';
import { withHistory } from '../validate/effective.ts';
import type { ResolvedTask } from './task.ts';

/** Reports owners, of the pipeline or of a task, that the project does not list. */
export function checkOwner(tree: Dict, tasks: readonly ResolvedTask[], project: Project, report: Report): void {
  for (const owner of [child(tree, 'owner'), ...tasks.map((task) => child(task.tree, 'owner'))])
    check(owner, project, report);
}

function check(owner: Tree | undefined, project: Project, report: Report): void {
  const name = text(owner);
  if (owner === undefined || name === undefined || project.owners.has(name) || !project.document.sound) return;
  report(
    withHistory(
      {
        severity: 'error',
        code: 'unknown-owner',
        message: `The project has no owner "${name}".${didYouMean(name, project.owners.keys())}`,
        place: placeOf(owner),
        help: `List it under "owners" in ${project.document.path}.`,
      },
      owner,
    ),
  );
}
