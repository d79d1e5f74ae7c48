import { expect, test } from 'vitest';
import { inOrders, type Files } from './project.ts';

const started = 'schedule: { cron: "30 2 * * *", start: 2026-01-01 }\n';
const scoring = 'def score_day(day):\n    return day\n\n\nasync def score_week(day):\n    return day\n';

function inTasks(tasks: string, more: Files = { 'pipelines/scripts/score.py': scoring }): string {
  return inOrders(`${started}tasks:\n${tasks}`, more);
}

test('a function that its file does not have', () => {
  expect(inTasks('  score: { type: python, file: scripts/score.py, function: score_dya }\n')).toBe(`
pipelines/orders.yaml:5:60: error: The file "pipelines/scripts/score.py" has no function "score_dya". Did you mean "score_day"? [function-missing]
  5 |   score: { type: python, file: scripts/score.py, function: score_dya }
    |                                                            ^^^^^^^^^
  help: Functions of the file: score_day, score_week.
`);
});

test('a file without functions', () => {
  expect(
    inTasks('  score: { type: python, file: scripts/score.py, function: score_day }\n', {
      'pipelines/scripts/score.py': 'DAYS = 1\n',
    }),
  ).toBe(`
pipelines/orders.yaml:5:60: error: The file "pipelines/scripts/score.py" has no function "score_day". [function-missing]
  5 |   score: { type: python, file: scripts/score.py, function: score_day }
    |                                                            ^^^^^^^^^
  help: Define it in the file: \`def score_day():\`.
`);
});

test('a file without its function', () => {
  expect(inTasks('  score: { type: python, file: scripts/score.py }\n')).toBe(`
pipelines/orders.yaml:5:32: error: The key "function" is missing beside "file" in "tasks.score". [missing-key]
  5 |   score: { type: python, file: scripts/score.py }
    |                                ^^^^^^^^^^^^^^^^
  help: Write the name of the function in the file, for example \`function: score_day\`.
`);
});

test('a function without its file', () => {
  expect(inTasks('  week: { type: python, function: score_week }\n')).toBe(`
pipelines/orders.yaml:5:11: error: One of the keys "callable" or "file" is missing in "tasks.week". [missing-key]
  5 |   week: { type: python, function: score_week }
    |           ^^^^

pipelines/orders.yaml:5:25: error: "tasks.week.function" means something only beside "file", which is missing. [key-alone]
  5 |   week: { type: python, function: score_week }
    |                         ^^^^^^^^
  help: Write "file" too, or leave "function" out.
`);
});

test('both a module and a file', () => {
  expect(
    inTasks('  both: { type: python, callable: sales.scoring:score, file: scripts/score.py, function: score_day }\n'),
  ).toBe(`
pipelines/orders.yaml:5:56: error: Only one of "callable" and "file" can be written. [alternatives]
  5 |   both: { type: python, callable: sales.scoring:score, file: scripts/score.py, function: score_day …
    |                                                        ^^^^
  help: Remove one of them.
pipelines/orders.yaml:5:25: note: The other one.
  5 |   both: { type: python, callable: sales.scoring:score, file: scripts/score.py, function: score_day …
    |                         ^^^^^^^^
`);
});

test('a file that does not exist, and one outside of the repository', () => {
  expect(
    inTasks(`  score: { type: python, file: scripts/scores.py, function: score_day }
  enough: { type: gate, file: ../../enough.py, function: enough }
`),
  ).toBe(`
pipelines/orders.yaml:5:32: error: The file "scripts/scores.py" does not exist. [file-missing]
  5 |   score: { type: python, file: scripts/scores.py, function: score_day }
    |                                ^^^^^^^^^^^^^^^^^
  help: Create it, or correct the path.

pipelines/orders.yaml:6:31: error: "../../enough.py" leads out of the repository. [file-outside]
  6 |   enough: { type: gate, file: ../../enough.py, function: enough }
    |                               ^^^^^^^^^^^^^^^
  help: Only files of the repository are read: move the file into it.
`);
});

test('requirements that no package can be', () => {
  expect(
    inTasks('  score: { type: python, callable: "sales.scoring:score", requirements: ["-r more", "pandas >=2"] }\n'),
  ).toBe(`
pipelines/orders.yaml:5:74: error: "tasks.score.requirements[0]" is "-r more"; it must be a package with its version, such as scikit-learn==1.7.0. [wrong-form]
  5 |   score: { type: python, callable: "sales.scoring:score", requirements: ["-r more", "pandas >=2"] }
    |                                                                          ^^^^^^^^^

pipelines/orders.yaml:5:85: error: "tasks.score.requirements[1]" is "pandas >=2"; it must be a package with its version, such as scikit-learn==1.7.0. [wrong-form]
  5 |   score: { type: python, callable: "sales.scoring:score", requirements: ["-r more", "pandas >=2"] }
    |                                                                                     ^^^^^^^^^^^^
`);
});

test('requirements in a file, and objects that cannot travel to where the packages are', () => {
  expect(
    inTasks(`  files: { type: python, callable: sales.scoring:score, requirements: [pandas, requirements.txt] }
  objects:
    type: python
    callable: sales.scoring:score
    requirements: [pandas>=2]
    arguments:
      wait: { $duration: 5m }
      from: { $datetime: 2026-01-01 }
      hooks: [{ $duration: 5m }, { $callable: "sales.hooks:done" }]
      volume: { name: { $new: sales.Volume, with: { name: scratch } } }
`),
  ).toBe(`
pipelines/orders.yaml:5:80: error: "requirements.txt" is the name of a file; requirements are packages. [requirements-file]
  5 |   files: { type: python, callable: sales.scoring:score, requirements: [pandas, requirements.txt] }
    |                                                                                ^^^^^^^^^^^^^^^^
  help: Write the packages here, each with its version.

pipelines/orders.yaml:12:13: error: A "$datetime" cannot be an argument of a function with "requirements": what it is made of is not in its environment. [argument-of-environment]
  12 |       from: { $datetime: 2026-01-01 }
     |             ^^^^^^^^^^^^^^^^^^^^^^^^^
  help: Pass text or numbers, and make the object in the function.

pipelines/orders.yaml:13:14: error: A "$callable" cannot be an argument of a function with "requirements": what it is made of is not in its environment. [argument-of-environment]
  13 |       hooks: [{ $duration: 5m }, { $callable: "sales.hooks:done" }]
     |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: Pass text or numbers, and make the object in the function.

pipelines/orders.yaml:14:15: error: A "$new" cannot be an argument of a function with "requirements": what it is made of is not in its environment. [argument-of-environment]
  14 |       volume: { name: { $new: sales.Volume, with: { name: scratch } } }
     |               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: Pass text or numbers, and make the object in the function.
`);
});

test('a name that a file may have from elsewhere is taken on trust', () => {
  const task = '  score: { type: python, file: scripts/score.py, function: score_day }\n';
  const texts = [
    'from sales.scoring import *\n',
    'globals()["score" + "_day"] = len\n',
    'import sales.scoring\nscore_day = sales.scoring.by("day")\n',
    'from sales.scoring import score_day\n',
    'class score_day:\n    pass\n',
  ];
  expect(texts.map((text) => inTasks(task, { 'pipelines/scripts/score.py': text }))).toEqual(texts.map(() => ''));
});

test('values in the text of a Python file are not filled', () => {
  expect(
    inTasks('  score: { type: python, file: scripts/score.py, function: score_day }\n', {
      'pipelines/scripts/score.py': 'def score_day():\n    return "${{ var.nowhere }} {{ ds_nodash"\n',
    }),
  ).toBe('');
});
