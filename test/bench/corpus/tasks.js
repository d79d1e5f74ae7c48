import { columns } from './words.js';

/**
 * @typedef {object} Drawing What a task is drawn from.
 * @property {import('./random.js').Random} random
 * @property {string} pipeline
 * @property {string} subject
 * @property {boolean} hasSlots
 *
 * @typedef {object} DrawnTask
 * @property {string} name Becomes the id, with a number behind it.
 * @property {readonly string[]} lines The task's own keys, without indentation.
 * @property {readonly (readonly [path: string, text: string])[]} [files] Files beside the pipeline that it names.
 * @property {string} [next] The name of a task of its own that comes directly after it.
 */

/** The kinds of tasks, with how often each is drawn. @type {readonly ((drawing: Drawing, id: string, number: number) => DrawnTask)[]} */
export const kinds = [
  inlineQuery,
  inlineQuery,
  queryFile,
  queryFile,
  shellCommand,
  shellCommand,
  shellFile,
  pythonCall,
  pythonCall,
  warehouseTable,
  warehouseTable,
  partnerExport,
  nativeCall,
  milestone,
  tableCheck,
  shopRequest,
  container,
  enoughGate,
  newestOnly,
  route,
  waitForExport,
  triggerMarts,
];

export const builtinKinds = kinds.filter((kind) => kind !== warehouseTable && kind !== partnerExport);

function inlineQuery({ random, subject, hasSlots }, id) {
  const window = hasSlots && random.chance(0.4);
  return {
    name: `merge_${subject}`,
    lines: [
      'type: sql',
      'query: |',
      `  -- ${id}: one day at a time`,
      `  DELETE FROM \${{ var.schema }}.${subject} WHERE ${window ? 'updated_at >= :from_time AND updated_at < :to_time' : 'day = :day'};`,
      `  INSERT INTO \${{ var.schema }}.${subject} (${names(random).join(', ')})`,
      `  SELECT ${names(random).join(', ')}`,
      `  FROM \${{ var.schema }}.${subject}_landing`,
      `  WHERE ${window ? 'updated_at >= :from_time AND updated_at < :to_time' : 'day = :day'};`,
      ...(window
        ? ['parameters:', '  from_time: ${{ run.window_start }}', '  to_time: ${{ run.window_end }}']
        : ['parameters: { day: "${{ run.date }}" }']),
    ],
  };
}

function queryFile({ random, pipeline, subject }, id) {
  const path = `sql/${pipeline}_${id}.sql`;
  return {
    name: `refresh_${subject}`,
    lines: ['type: sql', `file: ${path}`, 'parameters: { day: "${{ run.date }}" }'],
    files: [[path, sqlText(random, subject)]],
  };
}

/** Twelve to thirty lines, as statements in files are longer than those in a spec. */
function sqlText(random, subject) {
  const selected = Array.from({ length: random.integer(4, 18) }, (_, index) =>
    random.chance(0.4)
      ? `  sum(source.${random.pick(columns)}) AS total_${index}`
      : `  source.${random.pick(columns)} AS ${random.pick(columns)}_${index}`,
  );
  return [
    `-- The day's ${subject}, counted once.`,
    `DELETE FROM \${{ var.schema }}.${subject}_daily WHERE day = :day;`,
    `INSERT INTO \${{ var.schema }}.${subject}_daily`,
    'SELECT',
    selected.join(',\n'),
    `FROM \${{ var.schema }}.${subject} AS source`,
    `LEFT JOIN \${{ var.schema }}.customers AS customer ON customer.customer_id = source.customer_id`,
    "WHERE source.day = :day AND source.status <> 'void'",
    'GROUP BY source.customer_id;',
    '',
  ].join('\n');
}

function shellCommand({ random, subject }) {
  return {
    name: `extract_${subject}`,
    lines: [
      'type: bash',
      `command: extract-${subject.replaceAll('_', '-')} --day \${{ run.date }} --limit ${random.integer(10, 900)} --out "$OUT"`,
      'env:',
      `  OUT: \${{ var.landing }}/${subject}/\${{ run.date | format("%Y/%m/%d") }}`,
      ...(random.chance(0.3) ? ['  TOKEN: ${{ secret.partner_token }}'] : []),
      ...(random.chance(0.2) ? ['skip_exit_code: 99'] : []),
    ],
  };
}

function shellFile({ pipeline, subject }, id) {
  const path = `scripts/${pipeline}_${id}.sh`;
  const text = [
    'set -euo pipefail',
    `# \${#files[@]} is how many files of ${subject} there are.`,
    'files=("$FOLDER"/*.csv)',
    'for file in "${files[@]}"; do',
    '  gzip --keep --force "$file"',
    'done',
    'echo "${#files[@]} files of ${{ run.date }}"',
    '',
  ].join('\n');
  return {
    name: `compress_${subject}`,
    lines: ['type: bash', `file: ${path}`, `env: { FOLDER: "\${{ var.landing }}/${subject}" }`],
    files: [[path, text]],
  };
}

