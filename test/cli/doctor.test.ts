import { realpathSync } from 'node:fs';
import { expect, test } from 'vitest';
import { packageVersion } from '../../src/edge/cli/version.ts';
import { gitVersion } from '../../src/edge/commands/git_version.ts';
import { temporaryFolder } from '../host/temporary_folder.ts';
import { dagwright } from './command_line.ts';
import { pipeline, shop } from './shop.ts';

const tools = `  ok       dagwright ${packageVersion()}
  ok       Node 20.19.0, time zone data 2025b
  ok       ${gitVersion() ?? ''}
`;

test('FINE-PRINT 5: a project that is well, and the version of the zone data', async () => {
  const folder = temporaryFolder(shop);
  await dagwright(folder, ['compile']);
  expect(await dagwright(folder, ['doctor'])).toEqual({
    code: 0,
    stdout: `${tools}  ok       project in ${realpathSync(folder)}
  ok       environment dev: Airflow 3.3
  ok       environment prod: Airflow 2.11
  ok       no findings
  ok       generated/ is current
`,
    stderr: '',
  });
});

test('what is wrong comes with advice', async () => {
  const folder = temporaryFolder({ ...shop, 'pipelines/orders.yaml': pipeline('orders').replace('pool', 'pol') });
  expect(await dagwright(folder, ['doctor'])).toEqual({
    code: 1,
    stdout: `${tools}  ok       project in ${realpathSync(folder)}
  ok       environment dev: Airflow 3.3
  ok       environment prod: Airflow 2.11
  problem  1 error in 1 file
           Run "dagwright validate" and correct what it shows.
  problem  generated/ is not current
           Run "dagwright compile", and commit what it changes.
`,
    stderr: '',
  });
});

test('without a project', async () => {
  const folder = temporaryFolder({ 'notes.txt': '' });
  expect(await dagwright(folder, ['doctor'])).toEqual({
    code: 1,
    stdout: `${tools}  problem  no project: dagwright.yaml was not found in this folder or above it
           Go to the folder of your project, name it with --root, or run "dagwright init".
`,
    stderr: '',
  });
});
