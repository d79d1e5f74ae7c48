import type { Source } from '../text/source.ts';
import { placeInside } from '../tree/place_inside.ts';
import { readYaml } from '../tree/read/read_yaml.ts';
import { credentialsOf, credentialsOfValue } from './credentials.ts';
import { leavesOf } from './leaves_of.ts';
import { mayNameSecret } from './names.ts';

/** Shorter texts stand everywhere; nothing that counts as a credential is shorter. */
const least = 6;

/**
 * What must not be shown of a file: its credentials, as they stand there and as they are read, the longest first. One of
 * several lines is several texts.
 */
export function credentialsIn(source: Source): readonly string[] {
  const { path, text } = source;
  const raw = credentialsOf(text, false).map(({ start, end }) => text.slice(start, end));
  const read = /\.ya?ml$/u.test(path) && mayNameSecret(text) ? readValues(source) : [];
  const lines = [...raw, ...read].flatMap((one) => one.split(/\r?\n/u).map((line) => line.trim()));
  return [...new Set(lines)].filter(({ length }) => length >= least).toSorted((a, b) => b.length - a.length);
}

/** A file that is no YAML is read as far as it goes: what is wrong with it is told elsewhere. */
function readValues(source: Source): readonly string[] {
  const tree = readYaml(source, () => undefined);
  if (tree === undefined) return [];
  return leavesOf(tree).flatMap(({ leaf, path }) => {
    if (typeof leaf.value !== 'string') return [];
    const { value } = leaf;
    return credentialsOfValue(value, path).flatMap(({ start, end }) => {
      const place = placeInside(leaf, start, end);
      return [value.slice(start, end), source.text.slice(place.start, place.end)];
    });
  });
}
