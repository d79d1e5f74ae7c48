import { testMutations } from './mutations.ts';

const told = (name: string): string =>
  `No task of "orders" uses the parameter "${name}": whoever gives it to a run changes nothing.`;

testMutations('param-unused', {
  clean: `params:
  region: { type: string, default: eu }
  limit: { type: integer, default: 10 }
  parts: { type: integer, default: 2 }
tasks:
  extract:
    type: bash
    command: extract --region "$REGION" --limit {{ params.limit | int }}
    env: { REGION: "\${{ run.params.region }}" }
  load: { type: sql, connection: warehouse, file: sql/load.sql, parameters: { day: "\${{ run.date }}" } }
`,
  files: { 'pipelines/sql/load.sql': 'CALL load_orders(:day, {{ params.parts | int }});\n' },
  caught: {
    'a value in its place': { edits: [['${{ run.params.region }}', 'eu']], messages: [told('region')] },
    'no template of the author': { edits: [['{{ params.limit | int }}', '10']], messages: [told('limit')] },
    'no value in the file': { edits: [['{{ params.parts | int }}', '2']], messages: [told('parts')] },
    'a longer name': {
      edits: [
        ['${{ run.params.region }}', '${{ run.params.region_code }}'],
        ['params:\n', 'params:\n  region_code: { type: string, default: eu }\n'],
      ],
      messages: [told('region')],
    },
  },
  spared: {
    'a use in the parameters of a statement': [
      ['{{ params.parts | int }}', ':parts'],
      ['day: "${{ run.date }}"', 'day: "${{ run.date }}", parts: "${{ run.params.parts }}"'],
    ],
    'a function, which may ask for it': [
      ['${{ run.params.region }}', 'eu'],
      ['load: {', 'score: { type: python, callable: "sales.scores:score" }\n  load: {'],
    ],
    'an operator of a provider': [
      ['{{ params.limit | int }}', '10'],
      ['load: {', 'clean: { type: native, class: sales.operators.Clean, arguments: {} }\n  load: {'],
    ],
  },
});
