import { readPipes } from '../../../src/values/pipes.ts';
import { findReferences } from '../../../src/values/reference.ts';
import { explainName } from '../../../src/values/run_names.ts';
import type { RunValue } from '../../../src/values/text.ts';

/** The value of what stands between `${{` and `}}`. */
export function runValue(written: string): RunValue {
  const [reference] = findReferences(`\${{ ${written} }}`);
  if (reference?.kind !== 'reference' || reference.head.kind !== 'name') throw new Error(`No reference: ${written}`);
  const name = explainName(reference.head.path);
  if (name.kind === 'problem') throw new Error(name.message);
  const read = readPipes(reference.pipes, name.known.type);
  if (read.kind === 'problem') throw new Error(`${written}: ${read.message}`);
  return { path: reference.head.path, pipes: read.pipes };
}
