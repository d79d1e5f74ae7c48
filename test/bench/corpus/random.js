/**
 * @typedef {object} Random Draws from one stream; the same seed gives the same draws everywhere.
 * @property {(low: number, high: number) => number} integer Both ends may be drawn.
 * @property {<Type>(items: readonly Type[]) => Type} pick
 * @property {(probability: number) => boolean} chance
 */

/**
 * A stream of draws: the generator of Marsaglia's xorshift family with 32 bits, which is enough to vary texts.
 *
 * @param {number} seed
 * @returns {Random}
 */
export function random(seed) {
  let state = scrambled(seed);
  const draw = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  return {
    integer: (low, high) => low + Math.floor(draw() * (high - low + 1)),
    pick: (items) => items[Math.floor(draw() * items.length)],
    chance: (probability) => draw() < probability,
  };
}

/** Neighbouring seeds give streams that have nothing in common; zero is no state of the generator. */
function scrambled(seed) {
  const mixed = Math.imul(seed ^ (seed >>> 16), 0x45d9f3b);
  return (mixed ^ (mixed >>> 16)) | 1;
}
