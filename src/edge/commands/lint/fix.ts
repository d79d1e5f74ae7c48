import type { Diagnostic, Fix } from '../../../text/diagnostic.ts';
import { changedText } from '../../../tree/edit/change.ts';
import { scalarYaml } from '../../../tree/edit/scalar_yaml.ts';
import { bytesOf } from '../../host/examine.ts';
import { realPathOf } from '../../host/real_path.ts';
import { replaceFile, temporaryName } from '../../host/replace.ts';
import { openRepository } from '../../host/repository.ts';
import type { Console } from '../console.ts';
import { judge, type Judged, type JudgeOptions } from './judge.ts';

/** A fix may bring another finding to light, whose fix comes next; more often than this nothing is judged again. */
const rounds = 5;

/**
 * Writes the fixes of a project's findings, as long as there are any, and tells each on stderr. What is waived, or in
 * the baseline, is left as it is.
 */
export function judgeFixed(console: Console, options: JudgeOptions, which: 'safe' | 'all'): Judged | 2 {
  let judged = judge(console, options);
  for (let round = 0; judged !== 2 && round < rounds; round += 1) {
    if (!writeFixes(console, judged, which)) break;
    judged = judge(console, options);
  }
  return judged;
}

function writeFixes(console: Console, { root, fresh }: Judged, which: 'safe' | 'all'): boolean {
  const fixable = fresh.flatMap((one) => (one.fix !== undefined && (one.fix.isSafe || which === 'all') ? [one] : []));
  // From the last place to the first: where an item of a list is taken out, those behind it count anew.
  const done = new Set(fixable.toReversed().filter((one) => one.fix !== undefined && writeFix(root, one.fix)));
  const written = fixable.filter((one) => done.has(one));
  for (const one of written) console.stderr.write(`${lineOf(one)}\n`);
  return written.length > 0;
}

function lineOf({ fix, code }: Diagnostic): string {
  const path = fix?.path.join('.') ?? '';
  const what = fix?.value === undefined ? `removed ${path}` : `wrote ${path}: ${scalarYaml(fix.value)}`;
  return `  fixed  ${fix?.source.path}: ${what} (${code})`;
}

/** False where the file cannot be changed without writing other lines anew, or not at all. */
function writeFix(root: string, fix: Fix): boolean {
  const real = realPathOf(root, fix.source.path);
  const reading = openRepository(root).read(fix.source.path);
  if (real.kind !== 'real' || reading.kind !== 'text') return false;
  const after = changedText(reading.source, fix);
  if (after === undefined || after === reading.source.text) return false;
  const mark = bytesOf(real.path)?.subarray(0, 3).equals(byteOrderMark) === true ? byteOrderMark : Buffer.alloc(0);
  return replaceFile(real.path, Buffer.concat([mark, Buffer.from(after)]), temporaryName()) === undefined;
}

/** It is no part of a text, and stays in front of it. */
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);
