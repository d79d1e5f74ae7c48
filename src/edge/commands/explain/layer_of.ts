import { layout } from '../../../model/layout.ts';
import type { Unit } from '../../../resolve/layers.ts';
import type { Dict, Tree } from '../../../tree/tree.ts';

/** The words for where a value was written: which layer of a unit that is. */
export function layerOf({ source, start }: Pick<Tree, 'source' | 'start'>, unit: Unit): string {
  const { project, environmentDocument, overlay } = unit;
  if (source.path === overlay?.path) return 'overlay';
  if (source.path === unit.source.path)
    return sectionAt(unit.source.tree, start) === 'task_defaults' ? 'task defaults' : 'pipeline';
  for (let document = environmentDocument; document !== undefined; document = document.base) {
    if (source.path === document.path)
      return environmentLayers[sectionAt(document.own.tree, start) ?? ''] ?? 'environment';
  }
  if (unit.folderDefaults.some((document) => document?.path === source.path)) return 'folder default';
  if (source.path === layout.project)
    return sectionAt(project.document.tree, start) === 'defaults' ? 'project default' : 'project';
  const type = [...project.forms.values()].find((form) => form.kind === 'own' && form.task.source.path === source.path);
  if (type?.kind === 'own')
    return isInside(type.task, start) ? `task type ${type.type}` : `input default of ${type.type}`;
  return 'schema default';
}

const environmentLayers: Readonly<Record<string, string>> = {
  defaults: 'environment default',
  overrides: 'environment override',
  variables: 'variable',
  connections: 'connection',
};

/** The key at the top of a document below which an offset lies. */
function sectionAt(document: Dict, offset: number): string | undefined {
  return [...document.entries].find(([, entry]) => isInside(entry.value, offset))?.[0];
}

function isInside(tree: Pick<Tree, 'start' | 'end'>, offset: number): boolean {
  return tree.start <= offset && offset < Math.max(tree.end, tree.start + 1);
}
