import { fixedLines, functionDefinition, type FunctionDefinition } from '../../../../emit/python/statement.ts';

/** A function of the file that makes of an answer what tasks after it get. */
export function answerAs(output: 'text' | 'json'): FunctionDefinition {
  return output === 'json' ? answerAsJson : answerAsText;
}

// Without a word on its encoding, requests takes text for Latin-1 and guesses that of anything else.
const decoded = [
  'if "charset=" not in response.headers.get("Content-Type", "").lower():',
  '    response.encoding = "utf-8-sig"',
];

const answerAsText = answer('__answer_as_text', 'return response.text');

const answerAsJson = answer('__answer_as_json', 'return response.json()');

function answer(name: string, last: string): FunctionDefinition {
  return functionDefinition({ name, parameters: [{ name: 'response' }], body: [fixedLines([...decoded, last])] });
}
