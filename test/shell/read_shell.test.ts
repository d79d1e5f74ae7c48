import { expect, test } from 'vitest';
import { readShell } from '../../src/shell/read_shell.ts';

/** Each command in one line, behind the command and the word that it is put into. */
function commands(script: string): readonly string[] {
  return readShell(script).map(({ words, into }) => {
    const own = words.map(({ text, isRedirected }) => (isRedirected ? `<${text}>` : `[${text}]`)).join(' ');
    return into === undefined ? own : `${into.command.words[0]?.text} ${into.word.text} ← ${own}`;
  });
}

const cases: readonly (readonly [what: string, script: string, commands: readonly string[]])[] = [
  ['quotes are taken off', `a 'b c' "d"'e' f\\ g # h`, ['[a] [b c] [de] [f g]']],
  ['commands end', 'a; b && c | d & e\nf', ['[a]', '[b]', '[c]', '[d]', '[e]', '[f]']],
  ['a line goes on', 'a \\\n  b', ['[a] [b]']],
  [
    'substitutions are commands of their own',
    'a "x$(b $(c))y"',
    ['[a] [x$(b $(c))y]', 'a x$(b $(c))y ← [b] [$(c)]', 'b $(c) ← [c]'],
  ],
  ['backticks too', 'a `b c`d', ['[a] [`b c`d]', 'a `b c`d ← [b] [c]']],
  ['defaults hold commands', 'a ${b:-$(c)}', ['[a] [${b:-$(c)}]', 'a ${b:-$(c)} ← [c]']],
  ['arithmetic does not', 'a $((1 << 2))\nb', ['[a] [$((1 << 2))]', '[b]']],
  ['files are told apart', 'a <b >>c 2>&1', ['[a] <b> <c> [2] <1>']],
  ['brackets group', '(a; b) && c', ['[a]', '[b]', '[c]']],
  ['lists are no commands', 'a=(date b) c', ['[a=] [date] [b]', '[c]']],

  ['quoted here documents do not', "a <<'X'\n$(c)\nX\nd", ['[a] <X>', '[d]']],
];

test.each(cases)('%s', (_, script, expected) => {
  expect(commands(script)).toEqual(expected);
});

test('here documents hold values', () => {
  const script = 'a <<X b\n$(c) "d\nX\ne';
  expect(readShell(script).map(({ words }) => words[0]?.text)).toEqual(['a', 'c', 'e']);
});

test('offsets are those of the script', () => {
  const script = 'echo "a $(date +%F)" > b';
  const words = readShell(script).flatMap((command) => command.words.map(({ start, end }) => script.slice(start, end)));
  expect(words).toEqual(['echo', '"a $(date +%F)"', 'b', 'date', '+%F']);
});

test('hostile scripts cost no more than their length', () => {
  const hostile = [
    '$('.repeat(50_000),
    '`'.repeat(50_001),
    '${'.repeat(50_000),
    '<<a '.repeat(50_000),
    '"'.repeat(50_001),
    '$(('.repeat(30_000),
    '((('.repeat(30_000),
  ];
  const started = performance.now();
  for (const script of hostile) readShell(script);
  expect(performance.now() - started).toBeLessThan(5_000);
});
