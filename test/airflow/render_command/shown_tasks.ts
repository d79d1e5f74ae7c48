/** Params of each type. */
export const shownParams = `params:
  region: { type: string, default: "eu's <größte> & \\"best\\"" }
  rows: { type: integer, default: 3 }
  share: { type: number, default: 0.25 }
  tiny: { type: number, default: 0.0000002 }
  huge: { type: number, default: 1.2e+19 }
  full: { type: boolean, default: false }
  days: { type: array, default: [1, "two", { three: null }] }
  limits: { type: object, default: { most: 1.5, names: [a, b] } }
`;

/** All names of the run with all pipes, and what only the orchestrator knows. */
export const tasksOfDates = `  command:
    type: bash
    command: |
      run \${{ run.date }} \${{ run.slot_date }} \${{ run.slot }} \${{ run.window_start }} \${{ run.window_end }} \${{ run.attempt }}
      pipeline \${{ pipeline.id }} \${{ var.schema }} \${#array[@]} \${{ "{{" }} ds }} {\${{ run.date }}}
    env:
      ID: \${{ run.id }}
      STARTED: \${{ run.started }}
      TOKEN: \${{ secret.token }}
      LIMIT: \${{ stored.limits.most }}
      NOTE: \${{ stored.note }}
      SCRIPT: run-\${{ run.date }}.sh
      ROWS: 3
      REGION: \${{ run.params.region }}
      SHARE: <\${{ run.params.share }}> <\${{ run.params.tiny }}> <\${{ run.params.huge }}>
      FULL: \${{ run.params.full }}
      DAYS: \${{ run.params.days }} \${{ run.params.days[2] }}
      LIMITS: \${{ run.params.limits }}
      MOST: \${{ run.params.limits.most }} of \${{ run.params.limits.names }}
      LEAST: \${{ run.params.limits.least | default("none") }}
  dates:
    type: bash
    command: echo dates
    env:
      BEFORE: \${{ run.date | shift(-1d) }} \${{ run.date | shift(-1w) }} \${{ run.date | shift(-1mo) }} \${{ run.date | shift(1y) }}
      BEGIN: \${{ run.date | start_of(month) }} \${{ run.date | start_of(quarter) }} \${{ run.date | start_of(year) }} \${{ run.date | start_of(week) }}
      LAST: \${{ run.date | start_of(month) | shift(-1d) | format("%d.%m.%y") }}
      WEEK: '\${{ run.date | format("%G-W%V %u %A %B %j %-d/%-m") }}'
      CLOCK: '\${{ run.date | format("%Y-%m-%dT%H:%M:%S%:z") }}'
      EPOCH: \${{ run.date | epoch(s) }} \${{ run.slot_date | epoch(ms) }}
  instants:
    type: bash
    command: echo instants
    env:
      UTC: \${{ run.slot | zone("UTC") }} \${{ run.window_start | zone("Asia/Kathmandu") }}
      LOCAL: \${{ run.slot | shift(-1d) }} \${{ run.slot | shift(-1mo) }} \${{ run.window_end | shift(1y) }}
      ELAPSED: \${{ run.slot | shift(-3h) }} \${{ run.slot | shift(-90m) }} \${{ run.slot | shift(45s) }}
      BEGIN: \${{ run.slot | start_of(hour) }} \${{ run.slot | start_of(day) }} \${{ run.window_start | start_of(month) }}
      PARTS: '\${{ run.window_start | format("%Y/%m/%d/%H %I %p %M %z") }} \${{ run.window_end | format("%-H:%M:%S%:z") }}'
      ELSEWHERE: '\${{ run.slot | zone("America/New_York") | start_of(day) | format("%Y-%m-%d %H:%M%:z") }}'
      EPOCH: \${{ run.window_start | epoch(s) }} \${{ run.slot | epoch(ms) }}
  query:
    type: sql
    connection: warehouse
    query: SELECT '\${{ run.date }}' FROM \${{ var.schema }}.orders WHERE :day < :at AND :rows * :share > 0 AND open = :open AND :region <> :full AND note LIKE '5%'
    parameters: { day: "\${{ run.date }}", at: "\${{ run.slot }}", rows: 3, share: 0.5, open: true, region: "\${{ run.params.region }}", full: "\${{ run.params.full }}" }
  publish:
    type: http
    connection: shop_api
    method: POST
    path: /v1/\${{ pipeline.id }}/\${{ run.date }}
    headers: { Idempotency-Key: "\${{ pipeline.id }}-\${{ run.date }}", X-Token: "\${{ secret.token }}" }
    body:
      day: \${{ run.date }}
      window: ["\${{ run.window_start }}", "\${{ run.window_end }}"]
      rows: \${{ run.params.rows }}
      text: "<\${{ run.params.limits }}>"
      region: \${{ run.params.region }}
      full: \${{ run.params.full }}
      epoch: \${{ run.slot | epoch(s) }}
      none: null
  wait_morning: { type: wait, for: { time: "02:30" } }
  wait_midnight: { type: wait, for: { time: "00:00" } }
`;

