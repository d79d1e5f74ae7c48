import { expect, test } from 'vitest';
import { describeOnEachAirflow } from '../oracles/with_oracle.ts';
import { done, notDone } from './mapped_project.ts';

describeOnEachAirflow((airflow) => {
  test('FINE-PRINT 24, 33: outputs arrive with their types, and in texts as the language writes them', async () => {
    const { states, calls, said, rows, log } = await done(airflow, outputs);
    expect(notDone(states)).toEqual({
      lost: 'failed',
      lost_in_text: 'failed',
      null_in_text: 'failed',
      nothing_in_text: 'failed',
    });
    expect(calls).toEqual([
      { nothing: ['NoneType', 'None'], part: 'no part' },
      {
        text: 'last <line> & "quoted" {{ ds }}',
        kept: 'Kept.sh',
        order: {
          path: 's3://lake/{{ ds }}/load.sql',
          rows: ['int', '3'],
          share: ['float', '0.5'],
          open: ['bool', 'True'],
          none: ['NoneType', 'None'],
          list: [['int', '1'], 'a<b>&"c"', ['NoneType', 'None']],
          nested: { größe: 'ß' },
        },
        path: 's3://lake/{{ ds }}/load.sql',
        rows: ['int', '3'],
        none: ['NoneType', 'None'],
        lost: 'a "default"',
        inside: [{ deep: ['bool', 'True'] }],
        native: 'of a class',
      },
    ]);
    expect(said).toEqual([
      '3|0.5|true|[1,"a<b>&\\"c\\"",null]|{"größe":"ß"}|nothing',
      'last <line> & "quoted" {{ ds }}',
      's3://lake/{{ ds }}/load.sql',
    ]);
    expect(rows).toEqual([["s3://lake/{{ ds }}/load.sql, it's", '3']]);
    expect(log).toContain("'dict object' has no attribute 'lost'");
    expect(log).toContain("'value_is_null' is undefined");
  }, 600_000);

  test('parameters arrive with their types, as defaults and as they are given', async () => {
    const { states, calls, said, rows } = await done(airflow, given, params);
    expect({ states: notDone(states), calls, said, rows }).toEqual({
      states: {},
      calls: [
        {
          rows: ['int', '100'],
          share: ['float', '0.5'],
          full: ['bool', 'False'],
          region: '{{ ds }}.sql',
          day: ['NoneType', 'None'],
          list: [['int', '1'], '{{ ds }}'],
          part: ['int', '12'],
        },
      ],
      said: ['{{ ds }}.sql 100 false [1,"{{ ds }}"] no day'],
      rows: [['{{ ds }}.sql', '100']],
    });
  }, 600_000);

  test('what a run is given stands in the place of defaults', async () => {
    const conf = { rows: 7, share: 1.5, full: true, region: 'it\'s "eu".sh', day: '2026-03-01', list: ['{% a %}'] };
    const { states, calls, said, rows } = await done(airflow, given, params, conf);
    expect({ states: notDone(states), calls, said, rows }).toEqual({
      states: {},
      calls: [
        {
          rows: ['int', '7'],
          share: ['float', '1.5'],
          full: ['bool', 'True'],
          region: 'it\'s "eu".sh',
          day: '2026-03-01',
          list: ['{% a %}'],
          part: ['int', '12'],
        },
      ],
      said: ['it\'s "eu".sh 7 true ["{% a %}"] 2026-03-01'],
      rows: [['it\'s "eu".sh', '7']],
    });
  }, 600_000);

  test('a run that is given a wrong value is refused', async () => {
    const { states, log } = await done(airflow, given, params, { rows: 'many' });
    expect(Object.values(states).filter((state) => state === 'success')).toEqual([]);
    expect(log).toContain("'many' is not of type 'integer'");
  }, 600_000);
});

