import { fixedLines, functionDefinition, type FunctionDefinition } from '../../../../emit/python/statement.ts';

/**
 * A function of the file that says whether the status of an answer is right; without codes, whether it is 200 to 299.
 * Each file defines it once, however many tasks use it; no task's function has two underscores at its front.
 */
export function rightStatus(status: readonly number[]): FunctionDefinition {
  const name = `__status_is_${status.length === 0 ? '2xx' : status.join('_')}`;
  const known = functions.get(name) ?? functionOf(name, status);
  functions.set(name, known);
  return known;
}

const functions = new Map<string, FunctionDefinition>();

function functionOf(name: string, status: readonly number[]): FunctionDefinition {
  const right = status.length === 0 ? 'range(200, 300)' : `[${status.join(', ')}]`;
  return functionDefinition({
    name,
    parameters: [{ name: 'response' }],
    body: [fixedLines([`return response.status_code in ${right}`])],
  });
}
