import { testMutations } from './mutations.ts';

const told = (what: string): string =>
  `${what} stands here as text: everybody who reads the repository, its history or a log has it.`;

/** Put together here, so that no scanner takes this file for the leak that it is not. */
const made = {
  aws: ['AKIA', 'Q7XH2M4PZK9TB3WD'].join(''),
  github: `ghp_${'a8Kd0QmZx27Lw4Rt'.repeat(3)}`,
  key: ['-----BEGIN RSA', 'PRIVATE KEY-----'].join(' '),
  slack: ['https://hooks.slack.com/services', 'T0AB12CD3', 'B0EF45GH6', 'a8Kd0QmZx27Lw4RtYb61'].join('/'),
};

testMutations('credential-literal', {
  clean: `description: Asks for the password of nobody.
tasks:
  extract:
    type: bash
    command: extract-orders --token-file /run/token --password "$PASSWORD" --from "postgres://loader:$PASSWORD@db/orders"
    env: { PASSWORD: "\${{ secret.orders_api_token }}", MODE: full-load-v2 }
  load: { type: sql, connection: warehouse, file: sql/load.sql }
  tell: { type: notify, text: done }
  score: { type: python, file: scripts/score.py, function: score, arguments: { token: orders_token, digest: plain } }
`,
  files: {
    'pipelines/sql/load.sql': "SELECT 1 FROM users WHERE token = other.token AND password <> 'x';\n",
    'pipelines/scripts/score.py':
      'def score(token, digest):\n    password = read_password(token)\n    return password\n',
    'pipelines/types/notify.yaml': `kind: TaskType
id: notify
inputs: { text: { type: string } }
task: { type: bash, command: 'notify "\${{ input.text }}"' }
`,
    'environments/prod/environment.yaml': `kind: Environment
id: prod
target: { airflow: "2.11" }
variables: { schema: analytics, landing: s3://lake }
connections: { warehouse: { id: wh, type: postgres } }
secrets: { orders_api_token: { variable: orders_api_token } }
`,
    'environments/prod/overlays/orders.yaml':
      'kind: Overlay\npipeline: orders\ntasks: { extract: { env: { MODE: full } } }\n',
  },
  caught: {
    'the user of curl': {
      edits: [
        [
          'extract-orders --token-file',
          'curl -s -u loader:Kx9vT2mQ7pz https://api.example.com; extract-orders --token-file',
        ],
      ],
      messages: [told('A password')],
    },
    'a password in a URL': {
      edits: [['loader:$PASSWORD@', 'loader:hunter42@']],
      messages: [told('A password in a URL')],
    },
    'an option of a command': {
      edits: [['--password "$PASSWORD"', '--password Sommer26']],
      messages: [told('A password')],
    },
    'a variable of the environment': {
      edits: [['MODE: full-load-v2', 'API_KEY: 8f2kQ9xLw0aZr71B']],
      messages: [told('A key')],
    },
    'an access key in an overlay': {
      edits: [['MODE: full }', `MODE: ${made.aws} }`]],
      messages: [`${told('An access key of AWS')} (in prod)`],
    },
    'a token in a file of SQL': {
      edits: [['SELECT 1', `SELECT '${made.github}'`]],
      messages: [told('A token of GitHub')],
    },
    'a password in SQL': {
      edits: [['SELECT 1', "ALTER USER loader PASSWORD 'Sommer26'; SELECT 1"]],
      messages: [told('A password')],
    },
    'a password in Python': {
      edits: [['password = read_password(token)', 'password = "Sommer26"']],
      messages: [told('A password')],
    },
    'a private key in an argument': {
      edits: [['digest: plain', `digest: "${made.key}"`]],
      messages: [told('A private key')],
    },
    'what is given to a task type': {
      edits: [['text: done', 'text: "token=8f2kQ9xLw0aZr71B"']],
      messages: [told('A token')],
    },
    'a variable of an environment, once': {
      edits: [
        ['landing: s3://lake', 'landing: "https://loader:hunter42@lake"'],
        ['MODE: full }', 'MODE: "${{ var.landing }}" }'],
      ],
      messages: [told('A password in a URL')],
    },
    'a webhook in a description': {
      edits: [['of nobody.', `of nobody, at ${made.slack}`]],
      messages: [told('A webhook of Slack')],
    },
  },
  spared: {
    'a user of curl whose password is a variable': [
      [
        'extract-orders --token-file',
        'curl -u "loader:$PASSWORD" https://api.example.com; extract-orders --token-file',
      ],
    ],
    'a user and a group': [
      ['extract-orders --token-file', 'docker run -u loader:warehouse orders; extract-orders --token-file'],
    ],
    'another reference': [['--password "$PASSWORD"', '--password "${{ var.schema }}"']],
    'an example': [['MODE: full-load-v2', 'PASSWORD_HINT: changeme, API_TOKEN: changeme']],
    'the name of a secret': [['MODE: full-load-v2', 'TOKEN: orders_api_token']],
    'a number of something else': [['MODE: full-load-v2', 'COMMIT: 3f786850e387550fdab836ed7e6dc881de23001b']],
    'a path': [['MODE: full-load-v2', 'WAREHOUSE_PASSWORD: /run/secrets/warehouse2']],
  },
});
