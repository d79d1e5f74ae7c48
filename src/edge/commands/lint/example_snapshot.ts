import { layout } from '../../../model/layout.ts';
import type { Project } from '../../../model/project.ts';
import type { Snapshot } from '../../../model/snapshot.ts';
import { valueOf, type Tree, type Value } from '../../../tree/tree.ts';

/** Where the pipelines of an example lie. No file on disk is called like that. */
export const exampleFolder: string = `${layout.pipelines}/example\0/`;

/**
 * A project whose only pipelines are those of an example: one, or several in a list. All else is as it is on disk, but
 * for overlays, which are of pipelines that there are not. What an example does not say of a pipeline is filled in.
 */
export function exampleSnapshot(snapshot: Snapshot, project: Project | undefined, example: Tree): Snapshot {
  const own = new Map(specsOf(example).map((spec, index) => [`${exampleFolder}${index}.yaml`, spec]));
  const left = new Set([
    ...[...(project?.pipelines.values() ?? [])].map(({ path }) => path),
    ...[...(project?.overlays.values() ?? [])].flatMap((overlays) => [...overlays.values()].map(({ path }) => path)),
  ]);
  return {
    list(folder) {
      const paths = snapshot.list(folder).filter((path) => !left.has(path));
      return folder === layout.pipelines ? [...paths, ...own.keys()] : paths;
    },
    unlisted: (folder) => snapshot.unlisted(folder),
    read(path) {
      const spec = own.get(path);
      return spec === undefined ? snapshot.read(path) : { kind: 'text', source: { path, text: spec } };
    },
  };
}

function specsOf(example: Tree): readonly string[] {
  const trees = example.kind === 'list' ? example.items : [example];
  return trees.map((tree, index) => {
    const value = valueOf(tree) as Readonly<Record<string, Value>>;
    const usual = { kind: 'Pipeline', id: `example_${index + 1}`, tasks: { run: { type: 'noop' } } };
    return JSON.stringify({ ...usual, ...value });
  });
}
