import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtins } from '../../src/builtins/index.ts';
import { openEditor, type Editor } from './editor.ts';
import { publishedSchemasFolder } from './published_schemas.ts';
import { schemasOf } from './schemas_of.ts';

const published = publishedSchemasFolder();
let editor: Editor;
beforeAll(async () => {
  editor = await openEditor(schemasOf(published));
});
afterAll(() => editor.close());

const ids = builtins.rules.map(({ id }) => id).toSorted();

function project(lint: string): string {
  return `kind: Project\nid: shop\nenvironments: [dev]\nlint:\n${lint}`;
}

function pipeline(rule: string): string {
  return `kind: Pipeline\nid: orders\nwaivers:\n  - rule: ${rule}\n    reason: The vendor gives no bound.\n    until: 2027-03-31\ntasks:\n  load: { type: noop }\n`;
}

async function labels(text: string): Promise<readonly string[]> {
  return (await editor.offers(text)).map(({ label }) => label).toSorted();
}

test('where rules are set, their ids are offered, each with what it asks for', async () => {
  const offers = await editor.offers(project('  rules:\n    ¦'));
  expect(offers.map(({ label }) => label).toSorted()).toEqual(ids);
  const [owner] = offers.filter(({ label }) => label === 'owner-missing');
  expect(owner?.documentation).toContain('Every pipeline has an owner.');
});

test('the same in environments and tiers', async () => {
  expect(await labels(project('  environments:\n    dev:\n      rules:\n        ¦'))).toEqual(ids);
  expect(await labels(project('  tiers:\n    critical:\n      rules:\n        ¦'))).toEqual(ids);
});

test('as the value of a rule, the levels are offered', async () => {
  const offered = await labels(project('  rules:\n    owner-missing: ¦'));
  expect(offered).toEqual(expect.arrayContaining(['"off"', 'error', 'info', 'warning']));
});

test('of a rule with options, they are offered; one without has none', async () => {
  expect(await labels(project('  rules:\n    runbook-missing:\n      ¦'))).toEqual(['level', 'options']);
  expect(await labels(project('  rules:\n    runbook-missing:\n      options:\n        ¦'))).toEqual(['tiers']);
  expect(await labels(project('  rules:\n    owner-missing:\n      ¦'))).toEqual(['level']);
});

test('a waiver is offered the ids of the rules, each with what it asks for', async () => {
  const offers = await editor.offers(pipeline('¦'));
  expect(offers.map(({ label }) => label).toSorted()).toEqual(ids);
  const [owner] = offers.filter(({ label }) => label === 'owner-missing');
  expect(owner?.documentation).toBe('Every pipeline has an owner.');
});

test.each([
  ['a rule that there is not', project('  rules:\n    owner-mising: error\n')],
  ['a level that there is not', project('  rules:\n    owner-missing: fatal\n')],
  [
    'an option that a rule does not have',
    project('  rules:\n    runbook-missing: { options: { tier: [critical] } }\n'),
  ],
  ['a waiver of no rule', pipeline('owner-mising')],
])('%s is underlined', async (_what, text) => {
  expect(await editor.problems(text)).toHaveLength(1);
});

test('what is right is not', async () => {
  const right = project(
    '  rules:\n    runbook-missing: { level: error, options: { tiers: [critical] } }\n    owner-missing: off\n',
  );
  expect(await editor.problems(right)).toEqual([]);
  expect(await editor.problems(pipeline('owner-missing'))).toEqual([]);
});
