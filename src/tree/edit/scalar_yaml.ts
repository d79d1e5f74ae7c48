import { readYaml } from '../read/read_yaml.ts';
import { child } from '../tree.ts';

/** A scalar as people write it in YAML: without quotes where it is read as the same value, in a flow map too. */
export function scalarYaml(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  const isPlain = /^[A-Za-z0-9][\w./+-]*$/u.test(value) && readsAs(`{ x: ${value} }`, value);
  return isPlain ? value : JSON.stringify(value);
}

function readsAs(text: string, value: string): boolean {
  const leaf = child(
    readYaml({ path: 'x.yaml', text }, () => undefined),
    'x',
  );
  return leaf?.kind === 'leaf' && leaf.value === value;
}
