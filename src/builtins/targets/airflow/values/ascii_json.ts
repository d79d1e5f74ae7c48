/** A value as JSON in ASCII alone: its bytes are the same whatever a worker encodes text in, and no half of a pair is lost. */
export function asciiJson(value: string | number | boolean | null): string {
  return JSON.stringify(value).replaceAll(/[^ -~]/gu, escaped);
}

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, index) => codeUnit(character.charCodeAt(index))).join('');
}

function codeUnit(code: number): string {
  return `\\u${code.toString(16).padStart(4, '0')}`;
}
