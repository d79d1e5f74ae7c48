import { expect, test } from 'vitest';
import { environment, findings, inOrders } from './project.ts';

/** The pipeline with one task of bash. */
function command(text: string): string {
  return inOrders(`tasks:
  load: { type: bash, command: ${JSON.stringify(text)} }
`);
}

test('a secret, a stored value and a connection that the environment lacks', () => {
  expect(
    inOrders(`tasks:
  load:
    type: bash
    command: load-orders \${{ connection.warehous.id }}
    env: { TOKEN: "\${{ secret.shop_tokn }}", LIMIT: "\${{ stored.limit }}" }
`),
  ).toBe(`
pipelines/orders.yaml:6:30: error: There is no connection "warehous". Did you mean "warehouse"? [unknown-connection]
  6 |     command: load-orders \${{ connection.warehous.id }}
    |                              ^^^^^^^^^^^^^^^^^^^^^^
  help: Declare it under "connections" in environments/<id>/environment.yaml.

pipelines/orders.yaml:7:24: error: There is no secret "shop_tokn". Did you mean "shop_token"? [unknown-secret]
  7 |     env: { TOKEN: "\${{ secret.shop_tokn }}", LIMIT: "\${{ stored.limit }}" }
    |                        ^^^^^^^^^^^^^^^^
  help: Declare it under "secrets" in environments/<id>/environment.yaml.

pipelines/orders.yaml:7:58: error: There is no stored value "limit". Did you mean "limits"? [unknown-stored-value]
  7 |     env: { TOKEN: "\${{ secret.shop_tokn }}", LIMIT: "\${{ stored.limit }}" }
    |                                                          ^^^^^^^^^^^^
  help: Declare it under "stored" in environments/<id>/environment.yaml.
`);
});

test('a pool and a connection that the environment lacks', () => {
  expect(
    inOrders(`tasks:
  load: { type: sql, connection: warehous, query: SELECT 1, pool: warehouses }
`),
  ).toBe(`
pipelines/orders.yaml:4:34: error: There is no connection "warehous". Did you mean "warehouse"? [unknown-connection]
  4 |   load: { type: sql, connection: warehous, query: SELECT 1, pool: warehouses }
    |                                  ^^^^^^^^
  help: Declare it under "connections" in environments/<id>/environment.yaml.

pipelines/orders.yaml:4:67: error: There is no pool "warehouses": the task would never be scheduled. Did you mean "warehouse"? [unknown-pool]
  4 |   load: { type: sql, connection: warehous, query: SELECT 1, pool: warehouses }
    |                                                                   ^^^^^^^^^^
  help: Declare it under "pools" in environments/<id>/environment.yaml.
`);
});

test('a pool that one environment lacks', () => {
  expect(
    findings({
      'environments/prod/environment.yaml': environment('prod', '2.11').replace(
        '  warehouse: { slots: 4 }',
        '  warehouse_heavy: { slots: 4 }',
      ),
    }),
  ).toBe(`
pipelines/orders.yaml:12:11: error: There is no pool "warehouse": the task would never be scheduled. (in prod) [unknown-pool]
  12 |     pool: warehouse
     |           ^^^^^^^^^
  help: Declare it under "pools" in environments/<id>/environment.yaml.
`);
});

test('a part of a stored value that is plain text', () => {
  expect(
    inOrders(`tasks:
  load: { type: bash, command: load-orders, env: { LIMIT: "\${{ stored.limits.daily }}" } }
`),
  ).toBe(`
pipelines/orders.yaml:4:64: error: "stored.limits.daily" asks for a part of a stored value that is plain text. [stored-not-json]
  4 |   load: { type: bash, command: load-orders, env: { LIMIT: "\${{ stored.limits.daily }}" } }
    |                                                                ^^^^^^^^^^^^^^^^^^^
  help: Write \`json: true\` beside its "variable" in environments/<id>/environment.yaml, if it holds JSON.
`);
});

test('a value where the reference to a secret belongs', () => {
  expect(
    findings({
      'environments/prod/environment.yaml': environment('prod', '2.11').replace(
        'shop_token: { variable: shop_token }',
        'shop_token: s3cr3t-value',
      ),
    }),
  ).toBe(`
environments/prod/environment.yaml:8:15: error: "secrets.shop_token" is text; it must be a map. [wrong-type]
  help: Name where the store of the orchestrator keeps it, \`{ variable: <id> }\` or \`{ connection: <name>, field: password }\`: the secret itself never belongs into a file.
`);
  expect(
    findings({
      'environments/prod/environment.yaml': environment('prod', '2.11').replace(
        'shop_token: { variable: shop_token }',
        'shop_token: { value: s3cr3t-value }',
      ),
    }),
  ).toBe(`
environments/prod/environment.yaml:8:17: error: Unknown key "value" in "secrets.shop_token". [unknown-key]
  help: Name where the store of the orchestrator keeps it, \`{ variable: <id> }\` or \`{ connection: <name>, field: password }\`: the secret itself never belongs into a file.
`);
});

