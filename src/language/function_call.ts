import { described, type Schema } from './schema.ts';

const pythonName: Schema = { type: 'string', pattern: '^[A-Za-z_][A-Za-z0-9_]*$' };

/** Keys of a task that calls a function: of a module that the worker has, or of a file of the repository. */
export const functionKeys: Readonly<Record<string, Schema>> = {
  callable: described('Callable', 'The function, as `module:function`.', {
    impact: 'data',
    type: 'string',
    pattern: '^[A-Za-z_][A-Za-z0-9_]*(?:\\.[A-Za-z_][A-Za-z0-9_]*)*:[A-Za-z_][A-Za-z0-9_]*$',
    patternMeans: 'a module and a function, such as sales.scoring:score_day',
    examples: ['sales.scoring:score_day'],
  }),
  file: described('File', 'A Python file that holds the function, by a path relative to this document.', {
    impact: 'data',
    type: 'string',
    minLength: 1,
    values: 'none',
    names: 'file',
    isPlain: true,
    tsType: 'Text',
    examples: ['scripts/score.py'],
  }),
  function: described('Function', 'The name of the function in the file.', {
    impact: 'data',
    ...pythonName,
    patternMeans: 'the name of a function',
    examples: ['score_day'],
  }),
  arguments: described('Arguments', 'Keyword arguments of the function.', {
    impact: 'data',
    type: 'object',
    keys: { ...pythonName, patternMeans: 'a name that Python accepts for an argument' },
    each: { free: true, values: 'run', tsType: 'FreeValue' },
    examples: [{ day: '${{ run.date }}', region: 'eu' }],
  }),
};

/** A function is named by its module, or by a file and its own name. */
export const functionAlternatives: readonly (readonly string[])[] = [['callable'], ['file', 'function']];