/** Tasks of every other type that has something to render. */
export const tasksOfTypes = `  script: { type: bash, file: scripts/extract.sh, env: { DAY: "\${{ run.date }}" } }
  each_region:
    type: bash
    command: extract --region \${{ item.region }} --day \${{ run.date }}
    env: { REGION: "\${{ item.region }}" }
    map: { over: [{ region: eu }, { region: "us-\${{ run.date }}" }] }
  statements:
    type: sql
    connection: warehouse
    file: sql/load.sql
    parameters: { day: "\${{ run.date }}", rows: "\${{ run.params.rows }}" }
  each_day:
    type: sql
    connection: warehouse
    query: SELECT :day, :element
    parameters: { day: "\${{ run.date }}", element: "\${{ item }}" }
    map: { over: [monday, 2, "\${{ run.slot_date }}"] }
  list:
    type: python
    callable: shop_functions:given
    arguments:
      day: \${{ run.date }}
      text: from \${{ run.window_start }} to \${{ run.window_end }}
      script: run.sh
      numbers: [1, 1.5, true, null, "\${{ run.params.rows }}", "\${{ run.attempt }}"]
      nested: { epoch: "\${{ run.slot | epoch(s) }}", text: "\${{ run.params.full }}!", deep: [{ day: "\${{ run.date | shift(-1d) }}" }] }
      region: \${{ run.params.region }}
      full: \${{ run.params.full }}
      share: \${{ run.params.share }}
      days: \${{ run.params.days }}
      limits: \${{ run.params.limits }}
      least: \${{ run.params.limits.least | default("none") }}
      stored: \${{ stored.limits }}
      most: \${{ stored.limits.most }}
      note: \${{ stored.note }}
  each_element:
    type: python
    callable: shop_functions:given
    arguments: { element: "\${{ item }}", day: "\${{ run.date }}" }
    map: { over: [eu, 2, [a, "\${{ run.date }}"], { most: 1.5, full: true }] }
  enough: { type: gate, callable: "shop_functions:given", arguments: { day: "\${{ run.date }}" } }
  route: { type: branch, callable: "shop_functions:given", arguments: { day: "\${{ run.date }}" }, options: [look] }
  ask:
    type: branch
    connection: warehouse
    sql: SELECT count(*) > 0 FROM orders WHERE day = :day AND at < '\${{ run.slot }}'
    parameters: { day: "\${{ run.date }}" }
    options: { "true": look, "false": send_text }
  look: { type: http, after: [route, ask], connection: shop_api, path: "/v1/orders?day=\${{ run.date }}" }
  send_text: { type: http, after: [ask], connection: shop_api, method: PUT, path: /v1/note, body: "day \${{ run.date }}\\n" }
  send_value: { type: http, connection: shop_api, method: PUT, path: /v1/limits, body: "\${{ run.params.limits }}" }
  send_region: { type: http, connection: shop_api, method: PUT, path: /v1/region, body: "\${{ run.params.region }}" }
  start_marts:
    type: trigger
    pipeline: marts
    params: { day: "\${{ run.date }}", full: "\${{ run.params.full }}", limits: "\${{ run.params.limits }}", rows: 3, note: "since \${{ run.slot }}" }
  wait_path: { type: wait, for: { file: "/lake/\${{ run.date }}/_DONE" } }
  wait_object: { type: wait, connection: lake, for: { file: "\${{ var.lake }}/\${{ run.date }}/_DONE" } }
  wait_rows:
    type: wait
    connection: warehouse
    for: { sql: "SELECT count(*) FROM exports WHERE day = :day AND at < '\${{ run.window_end }}'" }
    parameters: { day: "\${{ run.date }}" }
  wait_answer: { type: wait, connection: shop_api, for: { http: "/exports/\${{ run.date }}", headers: { X-Day: "\${{ run.slot_date }}" } } }
  wait_runs: { type: wait, give_up_after: 2d, for: { pipeline: legacy, match: latest } }
  check_table:
    type: check
    connection: warehouse
    table: \${{ var.schema }}.orders
    where: day = '\${{ run.date }}'
    rows: { at_least: 1 }
    columns: { order_id: { nulls: 0, unique: true } }
  check_query:
    type: check
    connection: warehouse
    query: SELECT count(*) > 0 FROM orders WHERE day = :day AND at < '\${{ run.slot }}'
    parameters: { day: "\${{ run.date }}" }
  pod:
    type: container
    image: registry.example.com/reports:\${{ run.date }}
    command: [report, --day, "\${{ run.date }}", --config, report.yaml]
    arguments: [--to, "\${{ run.slot }}"]
    env: { DAY: "\${{ run.date }}", FULL: "\${{ run.params.full }}", FILE: "\${{ run.date }}.json" }
  own:
    type: native
    class: airflow.providers.standard.operators.bash.BashOperator
    templated: [bash_command, env]
    arguments:
      bash_command: own \${{ run.date }}
      env: { DAY: "\${{ run.date }}", FULL: "\${{ run.params.full }}", FILE: run.sh }
`;
