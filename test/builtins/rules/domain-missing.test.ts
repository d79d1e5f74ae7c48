import { testMutations } from './mutations.ts';

const message = 'The pipeline "orders" has no domain: it is missing where pipelines are listed by domain.';

testMutations('domain-missing', {
  clean: 'domain: commerce\ntasks:\n  load: { type: noop }\n',
  files: { 'environments/prod/overlays/orders.yaml': 'kind: Overlay\npipeline: orders\ntags: [prod]\n' },
  caught: {
    'the domain taken away': { edits: [['domain: commerce\n', '']], messages: [message] },
    'a tag in its place': { edits: [['domain: commerce', 'tags: [commerce]']], messages: [message] },
    'the domain deleted in an environment': {
      edits: [['tags: [prod]', 'domain: { $delete: true }']],
      messages: [`${message} (in prod)`],
    },
  },
  spared: {
    'another domain in an environment': [['tags: [prod]', 'domain: sales']],
    'a domain that is a number’s text': [['domain: commerce', 'domain: "7"']],
    'no tags beside it': [['domain: commerce', 'domain: commerce\ntags: []']],
  },
});
