import { expect, test } from 'vitest';
import { compiled, environment, type Files } from './repository.ts';

const prefixed = {
  'environments/dev/environment.yaml': environment('dev', '3.3').replace('"3.3"', '"3.3", dag_id_prefix: dev_'),
};

function pipeline(id: string, text: string): Files {
  return { [`pipelines/${id}.yaml`]: `kind: Pipeline\nid: ${id}\n${text}` };
}

const load = 'tasks: { load: { type: noop } }\n';

test('FINE-PRINT 17: the prefix of an environment does not apply to an id that was kept', () => {
  const { dag } = compiled({
    ...prefixed,
    ...pipeline('orders', load),
    ...pipeline('invoices', `airflow: { dag_id: Finance.invoices }\n${load}`),
  });
  expect(dag('dev', 'orders')).toContain('dag_id="dev_orders"');
  expect(dag('dev', 'invoices')).toContain('dag_id="Finance.invoices"');
});

test('FINE-PRINT 17: the ids of DAGs are unique in each environment, kept ones too', () => {
  const { findings } = compiled({
    ...prefixed,
    ...pipeline('orders', load),
    ...pipeline('invoices', `airflow: { dag_id: dev_orders }\n${load}`),
  });
  expect(findings).toEqual(['pipelines/orders.yaml:2:5 id-twice in dev']);
});

test('FINE-PRINT 17: priorities are absolute, unless Airflow is told to add them up', () => {
  const { dag } = compiled(
    pipeline(
      'orders',
      'tasks:\n  load: { type: noop, priority: 5 }\n  archive: { type: noop, after: [load], airflow: { weight_rule: upstream } }\n  report: { type: noop, after: [load] }\n',
    ),
  );
  expect(dag('dev').match(/weight_rule.*/gu)).toEqual(['weight_rule": "absolute"},', 'weight_rule="upstream")']);
});

test('FINE-PRINT 17: a limit of active tasks that runs share is told', () => {
  const { findings } = compiled(pipeline('orders', `max_active_runs: 2\nmax_active_tasks: 4\n${load}`));
  expect(findings).toEqual(['pipelines/orders.yaml:4:19 limit-of-all-runs in prod']);
});

test('mails of Airflow itself reach all tasks through the defaults of the DAG, both flags written out', () => {
  const { dag } = compiled(pipeline('orders', `airflow: { email: [sales@example.com] }\n${load}`));
  expect(dag('prod').match(/"email\w*": .*/gu)).toEqual([
    '"email": ["sales@example.com"],',
    '"email_on_failure": True,',
    '"email_on_retry": True,',
  ]);
});

test('a documentation file arrives as it is written', () => {
  const { dag } = compiled({
    ...pipeline('orders', `airflow: { doc_md_file: orders.md }\n${load}`),
    'pipelines/orders.md': '# Orders of {{ ds }}\n\nIn ${{ env.id }}.\n',
  });
  expect(dag('dev')).toContain(
    'doc_md="""\\\n# orders\n\n# Orders of {{ ds }}\n\nIn ${{ env.id }}.\n\nTier: standard.\n"""',
  );
});
