import { spawnSync } from 'node:child_process';
import { commandOf, corpusOf } from './corpus_of.js';
import { writeEqualRules } from './equal_rules.js';
import { ratioRow } from './ratio_row.js';
import { rounds } from './rounds.js';
import { ajvCli, spectral } from './validation_tools.js';

/** `lint` with all rules against a validation of the same files, and with ten rules against a linter with the same ten. */
export function lint(setting) {
  return [withAllRules(setting), withEqualRules(setting)];
}

function withAllRules(setting) {
  const { validated, rounds: count } = setting.sizes;
  const measure = `lint ${validated} pipelines with all rules : ajv-cli on the same files`;
  const corpus = corpusOf(setting, 'linted', validated);
  rounds([{ name: 'compile', arguments: [commandOf(setting), 'compile'], folder: corpus }], 1);
  const ajv = ajvCli(setting, corpus);
  if ('missing' in ajv) return { measure, skipped: ajv.missing };
  const variants = [{ name: 'ours', arguments: [commandOf(setting), 'lint'], folder: corpus }, ajv];
  return ratioRow(measure, '≤ 2.0', rounds(variants, count), 'ours', 'ajv-cli');
}

function withEqualRules(setting) {
  const { validated, rounds: count } = setting.sizes;
  const measure = `lint ${validated} pipelines with ten rules : Spectral with the same`;
  const corpus = corpusOf(setting, 'ten-rules', validated, { ownTypes: false });
  const listed = JSON.parse(printed([commandOf(setting), 'lint', '--format', 'json', '--explain'], corpus));
  const ruleset = writeEqualRules(
    corpus,
    listed.rules.map(({ id }) => id),
  );
  const other = spectral(setting, corpus, ruleset);
  if ('missing' in other) return { measure, skipped: other.missing };
  const ours = { name: 'ours', arguments: [commandOf(setting), 'lint', '--format', 'json'], folder: corpus };
  compareFindings(JSON.parse(printed(ours.arguments, corpus)).findings, JSON.parse(printed(other.arguments, corpus)));
  return ratioRow(measure, '≤ 0.025', rounds([ours, other], count), 'ours', 'spectral');
}

/** Both find the same number for each rule, and something: else they would not do the same work. */
function compareFindings(ours, theirs) {
  const [left, right] = [ours, theirs].map((findings) => JSON.stringify(countsOf(findings)));
  if (left === right && ours.length > 0) return;
  throw new Error(`lint finds ${left}, Spectral ${right}`);
}

function countsOf(findings) {
  const counts = new Map();
  for (const { code } of findings) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].toSorted(([left], [right]) => (left < right ? -1 : 1));
}

function printed(command, folder) {
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (status === 0) return stdout;
  throw new Error(`"${command.join(' ')}" exits with ${status}:\n${stderr.slice(0, 2000)}`);
}
