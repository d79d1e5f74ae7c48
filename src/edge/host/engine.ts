import { oneByOne, type Perform } from '../../compile.ts';

/** With fewer units in an environment the command is over before the engine has optimised much. */
const many = 60;

/**
 * How much of what a function calls the engine puts into it when it optimises it, in bytes of its own code. Its usual
 * 920 makes small functions that are called from everywhere part of hundreds of others: a fifth of all processor time,
 * and the work is not done faster.
 */
export const lessInlining = '--max-inlined-bytecode-size-cumulative=150';

/** The same work, for which the engine is told to optimise sparingly where there is much of it. */
export function sparingly(perform: Perform = oneByOne): Perform {
  let isTold = false;
  return (work) => {
    if (!isTold && work.length >= many) {
      isTold = true;
      // Few starts need this module, and to load it costs a part of each.
      process.getBuiltinModule('node:v8').setFlagsFromString(lessInlining);
    }
    return perform(work);
  };
}
