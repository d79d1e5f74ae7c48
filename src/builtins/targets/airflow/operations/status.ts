import { fixedLines, functionDefinition, type FunctionDefinition } from '../../../../emit/python/statement.ts';

/** A function of the file that says whether the status of an answer is right; without codes, whether it is 200 to 299. */
export function rightStatus(status: readonly number[], name: string): FunctionDefinition {
  const right = status.length === 0 ? 'range(200, 300)' : `[${status.join(', ')}]`;
  return functionDefinition({
    name,
    parameters: [{ name: 'response' }],
    body: [fixedLines([`return response.status_code in ${right}`])],
  });
}