const outputs = `
  text: { type: bash, command: 'echo first; cat <<< "last <line> & \\"quoted\\" {\${{ "{" }} ds }}"' }
  order: { type: bash, command: 'echo first; cat "$FOLDER/order.json"', output: json }
  kept: { type: bash, command: echo Kept.sh, airflow: { task_id: Kept.task-1 } }
  empty: { type: python, callable: "shop_maps:nothing" }
  made: { type: native, class: { "2": airflow.operators.bash.BashOperator, "3": airflow.providers.standard.operators.bash.BashOperator }, arguments: { bash_command: echo of a class } }
  take:
    type: python
    after: [text, order, kept, made]
    callable: shop_maps:take
    arguments:
      text: \${{ tasks.text.output }}
      kept: \${{ tasks.kept.output }}
      order: \${{ tasks.order.output }}
      path: \${{ tasks.order.output.path }}
      rows: \${{ tasks.order.output.rows }}
      none: \${{ tasks.order.output.none }}
      lost: \${{ tasks.order.output.lost | default("a \\"default\\"") }}
      inside: [{ deep: "\${{ tasks.order.output.open }}" }]
      native: \${{ tasks.made.output }}
  take_nothing:
    type: python
    after: [empty]
    callable: shop_maps:take
    arguments: { nothing: "\${{ tasks.empty.output }}", part: '\${{ tasks.empty.output.key | default("no part") }}' }
  say:
    type: bash
    after: [text, order]
    command: echo "$ALL" >> "$FOLDER/said.txt"; echo "$TEXT" >> "$FOLDER/said.txt"; echo "$PART" >> "$FOLDER/said.txt"
    env:
      ALL: \${{ tasks.order.output.rows }}|\${{ tasks.order.output.share }}|\${{ tasks.order.output.open }}|\${{ tasks.order.output.list }}|\${{ tasks.order.output.nested }}|\${{ tasks.order.output.none | default("nothing") }}
      TEXT: \${{ tasks.text.output }}
      PART: \${{ tasks.order.output.path }}
  insert:
    type: sql
    after: [order]
    connection: warehouse
    query: INSERT INTO orders VALUES (:path, :rows)
    parameters: { path: "\${{ tasks.order.output.path }}, it's", rows: "\${{ tasks.order.output.rows }}" }
  lost: { type: python, after: [order], callable: "shop_maps:take", arguments: { lost: "\${{ tasks.order.output.lost }}" } }
  lost_in_text: { type: bash, after: [order], command: "true", env: { X: "of \${{ tasks.order.output.lost }}" } }
  null_in_text: { type: bash, after: [order], command: "true", env: { X: "of \${{ tasks.order.output.none }}" } }
  nothing_in_text: { type: bash, after: [empty], command: "true", env: { X: "of \${{ tasks.empty.output }}" } }
`;

const params = `params:
  rows: { type: integer, default: 100 }
  share: { type: number, default: 0.5 }
  full: { type: boolean, default: false }
  region: { type: string, default: "{{ ds }}.sql" }
  day: { type: string, nullable: true, default: null }
  list: { type: array, default: [1, "{{ ds }}"] }
  limits: { type: object, default: { most: 12 } }
`;

const given = `
  take:
    type: python
    callable: shop_maps:take
    arguments:
      rows: \${{ run.params.rows }}
      share: \${{ run.params.share }}
      full: \${{ run.params.full }}
      region: \${{ run.params.region }}
      day: \${{ run.params.day }}
      list: \${{ run.params.list }}
      part: \${{ run.params.limits.most }}
  say:
    type: bash
    command: echo "$ALL" >> "$FOLDER/said.txt"
    env: { ALL: '\${{ run.params.region }} \${{ run.params.rows }} \${{ run.params.full }} \${{ run.params.list }} \${{ run.params.day | default("no day") }}' }
  insert:
    type: sql
    connection: warehouse
    query: INSERT INTO orders VALUES (:region, :rows)
    parameters: { region: "\${{ run.params.region }}", rows: "\${{ run.params.rows }}" }
`;
