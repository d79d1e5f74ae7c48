import { testMutations } from './mutations.ts';

const message = 'The sensor "wait_for_partition" holds a worker all the time that it waits: nothing else runs there.';

testMutations('wait-holds-worker', {
  clean: `tasks:
  wait_for_partition:
    type: native
    class: airflow.providers.amazon.aws.sensors.glue_catalog_partition.AwsGlueCatalogPartitionSensor
    arguments: { table_name: orders, mode: reschedule }
  refresh: { type: trigger, pipeline: marts, params: { day: "\${{ run.date }}" }, wait: false }
`,
  caught: {
    'a trigger that waits': {
      edits: [['wait: false', 'wait: true']],
      messages: ['The task "refresh" holds a worker until the run that it starts is over: nothing else runs there.'],
    },
    'the mode taken away': { edits: [[', mode: reschedule', '']], messages: [message] },
    'the other mode': { edits: [['mode: reschedule', 'mode: poke']], messages: [message] },
    'a trigger that may take longer': {
      edits: [['wait: false', 'wait: true, timeout: 11m']],
      messages: ['The task "refresh" holds a worker until the run that it starts is over: nothing else runs there.'],
    },
    'not deferred': { edits: [['mode: reschedule', 'deferrable: false']], messages: [message] },
  },
  spared: {
    'a trigger of a few minutes': [['wait: false', 'wait: true, timeout: 10m']],
    'a sensor of a few minutes': [
      ['type: native', 'type: native\n    timeout: 5m'],
      ['mode: reschedule', 'mode: poke'],
    ],
    'a trigger that says nothing': [[', wait: false', '']],
    'deferred to the triggerer': [['mode: reschedule', 'deferrable: true']],
    'an operator that works': [
      ['sensors.glue_catalog_partition.AwsGlueCatalogPartitionSensor', 'operators.glue.GlueJobOperator'],
      ['table_name: orders, mode: reschedule', 'job_name: orders'],
    ],
    'a wait of the language': [
      ['type: native', 'type: wait'],
      [
        '    class: airflow.providers.amazon.aws.sensors.glue_catalog_partition.AwsGlueCatalogPartitionSensor\n',
        '    for: { pipeline: shipments, match: latest }\n',
      ],
      ['    arguments: { table_name: orders, mode: reschedule }\n', ''],
    ],
  },
});
