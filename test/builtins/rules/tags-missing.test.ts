import { testMutations } from './mutations.ts';

const message = 'The pipeline "orders" has no tags: no filter of the orchestrator finds it.';

testMutations('tags-missing', {
  clean: 'tags: [orders]\ntasks:\n  load: { type: noop }\n',
  files: { 'environments/prod/overlays/orders.yaml': 'kind: Overlay\npipeline: orders\ntimeout: 1h\n' },
  caught: {
    'the tags taken away': { edits: [['tags: [orders]\n', '']], messages: [message] },
    'an empty list': { edits: [['[orders]', '[]']], messages: [message] },
    'the tags deleted in an environment': {
      edits: [['timeout: 1h', 'tags: { $delete: true }']],
      messages: [`${message} (in prod)`],
    },
  },
  spared: {
    'a domain in their place': [['tags: [orders]', 'domain: commerce']],
    'another tag': [['[orders]', '[sales]']],
    'tags of an environment': [['timeout: 1h', 'tags: [prod]']],
  },
});
