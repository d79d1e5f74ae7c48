import { testMutations } from './mutations.ts';

const message = 'Nobody owns the pipeline "invoices": when it fails, nobody is asked.';

testMutations('owner-missing', {
  clean: 'tasks:\n  load: { type: noop }\n',
  files: {
    'pipelines/billing/_defaults.yaml': 'kind: Defaults\npipeline: { tags: [billing] }\n',
    'pipelines/billing/invoices.yaml':
      'kind: Pipeline\nid: invoices\nowner: sales-platform # asked first\ntasks: { load: { type: bash, command: load-invoices } }\n',
    'environments/prod/overlays/invoices.yaml': 'kind: Overlay\npipeline: invoices\ntags: [prod]\n',
  },
  caught: {
    'the owner taken away': { edits: [['owner: sales-platform # asked first\n', '']], messages: [message] },
    'the owner of a task in its place': {
      edits: [
        ['owner: sales-platform # asked first\n', ''],
        ['command: load-invoices', 'command: load-invoices, owner: sales-platform'],
      ],
      messages: [message],
    },
    'the owner deleted in an environment': {
      edits: [['tags: [prod]', 'owner: { $delete: true }']],
      messages: [`${message} (in prod)`],
    },
  },
  spared: {
    'an owner of the folder': [
      ['owner: sales-platform # asked first\n', ''],
      ['tags: [billing]', 'owner: sales-platform'],
    ],
    'an owner of the environment': [['tags: [prod]', 'owner: sales-platform']],
    'a task without one of its own': [['command: load-invoices', 'command: load-invoices, docs: Nobody else']],
  },
});
