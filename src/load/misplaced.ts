import type { Kind } from '../language/kinds.ts';
import { isFolderDefaults, layout } from '../model/layout.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { child, placeOf, text, type Dict } from '../tree/tree.ts';

/**
 * What is wrong with the place of a document. Folders mean something: in those of environments lies what holds in one
 * environment, and nothing else; `_defaults.yaml` holds the defaults of its folder.
 */
export function misplaced(kind: Kind, path: string, tree: Dict): Diagnostic | undefined {
  const isOfPipelines = kind === 'Pipeline' || kind === 'TaskType' || kind === 'Defaults';
  if (isOfPipelines && path.startsWith(`${layout.environments}/`)) return amongEnvironments(kind, tree);
  if ((kind === 'Rule') !== path.startsWith(`${layout.standards}/`)) return amongStandards(kind, tree);
  return kind !== 'Defaults' && isFolderDefaults(path) ? inDefaultsFile(kind, tree) : undefined;
}

function amongStandards(kind: Kind, tree: Dict): Diagnostic {
  const message =
    kind === 'Rule'
      ? `A document of the kind "Rule" belongs in ${layout.standards}/.`
      : `${layout.standards}/ holds the rules of the organisation, but the kind of this document is "${kind}".`;
  return {
    severity: 'error',
    code: 'kind-folder',
    message,
    place: placeOf(child(tree, 'kind') ?? tree),
    help: kind === 'Rule' ? `Move this file to ${layout.standards}/.` : 'Move this file to another folder.',
  };
}

function amongEnvironments(kind: 'Pipeline' | 'TaskType' | 'Defaults', tree: Dict): Diagnostic {
  return {
    severity: 'error',
    code: 'kind-folder',
    message: `A document of the kind "${kind}" belongs in ${layout.pipelines}/, but this one lies in ${layout.environments}/.`,
    place: placeOf(child(tree, 'kind') ?? tree),
    help: moving(kind, tree),
  };
}

function moving(kind: 'Pipeline' | 'TaskType' | 'Defaults', tree: Dict): string {
  const id = text(child(tree, 'id')) ?? '<id>';
  switch (kind) {
    case 'Pipeline':
      return `To change the pipeline "${id}" in one environment write \`kind: Overlay\` and \`pipeline: ${id}\`; else move this file to ${layout.pipelines}/.`;
    case 'TaskType':
      return `Move this file to ${layout.pipelines}/.`;
    case 'Defaults':
      return `What holds in one environment stands under "defaults" in its environment.yaml; else move this file to ${layout.pipelines}/<folder>/${layout.folderDefaults}.`;
  }
}

function inDefaultsFile(kind: Kind, tree: Dict): Diagnostic {
  return {
    severity: 'error',
    code: 'defaults-file',
    message: `"${layout.folderDefaults}" holds the defaults of its folder, but the kind of this document is "${kind}".`,
    place: placeOf(child(tree, 'kind') ?? tree),
    help: 'Write `kind: Defaults`, or give the file another name.',
  };
}
