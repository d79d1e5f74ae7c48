import { codesOf } from '../../../lint/code/codes_of.ts';
import { credentialsOf, credentialsOfValue } from '../../../credentials/credentials.ts';
import type { Credential } from '../../../credentials/forms.ts';
import { leavesOf } from '../../../credentials/leaves_of.ts';
import type { Document } from '../../../model/document.ts';
import type { Task } from '../../../model/pipeline.ts';
import type { Project } from '../../../model/project.ts';
import type { Rule, RuleReport, Subject } from '../../../model/rule.ts';
import type { Place } from '../../../text/source.ts';
import { placeInside } from '../../../tree/place_inside.ts';
import type { Dict, Leaf, Tree } from '../../../tree/tree.ts';

/** What is committed once stays in the history, whoever deletes it. */
export const credentialLiteral: Rule = {
  id: 'credential-literal',
  area: 'secrets',
  summary: 'No password, key or token stands in a file of the repository.',
  levels: { recommended: 'error', strict: 'error' },
  check(pipeline, { project, report }) {
    const elsewhere = new Set(commonDocuments(project).map(({ path }) => path));
    judgeTree(pipeline, withoutTasks(pipeline.tree), report, elsewhere);
    for (const task of pipeline.tasks) {
      judgeTree(task, task.tree, report, elsewhere);
      judgeFiles(task, report);
    }
  },
  checkProject({ project, report }) {
    for (const { tree } of commonDocuments(project)) judgeTree(tree, tree, report);
  },
};

/** What all pipelines share: it is judged by itself, once. */
function commonDocuments({ document, environmentDocuments }: Project): readonly Document[] {
  return [document, ...[...environmentDocuments.values()].map(({ own }) => own)];
}

function judgeFiles(task: Task, report: RuleReport): void {
  for (const { path, code, language } of codesOf(task).filter((one) => one.path === 'file')) {
    const isProgram = language !== 'shell';
    for (const found of credentialsOf(code.text, isProgram)) {
      tell(task, path, found, code.placeOf(found.start, found.end), report);
    }
  }
}

function withoutTasks(tree: Dict): Dict {
  return { ...tree, entries: new Map([...tree.entries].filter(([key]) => key !== 'tasks')) };
}

/** Judges what people wrote in a tree; what stands in other documents, and is used here, is judged there. */
function judgeTree(subject: Subject, tree: Tree, report: RuleReport, elsewhere: ReadonlySet<string> = new Set()): void {
  for (const { leaf, path } of leavesOf(tree)) {
    for (const written of authoredOf(leaf)) {
      if (typeof written.value !== 'string' || elsewhere.has(written.source.path)) continue;
      for (const found of credentialsAt(written, written.value, path)) {
        tell(subject, path.join('.'), found, placeInside(written, found.start, found.end), report);
      }
    }
  }
}

function credentialsAt(leaf: Leaf, value: string, path: readonly string[]): readonly Credential[] {
  const before = known.get(leaf);
  if (before !== undefined && before.name === path.at(-1)) return before.found;
  const found = credentialsOfValue(value, path);
  if (!Number.isInteger(Number(path.at(-1)))) known.set(leaf, { name: path.at(-1), found });
  return found;
}

/** What people wrote is one leaf in all environments; its keys count too. */
const known = new WeakMap<Leaf, { readonly name: string | undefined; readonly found: readonly Credential[] }>();

/** The texts that a value was made of: its own, and those that were given to a task type. */
function authoredOf(leaf: Leaf): readonly Leaf[] {
  const given = leaf.filled?.parts.flatMap(({ value }) => (value === undefined ? [] : authoredOf(value))) ?? [];
  return [leaf.filled?.written ?? leaf, ...given];
}

function tell(subject: Subject, path: string, { what }: Credential, place: Place, report: RuleReport): void {
  const message = `${what} stands here as text: everybody who reads the repository, its history or a log has it.`;
  const help =
    'Take it out of use, keep the new one in the store of the environment, name that under "secrets" of the environment, and write `${{ secret.<name> }}`.';
  report(subject, '', message, { place, key: path, help, isConfidential: true });
}
