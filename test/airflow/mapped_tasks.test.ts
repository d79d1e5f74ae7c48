import { expect, test } from 'vitest';
import { airflowIds, mainAirflowIds } from '../oracles/oracle.ts';
import { describeOnAirflows, describeOnEachAirflow } from '../oracles/with_oracle.ts';
import { done, notDone } from './mapped_project.ts';

describeOnEachAirflow((airflow) => {
  test(
    'FINE-PRINT 27: a task runs for each element that is written, with its values',
    { timeout: 600_000 },
    async () => {
      const { states, calls, said, rows } = await done(airflow, written);
      expect(notDone(states)).toEqual({});
      expect(Object.keys(states).length).toBe(20);
      expect(calls).toEqual(
        [
          { element: 'eu', day: '2026-03-28', both: 'eu of 2026-03-28' },
          { element: '2026-03-28', day: '2026-03-28', both: '2026-03-28 of 2026-03-28' },
          { element: '2026-03-28 {{ ds', day: '2026-03-28', both: '2026-03-28 {{ ds of 2026-03-28' },
          { element: 'load.sql', day: '2026-03-28', both: 'load.sql of 2026-03-28' },
          { element: { a: ['int', '1'] }, day: '2026-03-28', both: '{"a":1} of 2026-03-28' },
          { element: ['bool', 'True'], day: '2026-03-28', both: 'true of 2026-03-28' },
          { element: ['float', '1.5'], day: '2026-03-28', both: '1.5 of 2026-03-28' },
          { element: ['int', '3'], day: '2026-03-28', both: '3 of 2026-03-28' },
          { region: 'eu' },
          { element: ['int', '1'] },
          { region: ['int', '1'] },
        ].toSorted(byText),
      );
      expect(said).toEqual(
        [
          'run.sh fixed.sh',
          '{% a %} fixed.sh',
          '2026-03-28.sh fixed.sh',
          'variable eu at 2026-03-28',
          'variable us of 2026-03-28 at 2026-03-28',
          'variable {{ ds }} at 2026-03-28',
          'variable $2026-03-29 at 2026-03-28',
        ].toSorted(),
      );
      expect(rows).toEqual([
        ['eu.sql', 1],
        ['{{ us', 2.5],
      ]);
    },
  );

  test('FINE-PRINT 27: a task runs for each element of an output, with its values', { timeout: 600_000 }, async () => {
    const { states, calls, said } = await done(airflow, overOutputs);
    expect(notDone(states)).toEqual({ each_of_none: 'skipped', after_none: 'skipped' });
    expect(Object.keys(states).length).toBe(45);
    const texts = ['eu', '{{ ds }}', 'load.sql', 'run.sh', 'it\'s "so"', 'two\nlines\n', 'größte <b>&'];
    const twice = texts.map((text) => ({ twice: text + text }));
    expect(calls).toEqual(
      [
        ...texts.map((text) => ({ element: text, inside: `<${text}>`, list: [text] })),
        ...records,
        ...twice,
        { all: twice },
        { all_single: [{ twice: 'aa' }], inside: '[{"twice":"aa"}] of 1' },
        { each_single: 'aa' },
        { all_of_none: [] },
        { some: ['eu'] },
        { each_some: 'eu' },
      ].toSorted(byText),
    );
    expect(said).toEqual(['a {{ b }}', 'c.sh']);
  });
});

const others = airflowIds.filter((id) => !mainAirflowIds.some((main) => main === id));

await describeOnAirflows(others, (airflow) => {
  test('a task runs for each element that is written, and of outputs of tasks', { timeout: 600_000 }, async () => {
    const { states, calls } = await done(airflow, few);
    expect(notDone(states)).toEqual({});
    expect(calls).toEqual([
      { all: ['{{ ds }}.sh', 'eu of 2026-03-28'] },
      { one: 'eu of 2026-03-28' },
      { one: '{{ ds }}.sh' },
      { single: ['a'] },
    ]);
  });
});

const few = `
  said: { type: bash, command: 'echo "$WHAT"', env: { WHAT: "\${{ item }}" }, map: { over: ['\${{ "{{" }} ds }}.sh', "eu of \${{ run.date }}"] } }
  each: { type: python, after: [said], callable: "shop_maps:take", arguments: { one: "\${{ item }}" }, map: { over: "\${{ tasks.said.output }}" } }
  single: { type: bash, command: echo a, map: { over: [1] } }
  all: { type: python, after: [said], callable: "shop_maps:take", arguments: { all: "\${{ tasks.said.output }}" } }
  all_single: { type: python, after: [single], callable: "shop_maps:take", arguments: { single: "\${{ tasks.single.output }}" } }
`;

function byText(left: unknown, right: unknown): number {
  return JSON.stringify(left) < JSON.stringify(right) ? -1 : 1;
}

