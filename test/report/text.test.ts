import { expect, test } from 'vitest';
import { renderText } from '../../src/edge/report/text.ts';
import { finding, many, placeIn } from './findings.ts';

test('a finding is its place, the line with what is meant underlined, and help', () => {
  const one = finding('tasks:\n  load:\n    after: [extrct]\n', 'extrct', {
    message: 'Task "load" runs after "extrct", which does not exist. Did you mean "extract"?',
    help: 'Name a task of this pipeline.',
  });
  expect(renderText([one], { color: false })).toBe(
    `pipelines/orders.yaml:3:13: error: Task "load" runs after "extrct", which does not exist. Did you mean "extract"? [after-known]
  3 |     after: [extrct]
    |             ^^^^^^
  help: Name a task of this pipeline.

1 error in 1 file
`,
  );
});

test('notes have lines of their own, and the last line counts', () => {
  const base = { path: 'dagwright.yaml', text: 'retries: 1\n' };
  const warning = finding('retries: 9\n', '9', {
    severity: 'warning',
    code: 'retries-bounded',
    message: '9 retries are many.',
    related: [{ message: 'It replaced this value.', place: placeIn(base, '1') }],
  });
  const info = { ...warning, severity: 'info' as const, place: placeIn(base, 'retries'), related: [] };
  expect(renderText([warning, info], { color: false })).toBe(
    `pipelines/orders.yaml:1:10: warning: 9 retries are many. [retries-bounded]
  1 | retries: 9
    |          ^
dagwright.yaml:1:10: note: It replaced this value.
  1 | retries: 1
    |          ^

dagwright.yaml:1:1: info: 9 retries are many. [retries-bounded]
  1 | retries: 1
    | ^^^^^^^

1 warning, 1 info in 2 files
`,
  );
});

test('no findings are said to be none', () => {
  expect(renderText([], { color: false })).toBe('no findings\n');
});

test('what spans several lines is underlined on its first', () => {
  expect(
    renderText([finding('load:\n  type: bash  \n  after: []\n', 'type: bash  \n  after: []')], { color: false }),
  ).toContain('  2 |   type: bash\n    |   ^^^^^^^^^^\n');
});

test('the end of a file can be pointed at', () => {
  const source = { path: 'orders.yaml', text: 'id: orders\n' };
  const one = finding('x', 'x', { message: 'The key "owner" is missing.', place: { source, start: 11, end: 11 } });
  expect(renderText([one], { color: false })).toBe(`orders.yaml:2:1: error: The key "owner" is missing. [after-known]
  2 |
    | ^

1 error in 1 file
`);
});

test('a long line is cut around what is meant', () => {
  const line = `${'select a, '.repeat(30)}ORDERS${', b'.repeat(60)}\n`;
  expect(renderText([finding(line, 'ORDERS')], { color: false, width: 40 })).toBe(
    `pipelines/orders.yaml:1:301: error: "ORDERS" does not exist. [after-known]
  1 | …a, select a, ORDERS, b, b, b, b, b, b,…
    |               ^^^^^^

1 error in 1 file
`,
  );
});

test('what is longer than a line is underlined as far as it is shown', () => {
  const frame = renderText([finding(`query: ${'x'.repeat(500)}\n`, 'x'.repeat(500))], { color: false, width: 30 });
  expect(frame.split('\n').slice(1, 3)).toEqual([`  1 | query: ${'x'.repeat(22)}…`, `    |        ${'^'.repeat(22)}`]);
});

test('wide characters take two columns, combining marks none, tabs four', () => {
  const frame = renderText([finding('日本e\u0301\t"🚀 ok"\n', '"🚀 ok"')], { color: false });
  expect(frame.split('\n').slice(1, 3)).toEqual(['  1 | 日本e\u0301→   "🚀 ok"', '    |          ^^^^^^^']);
});

test('control characters of users are shown, not sent to the terminal', () => {
  const text = 'id: \u001b[31m\u202eorders\u009b0m\u2028\ud800\n';
  const shown = renderText(
    [
      finding(text, 'orders', {
        message: 'The id "\u001b]0;x\u0007\r\n" is unknown.',
        help: '\u001b[2J',
        code: '\u001b',
      }),
    ],
    { color: false },
  );
  expect(shown).toBe(
    `pipelines/orders.yaml:1:11: error: The id "␛]0;x␇␍␊" is unknown. [␛]
  1 | id: ␛[31m<U+202E>orders<U+009B>0m<U+2028><U+D800>
    |                  ^^^^^^

  help: ␛[2J

1 error in 1 file
`.replace('\n\n  help', '\n  help'),
  );
});

test('colours are there when they are asked for, whatever the environment says', () => {
  const shown = renderText([finding('after: [extrct]\n', 'extrct', { help: 'Name a task.' })], { color: true });
  expect(JSON.stringify(shown)).toBe(
    JSON.stringify(
      [
        '\u001b[1mpipelines/orders.yaml:1:9:\u001b[22m \u001b[31merror:\u001b[39m "extrct" does not exist. \u001b[2m[after-known]\u001b[22m',
        '\u001b[2m  1 |\u001b[22m after: [extrct]',
        '\u001b[2m    |\u001b[22m         \u001b[31m^^^^^^\u001b[39m',
        '  \u001b[32mhelp:\u001b[39m Name a task.',
        '',
        '1 error in 1 file',
        '',
      ].join('\n'),
    ),
  );
});

test('10,000 findings are summarised: errors in full up to the limit, the rest by kind and by file', () => {
  const findings = [
    ...many(9000, 'warning', 'retries-bounded'),
    ...many(997, 'warning', 'tier-known'),
    ...many(3, 'error', 'id-short'),
  ];
  const shown = renderText(findings, { color: false, limit: 4 });
  expect(shown).toBe(`pipelines/team_0.yaml:1:1: warning: The id is too short. [retries-bounded]
  1 | id: x
    | ^^^^^

pipelines/team_0.yaml:1:1: error: The id is too short. [id-short]
  1 | id: x
    | ^^^^^

pipelines/team_0.yaml:2:1: error: The id is too short. [id-short]
  2 | id: x
    | ^^^^^

pipelines/team_0.yaml:3:1: error: The id is too short. [id-short]
  3 | id: x
    | ^^^^^

9996 more findings, by kind:
  8999  retries-bounded
   997  tier-known
and by file:
  20  pipelines/team_1.yaml
  20  pipelines/team_10.yaml
  20  pipelines/team_11.yaml
  20  pipelines/team_12.yaml
  20  pipelines/team_13.yaml
  20  pipelines/team_14.yaml
  20  pipelines/team_15.yaml
  20  pipelines/team_16.yaml
  20  pipelines/team_17.yaml
  20  pipelines/team_18.yaml
  … and 890 more files

3 errors, 9997 warnings in 900 files
`);
});

test('as many findings as the limit are printed without a summary', () => {
  expect(renderText(many(50, 'error', 'id-short'), { color: false })).not.toContain('more finding');
  expect(renderText(many(51, 'error', 'id-short'), { color: false })).toContain(
    '1 more finding, by kind:\n  1  id-short\n',
  );
});
