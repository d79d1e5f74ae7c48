import { median, medianRatio } from './rounds.js';

/**
 * One variant of some rounds against another: the ratio of their times, then both medians and the ratio of CPU times.
 *
 * @param {string} measure
 * @param {string} reach
 * @param {ReadonlyMap<string, readonly import('./rounds.js').Measure[]>} found
 * @param {string} above
 * @param {string} below
 * @returns {import('./rows.js').Row}
 */
export function ratioRow(measure, reach, found, above, below) {
  const wall = (name) => found.get(name).map((each) => each.wall);
  const cpu = (name) => found.get(name).map((each) => each.cpu);
  const seconds = [above, below].map((name) => duration(median(wall(name)))).join(' : ');
  return {
    measure,
    reach,
    value: medianRatio(wall(above), wall(below)).toFixed(2),
    details: `${seconds}; CPU ${medianRatio(cpu(above), cpu(below)).toFixed(2)}`,
  };
}

/** A start is a few dozen milliseconds, a compile some seconds. */
function duration(milliseconds) {
  return milliseconds < 200 ? `${milliseconds.toFixed(0)} ms` : `${(milliseconds / 1000).toFixed(2)} s`;
}
