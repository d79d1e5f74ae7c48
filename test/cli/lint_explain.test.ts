import { expect, test } from 'vitest';
import { builtins } from '../../src/builtins/index.ts';
import { temporaryFolder } from '../host/temporary_folder.ts';
import { dagwright } from './command_line.ts';
import { shop } from './shop.ts';

// No project is needed, nor a folder.
const folder = '/';

test('the page of a rule is shown, with its code indented', async () => {
  expect(await dagwright(folder, ['lint', '--explain', 'timeout-missing'])).toEqual({
    code: 0,
    stdout: `timeout-missing

In retries; \`recommended\`: warning, \`strict\`: error.

Every task that can hang has a timeout. Without one a connection that never answers holds a worker, and a slot of its
pool, until somebody looks; the next runs queue behind it.

    tasks:
      extract:
        type: bash
        command: extract-orders

    pipelines/orders.yaml:2:3: warning: The task "extract" has no timeout: when it hangs, it holds its worker until somebody notices. [timeout-missing]
      2 |   extract:
        |   ^^^^^^^
      help: Write \`timeout:\` with a little more than the longest time that it should take, such as \`timeout: 1h\`.

    1 warning in 1 file

With a timeout the try fails, and is retried like any other failure:

    tasks:
      extract:
        type: bash
        command: extract-orders
        timeout: 30m
`,
    stderr: '',
  });
});

test('without a name all rules are listed, by area', async () => {
  const { code, stdout } = await dagwright(folder, ['lint', '--explain']);
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /^ownership\n(?: {2}.*\n)*? {2}owner-missing +warning +error +Every pipeline has an owner\.\n/mu,
  );
  for (const { id, summary } of builtins.rules)
    expect(stdout).toMatch(new RegExp(`^  ${id} .*  ${escaped(summary)}$`, 'mu'));
  expect(stdout.trimEnd().split('\n').at(-1)).toBe('"dagwright lint --explain <rule>" shows the page of a rule.');
});

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
}

test('a program is given the list, or a page', async () => {
  const list = await dagwright(folder, ['lint', '--format', 'json', '--explain']);
  expect(JSON.parse(list.stdout)).toMatchObject({ version: 1, rules: builtins.rules.map(({ id }) => ({ id })) });
  const one = await dagwright(folder, ['lint', '--explain', 'owner-missing', '--format', 'json']);
  const page: unknown = expect.stringMatching(/^# owner-missing\n/u);
  expect(JSON.parse(one.stdout)).toMatchObject({ version: 1, id: 'owner-missing', area: 'ownership', page });
});

test('of a rule that there is not, it says which was meant', async () => {
  expect(await dagwright(folder, ['lint', '--explain', 'timeout-mising'])).toEqual({
    code: 2,
    stdout: '',
    stderr: `dagwright: there is no rule "timeout-mising". Did you mean "timeout-missing"?
  help: "dagwright lint --explain" lists the rules.
`,
  });
});

test('rules of the project are listed and shown, too', async () => {
  const rule = `kind: Rule
id: domain-given
description: Every pipeline says its domain.
level: error
path: domain
check: { required: true }
message: '"{pipeline}" has no domain.'
`;
  const project = temporaryFolder({ ...shop, 'standards/domain.yaml': rule });
  const list = await dagwright(project, ['lint', '--explain']);
  expect(list.stdout).toMatch(
    /^of this project\n {2}domain-given +error +error +Every pipeline says its domain[.]\n/mu,
  );
  expect(await dagwright(project, ['lint', '--explain', 'domain-given'])).toEqual({
    code: 0,
    stdout: `domain-given

A rule of this project; its level is error.

Every pipeline says its domain.

  standards/domain.yaml:
${rule.trimEnd().replaceAll(/^/gmu, '    ')}
`,
    stderr: '',
  });
});

test('a page says what the preset strict decides', async () => {
  const { stdout } = await dagwright(folder, ['lint', '--explain', 'runbook-missing']);
  expect(stdout).toContain(
    'Under the preset `strict`, `tiers` is `["critical","standard"]` unless somebody decides.\n',
  );
});

test('a terminal is shown headings in bold', async () => {
  const { stdout } = await dagwright(folder, ['lint', '--explain', 'owner-missing'], { isTerminal: true });
  expect(stdout.startsWith('\u001b[1mowner-missing\u001b[22m\n')).toBe(true);
});
