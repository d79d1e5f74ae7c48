import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { baselineText, isOfRule } from '../../../lint/baseline.ts';
import { replaceFile, temporaryName } from '../../host/replace.ts';
import { counted } from '../../report/counts.ts';
import type { Console, ExitCode } from '../console.ts';
import { printFindings } from '../findings.ts';
import type { Judged } from './judge.ts';
import { judge, type JudgeOptions } from './judge.ts';

/** Writes down all findings that there are now: only later ones fail from here on. */
export function writeBaseline(console: Console, options: JudgeOptions): ExitCode {
  return write(console, options, ({ diagnostics, fingerprintOf }) => diagnostics.filter(isOfRule).map(fingerprintOf));
}

/** Takes findings out of the baseline that are no longer there; adds none. */
export function pruneBaseline(console: Console, options: JudgeOptions): ExitCode {
  return write(console, options, ({ known, fingerprintOf }) => known.map(fingerprintOf));
}

function write(console: Console, options: JudgeOptions, kept: (judged: Judged) => readonly string[]): ExitCode {
  const judged = judge(console, options);
  if (judged === 2) return 2;
  if (!judged.isWhole) return refuse(console, judged);
  const findings = kept(judged);
  const problem = replaceWhole(join(judged.root, judged.baseline.path), baselineText(findings));
  if (problem !== undefined) {
    console.stderr.write(`dagwright: ${judged.baseline.path} cannot be written (${problem}).\n`);
    return 1;
  }
  console.stdout.write(
    `Wrote ${judged.baseline.path}: ${counted(findings.length, 'finding')}, ${judged.gone.length} gone.\n`,
  );
  return 0;
}

/** Of a pipeline that is not judged it is not known what it breaks. */
function refuse(console: Console, { diagnostics, baseline }: Judged): 1 {
  printFindings(
    diagnostics.filter((one) => !isOfRule(one)),
    'text',
    console,
  );
  console.stdout.write(
    `${baseline.path} is left as it is: some pipelines cannot be judged. Correct the errors first.\n`,
  );
  return 1;
}

function replaceWhole(target: string, text: string): string | undefined {
  mkdirSync(dirname(target), { recursive: true });
  const problem = replaceFile(target, Buffer.from(text), temporaryName());
  return problem?.kind === 'failed' ? problem.code : problem?.kind;
}
