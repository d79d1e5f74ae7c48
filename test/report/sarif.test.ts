import { readFileSync } from 'node:fs';
import official from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import AjvDraft04 from 'ajv-draft-04';
import { expect, test } from 'vitest';
import { builtins } from '../../src/builtins/index.ts';
import { dagwright } from '../cli/command_line.ts';
import { temporaryFolder } from '../host/temporary_folder.ts';
import { pipelineOf, projectOf } from '../lint/linted.ts';

// The package holds the schema of the standard in a file; nothing else of it is used.
// Patterns of the standard are older than the flag `u`, which refuses one of them.
const isLog = new AjvDraft04.default({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(official);

interface Log {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
      readonly results: readonly Result[];
    },
  ];
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions?: readonly { readonly kind: string; readonly justification: string }[];
}

/** The log of a project, after the official schema has judged it. */
async function logOf(files: Readonly<Record<string, string>>): Promise<Log> {
  const { stdout, stderr } = await dagwright(temporaryFolder(files), ['lint', '--format', 'sarif']);
  const log: unknown = JSON.parse(stdout);
  isLog(log);
  expect({ stderr, errors: isLog.errors }).toEqual({ stderr: '', errors: null });
  return log as Log;
}

const waiver = 'waivers: [{ rule: owner-missing, reason: Nobody owns it yet., until: 2026-05-31, ticket: DATA-7 }]\n';

test('the schema of the standard refuses what is no log', () => {
  expect(isLog({ version: '2.1.0', runs: [{ results: [] }] })).toBe(false);
});

test('a finding is a result of its rule, at its place, with a fingerprint', async () => {
  const [{ tool, results }] = (await logOf(projectOf('', { orders: pipelineOf('orders', '') }))).runs;
  const owner = results.find(({ ruleId }) => ruleId === 'owner-missing');
  expect(owner).toMatchObject({
    level: 'warning',
    message: { text: expect.stringMatching(/^Nobody owns the pipeline "orders".*\nWrite `owner:`/u) as string },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'pipelines/orders.yaml', uriBaseId: '%SRCROOT%' },
          region: { startLine: 2, startColumn: 5, endLine: 2, endColumn: 11 },
        },
      },
    ],
    partialFingerprints: { 'dagwright/v1': 'owner-missing|orders||owner|' },
  });
  expect(owner?.suppressions).toBeUndefined();
  expect(tool.driver.rules[owner?.ruleIndex ?? -1]?.id).toBe('owner-missing');
});

test('every rule is described with its page', async () => {
  const [{ tool }] = (await logOf(projectOf('', {}))).runs;
  expect(tool.driver.rules).toEqual(
    builtins.rules.map(
      ({ id, summary, area }) =>
        expect.objectContaining({
          id,
          shortDescription: { text: summary },
          help: expect.objectContaining({ markdown: readFileSync(`docs/rules/${id}.md`, 'utf8') }) as object,
          properties: { tags: [area] },
        }) as object,
    ),
  );
});

test('what is waived is suppressed in the source, with the reason', async () => {
  const [{ results }] = (await logOf(projectOf('', { orders: pipelineOf('orders', waiver) }))).runs;
  expect(results.find(({ ruleId }) => ruleId === 'owner-missing')?.suppressions).toMatchObject([
    {
      kind: 'inSource',
      status: 'accepted',
      justification: 'Nobody owns it yet. (until 2026-05-31, DATA-7)',
      location: { physicalLocation: { region: { startLine: 3 } } },
    },
  ]);
});

test('mistakes in a spec are results too, by their own names', async () => {
  const [{ tool, results }] = (await logOf(projectOf('', { 'my orders': 'kind: Pipeline\nid: orders\nownr: x\n' })))
    .runs;
  const unknown = results.find(({ ruleId }) => ruleId === 'unknown-key');
  expect(unknown?.locations[0]?.physicalLocation.artifactLocation.uri).toBe('pipelines/my%20orders.yaml');
  expect(tool.driver.rules[unknown?.ruleIndex ?? -1]).toEqual({ id: 'unknown-key' });
});

test('two results never have the same fingerprint', async () => {
  const files = projectOf('lint: { preset: strict }\n', {
    orders: pipelineOf('orders', ''),
    marts: pipelineOf('marts', ''),
  });
  const [{ results }] = (await logOf(files)).runs;
  const fingerprints = results.map(({ partialFingerprints }) => partialFingerprints['dagwright/v1']);
  expect(fingerprints.length).toBeGreaterThan(3);
  expect(new Set(fingerprints).size).toBe(fingerprints.length);
});

test('what a machine can write comes with it', async () => {
  const lint = 'lint: { rules: { zone-missing: warning } }\n';
  const schedule = 'schedule: { cron: "30 2 * * *", start: 2026-01-01 }\n';
  const [{ results }] = (await logOf(projectOf(lint, { orders: pipelineOf('orders', schedule) }))).runs;
  const fixes = results.flatMap(({ ruleId, ...rest }) => (ruleId === 'zone-missing' ? [rest] : []));
  expect(fixes).toMatchObject([
    {
      fixes: [
        {
          artifactChanges: [
            {
              artifactLocation: { uri: 'pipelines/orders.yaml' },
              replacements: [{ insertedContent: { text: ', timezone: UTC' } }],
            },
          ],
        },
      ],
    },
  ]);
});
