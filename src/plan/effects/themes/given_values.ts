import type { Seen, Sentence, Sentences } from '../seen.ts';
import { keysOf } from '../values.ts';
import { capital, named, names } from '../words.ts';
import { partsOf } from '../parts.ts';

/** Values that are given to code by name. They may be secret: only names are told. */
export const givenValues: Sentences = [
  ['tasks.*.env.**', given('the environment variable', 'environment variables', 3)],
  ['tasks.*.parameters.**', given('the parameter', 'parameters', 3)],
  ['tasks.*.headers.**', given('the header', 'headers', 3)],
  ['tasks.*.for.headers.**', given('the header', 'headers', 4)],
  ['tasks.*.params.**', given('the parameter', 'parameters of the run that it starts', 3)],
  ['tasks.*.arguments.**', given('the argument', 'arguments', 3)],
  ['tasks.*.requirements', ({ who }) => `${capital(who)} is run with other packages.`],
  ['tasks.*.kubernetes.secrets.**', given('the secret in', 'secrets', 4)],
  ['tasks.*.kubernetes.labels.**', given('the label', 'labels of its pod', 4)],
  ['tasks.*.kubernetes.annotations.**', given('the annotation', 'annotations of its pod', 4)],
  ['tasks.*.kubernetes.node_selector.**', given('the label of nodes', 'labels of nodes', 4)],
  ['tasks.*.airflow.executor_config.**', ({ who }) => `The executor is told something else about ${who}.`],
];

/** @param depth how many keys lead to the map */
function given(one: string, many: string, depth: number): Sentence {
  return (seen) => {
    const { who, path, before, after } = seen;
    const name = path[depth];
    if (name === undefined) return several(seen, many);
    const isWhole = path.length === depth + 1;
    if (isWhole && before === undefined) return `${capital(who)} is now also given ${one} ${named(name)}.`;
    if (isWhole && after === undefined) return `${capital(who)} is no longer given ${one} ${named(name)}.`;
    return `${capital(who)} is given another value of ${one} ${named(name)}.`;
  };
}

function several({ who, change, before, after }: Seen, many: string): string {
  const changed = names(partsOf(change).map(({ path }) => path.at(-1) ?? ''));
  const which = changed === '' ? '' : `: ${changed}`;
  if (keysOf(before).length === 0) return `${capital(who)} is now given ${many}${which}.`;
  if (keysOf(after).length === 0) return `${capital(who)} is no longer given ${many}${which}.`;
  return `${capital(who)} is given other ${many}${which}.`;
}
