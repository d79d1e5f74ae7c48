import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addFiles, filesOf, temporaryFolder } from '../host/temporary_folder.ts';
import { dagwright } from './command_line.ts';
import { pipeline, shop } from './shop.ts';

test('an output that is current is told so', async () => {
  const folder = temporaryFolder(shop);
  await dagwright(folder, ['compile']);
  expect(await dagwright(folder, ['check'])).toEqual({
    code: 0,
    stdout: 'generated/ is current: 16 files.\n',
    stderr: '',
  });
});

test('an interrupted compile is noticed, and completed by the next one', async () => {
  const folder = temporaryFolder(shop);
  await dagwright(folder, ['compile']);
  const whole = filesOf(folder);
  addFiles(folder, {
    'generated/dev/dags/orders.py': `${whole['generated/dev/dags/orders.py'] ?? ''}# An older one.\n`,
    'generated/dev/dags/shipments.py': whole['generated/dev/dags/orders.py'] ?? '',
    'generated/dev/dags/.0123456789abcdef.dagwright-tmp': 'half of',
  });
  rmSync(join(folder, 'generated/prod'), { recursive: true });
  const before = filesOf(folder);
  expect(await dagwright(folder, ['check'])).toEqual({
    code: 1,
    stdout: `generated/ is not current.
  missing    generated/prod/dags/invoices.py
  missing    generated/prod/dags/orders.py
  missing    generated/prod/store.yaml
  missing    generated/prod/pools.json
  different  generated/dev/dags/orders.py
  stale      generated/dev/dags/shipments.py
  leftover   generated/dev/dags/.0123456789abcdef.dagwright-tmp
A compile was interrupted.
Run "dagwright compile", and commit what it changes.
`,
    stderr: '',
  });
  expect(filesOf(folder)).toEqual(before);
  expect(await dagwright(folder, ['compile'])).toMatchObject({ code: 0 });
  expect(await dagwright(folder, ['check'])).toMatchObject({ code: 0 });
  expect(filesOf(folder)).toEqual(whole);
});

test('with errors it is not known whether the output is current', async () => {
  const folder = temporaryFolder(shop);
  await dagwright(folder, ['compile']);
  addFiles(folder, { 'pipelines/orders.yaml': pipeline('orders').replace('warehouse', 'warehuose') });
  expect(await dagwright(folder, ['check'])).toEqual({
    code: 1,
    stdout: 'Whether generated/ is current is not known: correct the errors first.\n',
    stderr: `pipelines/orders.yaml:8:11: error: There is no pool "warehuose": the task would never be scheduled. Did you mean "warehouse"? [unknown-pool]
  8 |     pool: warehuose
    |           ^^^^^^^^^
  help: Declare it under "pools" in environments/<id>/environment.yaml.

1 error in 1 file
`,
  });
});

test('GitHub is told in one annotation', async () => {
  const folder = temporaryFolder(shop);
  expect(await dagwright(folder, ['check', '--format', 'github'])).toEqual({
    code: 1,
    stdout:
      '::error title=not-current::generated/ is not current (16 files). Run "dagwright compile", and commit what it changes.\n',
    stderr: '',
  });
});
