import { testMutations } from './mutations.ts';

const clean = `tier: critical
runbook: https://runbooks.example.com/orders
tasks:
  load: { type: noop }
`;
const message =
  'The critical pipeline "orders" has no runbook: whoever is called when it fails has to find out what to do.';

testMutations('runbook-missing', {
  clean,
  files: {
    'pipelines/_defaults.yaml': 'kind: Defaults\npipeline: { tags: [sales] }\n',
    'environments/prod/overlays/orders.yaml': 'kind: Overlay\npipeline: orders\ntags: [prod]\n',
  },
  caught: {
    'the runbook taken away': { edits: [['runbook: https://runbooks.example.com/orders\n', '']], messages: [message] },
    'the runbook deleted in an environment': {
      edits: [['tags: [prod]', 'runbook: { $delete: true }']],
      messages: [`${message} (in prod)`],
    },
    'a pipeline that becomes critical by its folder': {
      edits: [
        ['tier: critical\nrunbook: https://runbooks.example.com/orders\n', ''],
        ['{ tags: [sales] }', '{ tier: critical }'],
      ],
      // Everything in the folder is critical now, the two pipelines of the example project too.
      messages: [
        'The critical pipeline "marts" has no runbook: whoever is called when it fails has to find out what to do.',
        message,
        'The critical pipeline "shipments" has no runbook: whoever is called when it fails has to find out what to do.',
      ],
    },
  },
  spared: {
    'a standard pipeline without one': [['tier: critical\nrunbook: https://runbooks.example.com/orders\n', '']],
    'an experimental pipeline without one': [
      ['tier: critical\nrunbook: https://runbooks.example.com/orders\n', 'tier: experimental\n'],
    ],
    'a runbook that an overlay gives': [['tags: [prod]', 'runbook: https://runbooks.example.com/orders-prod']],
  },
});
