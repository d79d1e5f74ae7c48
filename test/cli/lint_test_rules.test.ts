import { expect, test } from 'vitest';
import { temporaryFolder } from '../host/temporary_folder.ts';
import { pipelineOf, projectOf } from '../lint/linted.ts';
import { dagwright } from './command_line.ts';

function rule(examples: string, check = '{ one_of: [sales] }'): Readonly<Record<string, string>> {
  return {
    ...projectOf('', { orders: pipelineOf('orders', 'domain: slaes\n') }),
    'environments/prod/overlays/orders.yaml': 'kind: Overlay\npipeline: orders\ndescription: Orders.\n',
    'standards/domain.yaml': `kind: Rule
id: domain-unknown
description: The domain is one of the catalogue.
path: domain
check: ${check}
message: The domain "{value}" is not in the catalogue.
examples:
${examples}`,
  };
}

async function tested(files: Readonly<Record<string, string>>): Promise<unknown> {
  return dagwright(temporaryFolder(files), ['lint', '--test-rules']);
}

test('examples that are what they are called give no findings', async () => {
  expect(await tested(rule('  good: [{ domain: sales }, {}]\n  bad: [{ domain: slaes }]\n'))).toEqual({
    code: 0,
    stdout: 'Tested 3 examples of 1 rule.\n',
    stderr: '',
  });
});

test('a good example that breaks the rule is told, and a bad one that does not', async () => {
  expect(await tested(rule('  good:\n    - domain: slaes\n  bad:\n    - domain: sales\n'))).toEqual({
    code: 1,
    stdout: 'Tested 2 examples of 1 rule.\n',
    stderr:
      `standards/domain.yaml:9:7: error: The rule "domain-unknown" finds something in a good example: The domain "slaes" is not in the catalogue. [rule-example]
  9 |     - domain: slaes
    |       ^^^^^^^^^^^^^
standards/domain.yaml:11:7: error: The rule "domain-unknown" finds nothing in a bad example. [rule-example]
  11 |     - domain: sales
     |       ^^^^^^^^^^^^^

2 errors in 1 file
`.replace(
        ']\n  9 |     - domain: slaes\n    |       ^^^^^^^^^^^^^\nstandards',
        ']\n  9 |     - domain: slaes\n    |       ^^^^^^^^^^^^^\n\nstandards',
      ),
  });
});

test('an example that is no pipeline is told', async () => {
  expect(await tested(rule('  bad: [{ domian: slaes }]\n'))).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('This is no pipeline: Unknown key "domian".') as string,
  });
});

test('several pipelines can be one example', async () => {
  const examples = '  good: [[{ domain: a }, { domain: b }]]\n  bad: [[{ domain: a }, { domain: a }]]\n';
  expect(await tested(rule(examples, '{ unique: true }'))).toMatchObject({ code: 0 });
});