test('a secret without variable and connection', () => {
  expect(
    findings({
      'environments/prod/environment.yaml': environment('prod', '2.11').replace(
        'shop_token: { variable: shop_token }',
        'shop_token: {}',
      ),
    }),
  ).toBe(`
environments/prod/environment.yaml:8:15: error: One of the keys "variable" or "connection" is missing in "secrets.shop_token". (in prod) [missing-key]
  8 |   shop_token: {}
    |               ^^
  help: Name where the store of the orchestrator keeps it, \`{ variable: <id> }\` or \`{ connection: <name>, field: password }\`: the secret itself never belongs into a file.
`);
});

test('a secret of a connection that does not exist', () => {
  expect(
    findings({
      'environments/prod/environment.yaml': environment('prod', '2.11').replace(
        '{ variable: shop_token }',
        '{ connection: warehous, field: passwrd }',
      ),
    }),
  ).toBe(`
environments/prod/environment.yaml:8:46: error: "secrets.shop_token.field" is "passwrd"; it must be "password". Did you mean "password"? [unknown-value]
  8 |   shop_token: { connection: warehous, field: passwrd }
    |                                              ^^^^^^^
`);
});

test('a secret whose name Airflow does not mask', () => {
  expect(
    findings({
      'environments/prod/environment.yaml': environment('prod', '2.11').replace(
        '{ variable: shop_token }',
        '{ variable: shop_login }',
      ),
    }),
  ).toBe(`
environments/prod/environment.yaml:8:27: error: The secret "shop_token" would be shown in logs: Airflow masks variables by their names, and "shop_login" holds none of its words. (in prod) [secret-not-masked]
  8 |   shop_token: { variable: shop_login }
    |                           ^^^^^^^^^^
  help: Name the variable so that Airflow masks it, for example with "_token" or "_password" at its end.
`);
});

test('a secret inside of a longer text', () => {
  expect(
    inOrders(`tasks:
  load: { type: bash, command: load-orders, env: { AUTH: "Bearer \${{ secret.shop_token }}" } }
`),
  ).toBe(`
pipelines/orders.yaml:4:70: error: "secret.shop_token" must stand alone: as part of a longer text it would not be masked in logs. [secret-in-text]
  4 |   load: { type: bash, command: load-orders, env: { AUTH: "Bearer \${{ secret.shop_token }}" } }
    |                                                                      ^^^^^^^^^^^^^^^^^
  help: Give it a variable of its own, and put the text together where it is used.
`);
});

test('a secret with a pipe', () => {
  expect(
    inOrders(`tasks:
  load: { type: bash, command: load-orders, env: { AUTH: "\${{ secret.shop_token | default('') }}" } }
`),
  ).toBe(`
pipelines/orders.yaml:4:83: error: A secret takes no pipe. [reference]
  4 | …load: { type: bash, command: load-orders, env: { AUTH: "\${{ secret.shop_token | default('') }}" } …
    |                                                                                  ^^^^^^^^^^^
  help: What a pipe makes of it would not be masked in logs.
`);
});

test('secrets and stored values would become part of a command', () => {
  expect(command('load-orders ${{ stored.limits }} --token ${{ secret.shop_token }}')).toBe(`
pipelines/orders.yaml:4:49: error: "stored.limits" would become part of the command that is run: a quote in it could change what is done. [injection]
  4 |   load: { type: bash, command: "load-orders \${{ stored.limits }} --token \${{ secret.shop_token }}" …
    |                                                 ^^^^^^^^^^^^^
  help: Pass it under "env", and write "$NAME" in the command.

pipelines/orders.yaml:4:78: error: "secret.shop_token" would become part of the command that is run: a quote in it could change what is done. [injection]
  4 |   load: { type: bash, command: "load-orders \${{ stored.limits }} --token \${{ secret.shop_token }}" …
    |                                                                              ^^^^^^^^^^^^^^^^^
  help: Pass it under "env", and write "$NAME" in the command.
`);
});

test('stored values would become part of a query', () => {
  expect(
    inOrders(`tasks:
  load: { type: sql, connection: warehouse, query: "SELECT \${{ stored.limits }}" }
`),
  ).toBe(`
pipelines/orders.yaml:4:64: error: "stored.limits" would become part of the SQL that is run: a quote in it could change what is done. [injection]
  4 |   load: { type: sql, connection: warehouse, query: "SELECT \${{ stored.limits }}" }
    |                                                                ^^^^^^^^^^^^^
  help: Pass it under "parameters" of a query, and write \`:name\` there.
`);
});

test('stored values would become part of a file of SQL', () => {
  expect(
    inOrders(
      `tasks:
  load: { type: sql, connection: warehouse, file: load.sql }
`,
      { 'pipelines/load.sql': "SELECT 1;\nSELECT '${{ stored.limits }}';\n" },
    ),
  ).toBe(`
pipelines/load.sql:2:13: error: "stored.limits" would become part of the SQL that is run: a quote in it could change what is done. [injection]
  2 | SELECT '\${{ stored.limits }}';
    |             ^^^^^^^^^^^^^
  help: Pass it under "parameters" of a query, and write \`:name\` there.
pipelines/orders.yaml:4:51: note: It is used here.
  4 |   load: { type: sql, connection: warehouse, file: load.sql }
    |                                                   ^^^^^^^^
`);
});
