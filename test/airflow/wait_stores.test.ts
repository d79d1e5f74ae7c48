import { expect, test } from 'vitest';
import { environment, orders } from '../language/repository.ts';

/** The sensor that a wait for a file becomes; these two are of providers that the tests do not install. */
function sensor(file: string): string {
  const text = environment('prod', '2.11').replace(
    '"2.11" }',
    '"2.11", providers: { google: "15.1.0", microsoft-azure: "12.2.0" } }',
  );
  const compiled = orders(
    `environments: [prod]
schedule: { cron: daily, start: 2026-01-01 }
tasks: { wait: { type: wait, connection: archive, for: { file: ${JSON.stringify(file)} } } }
`,
    { 'environments/prod/environment.yaml': text },
  );
  expect(compiled.findings).toEqual([]);
  const call = /wait = (?<call>[^]*?) {8}deferrable/u.exec(compiled.dag('prod'))?.groups?.['call'] ?? '';
  return call.replaceAll(/\n {8}/gu, '\n').replace('task_id="wait",\n', '');
}

test('a file of Google Cloud Storage is looked for by bucket and object', () => {
  expect(sensor('gs://exports/sales/${{ run.date }}/_DONE')).toBe(`GCSObjectExistenceSensor(
bucket="exports",
object="sales/{{ data_interval_start | ds }}/_DONE",
google_cloud_conn_id="archive_prod",
`);
  expect(sensor('gs://exports-${{ run.date | format("%Y") }}-eu/a.csv')).toBe(`GCSObjectExistenceSensor(
bucket="exports-{{ data_interval_start.strftime('%Y') }}-eu",
object="a.csv",
google_cloud_conn_id="archive_prod",
`);
});

test.each(['wasb', 'wasbs', 'abfs', 'abfss'])('a file of Azure is looked for by container and blob: %s', (scheme) => {
  expect(sensor(`${scheme}://exports@shop.blob.core.windows.net/a/\${{ run.date }}.csv`)).toBe(`WasbBlobSensor(
container_name="exports",
blob_name="a/{{ data_interval_start | ds }}.csv",
wasb_conn_id="archive_prod",
`);
});
