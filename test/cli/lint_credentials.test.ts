import { describe, expect, test } from 'vitest';
import { addFiles, temporaryFolder } from '../host/temporary_folder.ts';
import { dagwright } from './command_line.ts';

/** Put together here, so that no scanner takes this file for the leak that it is not. */
const values = {
  url: 'Kx7fQ2mZ9w',
  option: 'Sommer2026',
  variable: '2g7HjK4lP9oIu6Yt',
  quoted: 'ab,c&d;Fgh1jK2',
  inBlock: 'Qw9rT5yU1iO3pA7s',
  github: `ghp_${'a8Kd0QmZx27Lw4Rt'.repeat(3).slice(0, 36)}`,
  inSql: 'Winter2027',
  inPython: 'Herbst2028',
  replaced: '7h3JkL0pQz2XcV8b',
  inWaiver: '5tGb6YhN7uJm8IkQ',
  removed: 'Fruehling29',
  inSpare: '3eDc4RfV5tGb6YhZ',
  keyBody: 'MIIEowIBAAKCAQEAvJ3xQ7w2kT9p',
};

const key = [
  '-----BEGIN RSA',
  `PRIVATE KEY-----\n        ${values.keyBody}\n        -----END RSA PRIVATE KEY-----`,
].join(' ');

/** Each of these lines is shown by a finding, or quoted in its words, when nothing is hidden. */
const shop = {
  'dagwright.yaml': `kind: Project
id: shop
environments: [dev, prod]
lint: { preset: strict }
`,
  'environments/dev/environment.yaml': environment('dev', '3.3'),
  'environments/prod/environment.yaml': environment('prod', '2.11'),
  'environments/prod/overlays/orders.yaml': `kind: Overlay
pipeline: orders
tasks: { ship: { env: { API_KEY: ${values.replaced} } } }
`,
  'pipelines/orders.yaml': `kind: Pipeline
id: orders
schedule: { cron: '0 3 * * *', start: 2026-01-01 }
waivers: [{ rule: tags-missing, reason: 'They come with token=${values.inWaiver} later.', until: 2027-01-01 }]
tasks:
  load: { type: bash, command: 'load --from postgres://loader:${values.url}@db/orders --day $(date +%F)' }
  send: { type: bash, command: 'send --password ${values.option} --day $(date +%F)', retries: 20 }
  ship: { type: bash, command: ship, env: { API_KEY: ${values.variable} }, retries: { count: 9, delay: 1s } }
  push: { type: bash, command: push, env: { DB_PASSWORD: "${values.quoted}" }, retries: { count: 9, delay: 1s } }
  note:
    type: bash
    command: 'note ${values.github}; date +%F'
    env:
      SIGNING_TOKEN: >-
        ${values.inBlock}
      SIGNING_KEY: |
        ${key}
  rows: { type: sql, connection: warehouse, file: rows.sql }
  call: { type: python, file: call.py, function: call }
`,
  'pipelines/rows.sql': `ALTER USER loader PASSWORD '${values.inSql}'; INSERT INTO days VALUES (CURRENT_DATE);\n`,
  'pipelines/call.py': `import datetime\ndef call():\n    password = "${values.inPython}"; datetime.datetime.now()\n`,
  'pipelines/wrong.yaml': `kind: Pipeline
id: wrong
pasword: { password: ${values.removed} }
tasks: { load: { type: noop } }
`,
  'standards/keys.yaml': rule('keys', 'env.API_KEY'),
  'standards/passwords.yaml': rule('passwords', 'env.DB_PASSWORD'),
  'standards/tokens.yaml': rule('tokens', 'env.SIGNING_TOKEN'),
  'standards/commands.yaml': rule('commands', 'command'),
};

function environment(id: string, airflow: string): string {
  const warehouse = 'connections: { warehouse: { id: wh, type: postgres } }';
  return `kind: Environment\nid: ${id}\ntarget: { airflow: '${airflow}', providers: { apache-airflow-providers-common-sql: '1.20' } }\n${warehouse}\n`;
}

function rule(id: string, path: string): string {
  return `kind: Rule
id: ${id}
description: Ours.
subject: task
path: ${path}
check: { one_of: [nothing] }
message: 'This is "{value}".'
help: 'Write something else than "{value}".'
`;
}

const off = 'lint: { preset: strict, rules: { credential-literal: off } }\n';

async function printed(folder: string, ...more: readonly string[]): Promise<string> {
  const { stdout, stderr } = await dagwright(folder, ['lint', '--today', '2026-06-01', ...more]);
  return `${stdout}${stderr}`;
}

function shownIn(text: string): readonly string[] {
  return Object.entries(values).flatMap(([where, value]) => (text.includes(value) ? [where] : []));
}

describe.each([
  ['with the rule about credentials', shop],
  ['without it', { ...shop, 'dagwright.yaml': shop['dagwright.yaml'].replace('lint: { preset: strict }\n', off) }],
])('%s, no credential is shown', (_, files) => {
  test.each(['text', 'json', 'sarif', 'github'])('as %s', async (format) => {
    const text = await printed(temporaryFolder(files), '--format', format);
    expect(text).toContain('pipelines/orders.yaml');
    expect(shownIn(text)).toEqual([]);
  });

  test('in the list of waivers', async () => {
    const text = await printed(temporaryFolder(files), '--waivers');
    expect(text).toContain('They come with token=*** later.');
  });

  test('in a baseline, and what is told of it', async () => {
    const folder = temporaryFolder(files);
    addFiles(folder, { 'pipelines/wrong.yaml': 'kind: Pipeline\nid: wrong\ntasks: { load: { type: noop } }\n' });
    await printed(folder, '--write-baseline');
    const { findings } = JSON.parse(await printed(folder, '--format', 'json')) as { findings: readonly unknown[] };
    expect(findings).toEqual([]);
    const text = await printed(folder, '--format', 'sarif');
    expect(shownIn(text)).toEqual([]);
  });
});

test('the line of another finding is shown, with asterisks where the credential is', async () => {
  const text = await printed(temporaryFolder(shop));
  expect(text).toContain(`'send --password ${'*'.repeat(values.option.length)} --day $(date +%F)'`);
});