const records = [
  {
    element: {
      region: 'eu',
      rows: ['int', '2'],
      share: ['float', '0.5'],
      open: ['bool', 'True'],
      none: ['NoneType', 'None'],
    },
    rows: ['int', '2'],
    none: ['NoneType', 'None'],
    absent: 'no key',
    text: 'eu 2 true 0.5',
  },
  {
    element: {
      region: '{% us %}',
      rows: ['int', '3'],
      share: ['float', '1.0'],
      open: ['bool', 'False'],
      none: ['NoneType', 'None'],
    },
    rows: ['int', '3'],
    none: ['NoneType', 'None'],
    absent: 'no key',
    text: '{% us %} 3 false 1.0',
  },
];

const written = `
  texts:
    type: python
    callable: shop_maps:take
    arguments: { element: "\${{ item }}", day: "\${{ run.date }}", both: "\${{ item }} of \${{ run.date }}" }
    map: { over: [eu, "{{ data_interval_start | ds }}", load.sql, 3, 1.5, true, '\${{ run.date }} \${{ "{{" }} ds', { a: 1 }] }
  functions:
    type: python
    callable: "shop_maps:\${{ item.function }}"
    arguments: { element: "\${{ item.element }}" }
    map:
      over:
        - { function: take_region, element: eu }
        - { function: take, element: 1 }
        - { function: take_region, element: "\${{ run.attempt }}" }
  environment:
    type: bash
    command: echo "$WHERE $NAME" >> "$FOLDER/said.txt"
    env: { WHERE: "\${{ item.where }}", NAME: fixed.sh }
    map: { over: [{ where: run.sh }, { where: '{\${{ "%" }} a %}' }, { where: "\${{ run.date }}.sh" }] }
  command:
    type: bash
    command: echo 'variable \${{ item }} at \${{ run.date }}' >> "$FOLDER/said.txt"
    map: { over: "\${{ var.regions }}" }
  rows:
    type: sql
    connection: warehouse
    query: INSERT INTO orders VALUES (:region, :rows)
    parameters: { region: "\${{ item.region }}", rows: "\${{ item.rows }}" }
    map: { over: [{ region: eu.sql, rows: 1 }, { region: '\${{ "{{" }} us', rows: 2.5 }], max_active: 1 }
`;

const overOutputs = `
  each_text:
    type: python
    after: [texts]
    callable: shop_maps:take
    arguments: { element: "\${{ item }}", inside: "<\${{ item }}>", list: ["\${{ item }}"] }
    map: { over: "\${{ tasks.texts.output }}" }
  texts: { type: python, callable: "shop_maps:texts" }
  records: { type: python, callable: "shop_maps:records" }
  nothing: { type: python, callable: "shop_maps:no_regions" }
  lines: { type: bash, command: 'echo first; cat "$FOLDER/lines.json"', output: json }
  each_record:
    type: python
    after: [records]
    callable: shop_maps:take
    arguments:
      element: \${{ item }}
      rows: \${{ item.rows }}
      none: \${{ item.none }}
      absent: \${{ item.absent | default("no key") }}
      text: \${{ item.region }} \${{ item.rows }} \${{ item.open }} \${{ item.share }}
    map: { over: "\${{ tasks.records.output }}", max_active: 2 }
  each_line:
    type: bash
    after: [lines]
    command: echo "$WHERE" >> "$FOLDER/said.txt"
    env: { WHERE: "\${{ item }}" }
    map: { over: "\${{ tasks.lines.output }}" }
  each_of_none: { type: python, after: [nothing], callable: "shop_maps:twice", arguments: { element: "\${{ item }}" }, map: { over: "\${{ tasks.nothing.output }}" } }
  after_none: { type: noop, after: [each_of_none] }
  all_of_none: { type: python, after: [each_of_none], when: all_done, callable: "shop_maps:take", arguments: { all_of_none: "\${{ tasks.each_of_none.output }}" } }
  twice: { type: python, after: [texts], callable: "shop_maps:twice", arguments: { element: "\${{ item }}" }, map: { over: "\${{ tasks.texts.output }}" } }
  each_twice: { type: python, after: [twice], callable: "shop_maps:take", arguments: { twice: "\${{ item.twice }}" }, map: { over: "\${{ tasks.twice.output }}" } }
  all_twice: { type: python, after: [twice], callable: "shop_maps:take", arguments: { all: "\${{ tasks.twice.output }}" } }
  single: { type: python, callable: "shop_maps:twice", arguments: { element: "\${{ item }}" }, map: { over: [a] } }
  all_single: { type: python, after: [single], callable: "shop_maps:take", arguments: { all_single: "\${{ tasks.single.output }}", inside: "\${{ tasks.single.output }} of \${{ run.attempt }}" } }
  each_single: { type: python, after: [single], callable: "shop_maps:take", arguments: { each_single: "\${{ item.twice }}" }, map: { over: "\${{ tasks.single.output }}" } }
  some: { type: python, after: [texts], callable: "shop_maps:only_eu", arguments: { element: "\${{ item }}" }, map: { over: "\${{ tasks.texts.output }}" } }
  all_some: { type: python, after: [some], callable: "shop_maps:take", arguments: { some: "\${{ tasks.some.output }}" } }
  each_some: { type: python, after: [some], callable: "shop_maps:take", arguments: { each_some: "\${{ item }}" }, map: { over: "\${{ tasks.some.output }}" } }
`;
