import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandOf, corpusOf, setAside } from './corpus_of.js';
import { ratioRow } from './ratio_row.js';
import { median, medianRatio, rounds } from './rounds.js';

/** A plan of one changed file against a compile of all, and what it takes to print one in which every pipeline changes. */
export function plan(setting) {
  return [...ofOneFile(setting), printed(setting)];
}

function ofOneFile(setting) {
  const { cold, rounds: count } = setting.sizes;
  const corpus = committed(corpusOf(setting, 'one-file', cold));
  change(corpus, specsOf(corpus).slice(0, 1));
  const variants = [
    {
      name: 'compile',
      arguments: [commandOf(setting), 'compile'],
      folder: corpus,
      before: () => setAside(setting, corpus),
    },
    { ...planned(setting, corpus, 'text'), name: 'plan' },
  ];
  const found = rounds(variants, count);
  const [plans, compiles] = ['plan', 'compile'].map((name) => found.get(name).map((each) => each.kilobytes));
  const size = `one changed file among ${cold} pipelines × 3 environments`;
  return [
    ratioRow(`plan of ${size} : cold compile`, '≤ 1.3', found, 'plan', 'compile'),
    {
      measure: `peak memory of that plan : cold compile`,
      reach: '≤ 2.0',
      value: medianRatio(plans, compiles).toFixed(2),
      details: [plans, compiles].map((each) => `${(median(each) / 1024).toFixed(0)} MiB`).join(' : '),
    },
  ];
}

/** Each pipeline changes by itself, so that each is a cause of its own. */
function printed(setting) {
  const { cold, rounds: count } = setting.sizes;
  const corpus = committed(corpusOf(setting, 'all-files', cold));
  change(corpus, specsOf(corpus));
  const found = rounds(
    ['text', 'markdown'].map((format) => planned(setting, corpus, format)),
    count,
  );
  const [text, markdown] = ['text', 'markdown'].map((format) => found.get(format).map((each) => each.wall));
  const seconds = [markdown, text].map((each) => `${(median(each) / 1000).toFixed(2)} s`).join(' − ');
  return {
    measure: `plan of ${cold} changed pipelines as Markdown − in the terminal`,
    reach: '≤ 1 s',
    value: `${(median(markdown.map((wall, round) => wall - text[round])) / 1000).toFixed(2)} s`,
    details: seconds,
  };
}

function planned(setting, corpus, format) {
  const moment = ['--base', 'HEAD', '--now', '2026-11-23T04:30:00Z'];
  return { name: format, arguments: [commandOf(setting), 'plan', ...moment, '--format', format], folder: corpus };
}

/** The same folder as a repository with one commit. */
function committed(corpus) {
  git(corpus, 'init', '--quiet', '--initial-branch=main');
  git(corpus, 'add', '--all');
  git(corpus, '-c', 'user.name=bench', '-c', 'user.email=bench@example.com', 'commit', '--quiet', '--message=all');
  return corpus;
}

function git(folder, ...argv) {
  const { status, stderr } = spawnSync('git', argv, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`"git ${argv.join(' ')}" exits with ${status}:\n${stderr.slice(0, 2000)}`);
}

function specsOf(corpus) {
  return readdirSync(join(corpus, 'pipelines'), { recursive: true })
    .filter((name) => name.endsWith('.yaml') && !name.startsWith('types'))
    .map((name) => join(corpus, 'pipelines', name))
    .toSorted();
}

/** Another description in each, and other tries where a spec has some for all its tasks. */
function change(corpus, specs) {
  for (const [index, path] of specs.entries()) {
    const text = readFileSync(path, 'utf8');
    const changed = text.replace(/^description: .*$/mu, `description: Description ${index} is another one.`);
    if (changed === text) throw new Error(`there is no description in ${path.slice(corpus.length + 1)}`);
    writeFileSync(path, changed.replace(/^( {2}retries: \{ count: )\d+/mu, `$1${(index % 5) + 5}`));
  }
}
