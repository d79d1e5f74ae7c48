import fc from 'fast-check';
import { expect, test } from 'vitest';
import { completeDocuments } from './complete_documents.ts';
import { compiledFiles } from './repository.ts';

/** A repository with mistakes of many kinds beside what is right. */
const mistaken: Readonly<Record<string, string>> = {
  ...completeDocuments,
  'pipelines/invoices.yaml':
    'kind: Pipeline\nid: invoices\nretries: 3\ntasks: { load: { type: bash, command: "${{ var.lnading }}", pool: loats } }\n',
  'pipelines/again.yaml': 'kind: Pipeline\nid: invoices\ntasks: { load: { type: noop } }\n',
  'pipelines/Third.yaml':
    'kind: Pipeline\nid: shipments\ntasks: { a: { type: noop, after: [b] }, b: { type: noop, after: [a] } }\n',
  'pipelines/broken.yaml': 'kind: Pipeline\nid: [\n',
  'pipelines/types/twice.yaml': 'kind: TaskType\nid: invoice_query\ntask: { type: noop }\n',
  'environments/prod/overlays/z.yaml': 'kind: Overlay\npipeline: orders\n',
};

test.each([
  ['what is right', completeDocuments],
  ['what is wrong', mistaken],
])('artifacts and findings do not depend on the order of the files: %s', (_, documents) => {
  const paths = Object.keys(documents);
  const inOrder = compiledFiles(documents);
  fc.assert(
    fc.property(fc.shuffledSubarray(paths, { minLength: paths.length }), (shuffled) => {
      const { files, findings } = compiledFiles(
        Object.fromEntries(shuffled.map((path) => [path, documents[path] ?? ''])),
      );
      expect([...files]).toEqual([...inOrder.files]);
      expect(findings).toEqual(inOrder.findings);
    }),
    { numRuns: 40 },
  );
});

test('the same repository compiles to the same bytes twice', () => {
  const { files } = compiledFiles(completeDocuments);
  expect([...files.keys()].toSorted()).toEqual([
    'generated/prod/dags/orders.py',
    'generated/prod/pools.json',
    'generated/prod/store.yaml',
  ]);
  expect([...compiledFiles(completeDocuments).files]).toEqual([...files]);
});

test('an order of keys that means nothing changes no byte', () => {
  const swapped = {
    ...completeDocuments,
    'environments/prod/environment.yaml': (completeDocuments['environments/prod/environment.yaml'] ?? '').replace(
      /( {2}shop_token:.*\n)( {2}warehouse_password:.*\n)/u,
      '$2$1',
    ),
  };
  expect([...compiledFiles(swapped).files]).toEqual([...compiledFiles(completeDocuments).files]);
});
