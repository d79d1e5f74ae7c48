import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const preload = join(import.meta.dirname, 'measure.cjs');

/**
 * @typedef {object} Variant
 * @property {string} name
 * @property {readonly string[]} [arguments] Of `node`.
 * @property {string} [folder] Where it is run.
 * @property {() => void} [before] Done before each run, outside of the measure.
 * @property {() => Measure} [measure] Runs and measures something else than `node`.
 *
 * @typedef {object} Measure
 * @property {number} wall Milliseconds.
 * @property {number} cpu Milliseconds, of all threads.
 * @property {number} [kilobytes] Largest resident set, of `node`.
 */

/**
 * Runs the variants one after another, in each round in another order, each in a fresh process.
 *
 * @param {readonly Variant[]} variants
 * @param {number} count
 * @returns {ReadonlyMap<string, readonly Measure[]>} By name, in the order of the rounds.
 */
export function rounds(variants, count) {
  const found = new Map(variants.map(({ name }) => [name, []]));
  for (let round = 0; round < count; round += 1) {
    for (const index of variants.keys()) {
      const variant = variants[(index + round) % variants.length];
      variant.before?.();
      found.get(variant.name).push(variant.measure?.() ?? measured(variant));
    }
  }
  return found;
}

/**
 * The median of the ratios of each round: what slows the machine down for a while slows both sides.
 *
 * @param {readonly number[]} above
 * @param {readonly number[]} below
 */
export function medianRatio(above, below) {
  return median(above.map((value, index) => value / below[index]));
}

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * What each variant is run with. `NODE_EXTRA_CA_CERTS` makes every start of Node read certificates, 30 ms on some
 * machines: a share on both sides that would bring the starts closer.
 */
const environment = { ...process.env };
delete environment.NODE_EXTRA_CA_CERTS;

function measured(variant) {
  const folder = mkdtempSync(join(tmpdir(), 'dagwright-measure-'));
  const file = join(folder, 'measure.json');
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--require', preload, ...variant.arguments], {
    cwd: variant.folder,
    env: { ...environment, MEASURE_TO: file },
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  const wall = performance.now() - started;
  if (status !== 0) throw new Error(`"${variant.name}" exits with ${status}:\n${stderr.slice(0, 2000)}`);
  const measure = { wall, ...JSON.parse(readFileSync(file, 'utf8')) };
  rmSync(folder, { recursive: true });
  return measure;
}
