import { expect } from 'vitest';
import { builtins } from '../../src/builtins/index.ts';
import { compile } from '../../src/compile.ts';
import { temporaryFolder } from '../host/temporary_folder.ts';
import { mustRun } from '../oracles/run_process.ts';
import { testWithOracle } from '../oracles/with_oracle.ts';
import { snapshotWith } from './project.ts';

/** Texts that would end a literal of Python, or hide what follows, were they written as they are. */
const texts = [
  '"""; import os; os.abort(); """',
  "'''; import os; os.abort(); '''",
  '"); import os; os.abort(); ("',
  'orders \\',
  'orders \\"',
  'orders\n"""\nimport os',
  '\\N{QUOTATION MARK}\\x22\\u0022',
  'orders\u2028import os\u2029',
  'orders \u202e"redro"',
  '# orders',
  'f"{orders}" %s %(day)s $day',
];

testWithOracle('python', 'texts that would break out of a text of Python arrive unchanged', async (python) => {
  const tasks = texts.map(
    (text, index) => `  load_${index}:
    type: python
    callable: sales.loading:load
    description: ${JSON.stringify(text)}
    docs: ${JSON.stringify(text)}
    arguments: { text: ${JSON.stringify(text)}, ${JSON.stringify(`key_${index}`)}: [${JSON.stringify(text)}] }
  run_${index}: { type: bash, command: ${JSON.stringify(text)}, env: { TEXT: ${JSON.stringify(text)} } }
  query_${index}: { type: sql, connection: warehouse, query: ${JSON.stringify(text)} }`,
  );
  const made = new Map<string, string>();
  const { diagnostics } = compile(
    snapshotWith({
      'pipelines/orders.yaml': `kind: Pipeline
id: orders
description: ${JSON.stringify(texts[0])}
docs: ${JSON.stringify(texts[5])}
domain: ${JSON.stringify(texts[1])}
tags: ${JSON.stringify(texts.slice(2))}
tasks:
${tasks.join('\n')}
`,
    }),
    builtins,
    ({ path, text }) => made.set(path, text),
  );
  expect(diagnostics).toEqual([]);
  const dag = made.get('generated/prod/dags/orders.py') ?? '';
  const folder = temporaryFolder({ 'orders.py': dag, 'texts.json': JSON.stringify(texts), 'read.py': readTexts });
  const { stdout } = await mustRun(python.path, ['-I', 'read.py'], { environment: {}, folder });
  expect(JSON.parse(stdout)).toEqual({
    imported: ['airflow', 'datetime', 'pendulum', 'sales'],
    counts: texts.map(() => 6),
  });
});

// Each text stands in an argument, in a list, in a command, in a variable of its environment, in a query, and once
// in the description, the domain or the tags of the pipeline.
// Counts each text among the constants of the file, and names what the file imports.
const readTexts = `
import ast, json
tree = ast.parse(open("orders.py", encoding="utf-8", newline="").read())
texts = json.load(open("texts.json", encoding="utf-8"))
constants = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
imported = set()
for node in ast.walk(tree):
    if isinstance(node, ast.Import):
        imported |= {alias.name.split(".")[0] for alias in node.names}
    elif isinstance(node, ast.ImportFrom):
        imported.add(node.module.split(".")[0])
print(json.dumps({"imported": sorted(imported), "counts": [constants.count(text) for text in texts]}))
`;
