import { expect, test } from 'vitest';
import { renderGithub } from '../../src/edge/report/github.ts';
import { finding, many } from './findings.ts';

test('each finding is a workflow command, errors first', () => {
  const text = 'id: x\ntasks:\n  load:\n    after: [extrct]\n';
  const findings = [
    finding(text, 'x', { severity: 'info', code: 'id-short', message: 'The id is short.' }),
    finding(text, 'id', { severity: 'warning', code: 'id-style', message: 'The id has no team.' }),
    finding(text, 'extrct', { help: 'Name a task of this pipeline.' }),
    finding(text, 'load:\n    after', { message: 'Two lines.' }),
  ];
  expect(renderGithub(findings)).toBe(
    `::error file=pipelines/orders.yaml,line=4,endLine=4,col=13,endColumn=19,title=after-known::"extrct" does not exist.%0AHelp: Name a task of this pipeline.
::error file=pipelines/orders.yaml,line=3,endLine=4,col=3,title=after-known::Two lines.
::warning file=pipelines/orders.yaml,line=1,endLine=1,col=1,endColumn=3,title=id-style::The id has no team.
::notice file=pipelines/orders.yaml,line=1,endLine=1,col=5,endColumn=6,title=id-short::The id is short.
`,
  );
});

test('what has a meaning in a command is escaped, so that no text of a user is one', () => {
  const source = { path: 'pipelines/a:b,c%d\n.yaml', text: 'id: x\n' };
  const one = finding('x', 'x', {
    message: '100 %\r\n::error::no\u001b[31m',
    place: { source, start: 4, end: 5 },
  });
  expect(renderGithub([one])).toBe(
    '::error file=pipelines/a%3Ab%2Cc%25d%0A.yaml,line=1,endLine=1,col=5,endColumn=6,title=after-known::100 %25␍␊::error::no␛[31m\n',
  );
});

test('GitHub shows ten of each kind: a notice counts the rest', () => {
  const findings = [...many(30, 'info', 'hint'), ...many(12, 'warning', 'id-style'), ...many(11, 'error', 'id-short')];
  const lines = renderGithub(findings).trimEnd().split('\n');
  expect(lines.map((line) => /^::(\w+)/u.exec(line)?.[1])).toEqual([
    ...Array.from({ length: 10 }, () => 'error'),
    ...Array.from({ length: 10 }, () => 'warning'),
    ...Array.from({ length: 10 }, () => 'notice'),
  ]);
  expect(lines.at(-1)).toBe(
    '::notice title=dagwright::24 more findings not shown here; in all 11 errors, 12 warnings, 30 infos in 3 files.',
  );
});

test('no findings print nothing', () => {
  expect(renderGithub([])).toBe('');
});