function pythonCall({ random, subject }) {
  return {
    name: `check_${subject}`,
    lines: [
      'type: python',
      `callable: analytics.${subject}:${random.pick(['check', 'publish', 'notify_readers'])}`,
      'arguments:',
      '  day: ${{ run.date }}',
      '  days_before: ["${{ run.date | shift(-1d) }}", "${{ run.date | shift(-7d) }}"]',
      `  at_least: ${random.integer(1, 5000)}`,
      `  regions: [eu, us${random.chance(0.5) ? ', apac' : ''}]`,
    ],
  };
}

function warehouseTable({ random, subject }) {
  return {
    name: `build_${subject}`,
    lines: [
      'type: warehouse_table',
      `table: \${{ var.schema }}.${subject}_${random.pick(['daily', 'latest', 'by_region'])}`,
      'query: |',
      `  SELECT ${names(random).join(', ')}`,
      `  FROM \${{ var.schema }}.${subject}`,
      "  WHERE day = DATE '${{ run.date }}'",
    ],
  };
}

function partnerExport({ random, subject }) {
  return {
    name: `send_${subject}`,
    lines: [
      'type: partner_export',
      `dataset: ${subject}`,
      ...(random.chance(0.5) ? [`batch: ${random.integer(1, 50) * 100}`] : []),
    ],
  };
}

function nativeCall({ random, subject }) {
  return {
    name: `measure_${subject}`,
    lines: [
      'type: native',
      'class:',
      '  "2": airflow.operators.python.PythonOperator',
      '  "3": airflow.providers.standard.operators.python.PythonOperator',
      'templated: [op_kwargs]',
      'arguments:',
      '  python_callable: { $callable: "builtins:print" }',
      `  op_kwargs: { sep: ", ", end: "${subject} of \${{ run.date }} in part ${random.integer(1, 9)}" }`,
    ],
  };
}

function milestone({ subject }) {
  return { name: `done_${subject}`, lines: ['type: noop'] };
}

function tableCheck({ random, subject }) {
  const [first, second] = names(random);
  return {
    name: `verify_${subject}`,
    lines: [
      'type: check',
      'connection: warehouse',
      `table: \${{ var.schema }}.${subject}`,
      "where: day = DATE '${{ run.date }}'",
      `rows: { at_least: ${random.integer(1, 50)} }`,
      `columns: { ${first}: { nulls: 0, unique: true }, ${second}: { min: ${random.integer(0, 9)} } }`,
    ],
  };
}

function shopRequest({ random, subject }) {
  return {
    name: `tell_shop_${subject}`,
    lines: [
      'type: http',
      'connection: shop_api',
      'method: POST',
      `path: /v${random.integer(1, 3)}/${subject.replaceAll('_', '-')}`,
      'headers: { Idempotency-Key: "${{ pipeline.id }}-${{ run.date }}" }',
      `body: { day: "\${{ run.date }}", parts: [${random.integer(1, 9)}, 10], dataset: ${subject} }`,
      'expect: { status: [200, 201] }',
    ],
  };
}

function container({ random, subject }) {
  return {
    name: `draw_${subject}`,
    lines: [
      'type: container',
      `image: registry.example.com/reports:1.${random.integer(0, 40)}.0`,
      `command: [report, --dataset, ${subject}, --day, "\${{ run.date }}"]`,
      'env: { OUT: "${{ var.landing }}/reports" }',
      'resources: { cpu: 500m, memory: 1Gi }',
    ],
  };
}

function enoughGate({ random, subject }) {
  return {
    name: `enough_${subject}`,
    lines: [
      'type: gate',
      `callable: analytics.${subject}:enough`,
      `arguments: { day: "\${{ run.date }}", least: ${random.integer(1, 90)} }`,
    ],
  };
}

function newestOnly({ subject }) {
  return { name: `newest_${subject}`, lines: ['type: latest_only'] };
}

function route({ subject }, _id, number) {
  const next = `chosen_${subject}_${number + 1}`;
  return {
    name: `route_${subject}`,
    lines: ['type: branch', `callable: analytics.${subject}:choose`, `options: [${next}]`],
    next,
  };
}

function waitForExport({ random, subject, hasSlots }) {
  const waited = hasSlots
    ? random.pick(['{ time: "23:30" }', '{ pipeline: crm_export, match: latest, on_failed: wait }'])
    : `{ sql: "SELECT count(*) FROM ${subject}_exports" }`;
  return {
    name: `wait_for_${subject}`,
    lines: [
      'type: wait',
      `for: ${waited}`,
      ...(hasSlots ? [] : ['connection: warehouse']),
      `poll: ${random.pick(['1m', '5m'])}`,
      'give_up_after: 20h',
    ],
  };
}

function triggerMarts({ subject }) {
  return {
    name: `refresh_marts_${subject}`,
    lines: ['type: trigger', 'pipeline: marts', `params: { day: "\${{ run.date }}", dataset: ${subject} }`],
  };
}

/** Three to six names of columns, each once. */
function names(random) {
  const first = random.integer(0, columns.length - 3);
  return columns.slice(first, first + random.integer(3, 6));
}
