import { fixedLines, functionDefinition, type FunctionDefinition } from '../../../../emit/python/statement.ts';

const known = new Map<string, FunctionDefinition>();

/**
 * A function of the file that fails the task where the status of an answer is not right, and names it: HttpOperator
 * itself says only that something was not as expected. Without codes 200 to 299 are right.
 */
export function expectStatus(codes: readonly number[]): FunctionDefinition {
  const name = `__expect_status_${codes.length === 0 ? '2xx' : codes.join('_')}`;
  const made = known.get(name) ?? definition(name, codes);
  // Tasks that expect the same share one function.
  known.set(name, made);
  return made;
}

function definition(name: string, codes: readonly number[]): FunctionDefinition {
  const right = codes.length === 0 ? 'range(200, 300)' : `[${codes.join(', ')}]`;
  return functionDefinition({
    name,
    parameters: [{ name: 'response' }],
    body: [
      fixedLines([
        `if response.status_code not in ${right}:`,
        '    raise RuntimeError(f"The answer has the status {response.status_code}.")',
        'return True',
      ]),
    ],
  });
}
