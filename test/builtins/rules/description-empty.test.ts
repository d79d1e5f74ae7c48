import { testMutations } from './mutations.ts';

const after = 'nobody who sees it fail knows what it is for.';

testMutations('description-empty', {
  clean: 'id: daily_orders\ndescription: Loads the orders of the day.\ntasks:\n  load: { type: noop }\n',
  caught: {
    'no description': {
      edits: [['description: Loads the orders of the day.\n', '']],
      messages: [`The pipeline "daily_orders" has no description: ${after}`],
    },
    'the id again': {
      edits: [['Loads the orders of the day.', 'Daily orders.']],
      messages: [`The pipeline "daily_orders" is described as "Daily orders.": ${after}`],
    },
    'a place for words to come': {
      edits: [['Loads the orders of the day.', 'TODO']],
      messages: [`The pipeline "daily_orders" is described as "TODO": ${after}`],
    },
    'blanks only': {
      edits: [['Loads the orders of the day.', '"  "']],
      messages: [`The pipeline "daily_orders" has no description: ${after}`],
    },
  },
  spared: {
    'the id and what more there is to say': [['Loads the orders of the day.', 'Daily orders of all shops']],
    'another script': [['Loads the orders of the day.', '毎日の注文']],
    'a word like a placeholder in a sentence': [['Loads the orders of the day.', 'What is TODO for packers']],
  },
});
