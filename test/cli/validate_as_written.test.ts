import { expect, test } from 'vitest';
import { temporaryFolder } from '../host/temporary_folder.ts';
import { dagwright } from './command_line.ts';
import { environment, pipeline, shop } from './shop.ts';

const asWritten = ['validate', '--as-written'];

test('what a document says by itself is judged, with its place', async () => {
  const folder = temporaryFolder({ ...shop, 'pipelines/orders.yaml': pipeline('orders').replace('pool', 'pol') });
  const { code, stdout, stderr } = await dagwright(folder, asWritten);
  expect({ code, stdout }).toEqual({ code: 1, stdout: 'Looked at 2 pipelines as written: 1 error in 1 file.\n' });
  expect(stderr).toContain('pipelines/orders.yaml:8:5: error: Unknown key "pol" in "tasks.load".');
});

test('ids by which documents name each other are judged', async () => {
  const overlay = 'kind: Overlay\npipeline: ordrs\ntimeout: 1h\n';
  const folder = temporaryFolder({ ...shop, 'environments/prod/overlays/orders.yaml': overlay });
  const { code, stderr } = await dagwright(folder, asWritten);
  expect(code).toBe(1);
  expect(stderr).toContain('Did you mean "orders"?');
});

test('what an environment makes of it is left to validate without the option', async () => {
  const withoutPool = environment('prod', '2.11', 8).replace('warehouse', 'heavy');
  const folder = temporaryFolder({ ...shop, 'environments/prod/environment.yaml': withoutPool });
  expect(await dagwright(folder, asWritten)).toEqual({
    code: 0,
    stdout: 'Looked at 2 pipelines as written: no findings.\n',
    stderr: '',
  });
  expect(await dagwright(folder, ['validate'])).toMatchObject({ code: 1 });
});

test('all that is found as written is found in environments too', async () => {
  const broken = pipeline('orders').replace('type: bash', 'type: bsh').replace('start', 'strt');
  const folder = temporaryFolder({ ...shop, 'pipelines/orders.yaml': broken });
  const [few, all] = await Promise.all(
    [asWritten, ['validate']].map((argv) => dagwright(folder, [...argv, '--format', 'json'])),
  );
  expect(places(few?.stdout).length).toBeGreaterThan(1);
  expect(places(all?.stdout)).toEqual(expect.arrayContaining([...places(few?.stdout)]));
});

/** Codes and lines of the findings in a JSON report. */
function places(report = '{}'): readonly string[] {
  const { findings } = JSON.parse(report) as { findings: readonly { code: string; line: number }[] };
  return findings.map(({ code, line }) => `${code} ${String(line)}`);
}
