import { testMutations } from './mutations.ts';

const told = (first: string, second: string): string =>
  `The tasks "${first}" and "${second}" of "orders" differ by one letter: in a log or a message one is read for the other.`;

testMutations('similar-names', {
  clean: `tasks:
  load_orders_de: { type: noop }
  load_orders_fr: { type: noop }
  extract_items: { type: noop }
  publish: { type: noop }
`,
  caught: {
    'a letter less': {
      edits: [['publish', 'extract_item']],
      messages: [told('extract_items', 'extract_item')],
    },
    'another letter': {
      edits: [['publish', 'extracs_items']],
      messages: [told('extract_items', 'extracs_items')],
    },
    'two letters that changed places': {
      edits: [['publish', 'extarct_items']],
      messages: [told('extract_items', 'extarct_items')],
    },
    'a letter more in the first one': {
      edits: [
        ['load_orders_fr', 'load_orderss_de'],
        ['publish', 'load_stock'],
      ],
      messages: [told('load_orders_de', 'load_orderss_de')],
    },
  },
  spared: {
    'two letters': [['publish', 'extracts_item']],
    'a number': [['publish', 'extract_items_2']],
    'a short word': [['load_orders_fr', 'load_orders_dk']],
    'letters taken out of both ends': [['publish', 'xtract_itemsy']],
  },
});
