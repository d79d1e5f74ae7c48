import { environmentSchema } from '../language/environment.ts';
import type { Environment } from '../model/environment.ts';
import type { Source } from '../text/source.ts';
import type { Dict } from '../tree/tree.ts';
import { causeOf } from './cause.ts';
import type { CausedDifference } from './compare_unit.ts';
import { differences } from './difference.ts';
import { shownText } from './shown_value.ts';

/** A key of an environment that differs, and how the pipelines are found that it touches. */
export interface EnvironmentDifference extends CausedDifference {
  /** The logical name that pipelines use; absent where all pipelines may be touched, as by the target's version. */
  readonly name?: string;
}

/** These are parts of the pipelines that they reach, or change no run. */
const elsewhere = ['extends', 'description', 'defaults', 'overrides', 'variables'];

/** What pipelines mean by name. */
const named: ReadonlySet<string> = new Set([
  'connections',
  'secrets',
  'stored',
  'pools',
  'channels',
  'external_pipelines',
]);

/** What differs between two states of an environment, besides what its pipelines show themselves. */
export function environmentDifferences(
  before: Environment,
  after: Environment,
  isChanged: (source: Source) => boolean,
): readonly EnvironmentDifference[] {
  const found = differences(settingsOf(before.tree), settingsOf(after.tree), environmentSchema, new Map());
  return found.map((one) => {
    const [section = '', name] = one.path;
    const uses = named.has(section) && name !== undefined ? { name } : {};
    return { ...one, cause: causeOf(one, isChanged), ...uses };
  });
}

function settingsOf(tree: Dict): Dict {
  const entries = new Map(tree.entries);
  for (const key of elsewhere) entries.delete(key);
  return { ...tree, entries };
}

/** All texts that stand in a part of the model: names and ids are among them. Trees are left out. */
export function textsOf(model: unknown, texts: Set<string> = new Set<string>()): ReadonlySet<string> {
  if (typeof model === 'string') texts.add(model);
  else if (Array.isArray(model)) for (const item of model) textsOf(item, texts);
  else if (model instanceof Map)
    for (const [key, value] of model) {
      texts.add(String(key));
      textsOf(value, texts);
    }
  else if (typeof model === 'object' && model !== null)
    for (const [key, value] of Object.entries(model)) if (key !== 'tree' && key !== 'place') textsOf(value, texts);
  return texts;
}

/** The texts by which a pipeline shows that it uses what differs: the logical name, and what it stands for. */
export function textsOfUse({ name, before, after }: EnvironmentDifference): readonly string[] {
  const meanings = [before, after].flatMap((tree) => (tree?.kind === 'leaf' ? [shownText(tree)] : []));
  return name === undefined ? meanings : [name, ...meanings];
}
