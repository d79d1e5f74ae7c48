import { builtins } from '../../../src/builtins/index.ts';
import { memorySnapshot } from '../../../src/model/snapshot.ts';
import type { Plan } from '../../../src/model/plan.ts';
import { planProject } from '../../../src/planning/plan_project.ts';
import { hasErrors } from '../../../src/text/diagnostic.ts';
import { now } from '../planned.ts';
import { around, corpus, type Files } from './corpus.ts';
import { editsOf, type Edit } from './edits.ts';
import { differing, emitted } from './emitted.ts';

/** An edit after which everything is right, and what came of it. */
export interface TriedEdit {
  readonly edit: Edit;
  readonly before: Files;
  readonly after: Files;
  readonly plan: Plan;
  /** The paths of what is made that differ. */
  readonly files: readonly string[];
}

/** How often an edit of the same key is tried until one is right. What has to be there is found out at once. */
const mostTries = { changed: 16, removed: 1 } as const;

/** Each key of the corpus changed once and taken out once, wherever what comes of it is right. */
export function triedEdits(): readonly TriedEdit[] {
  const tries = new Map<string, number>();
  return Object.keys(corpus)
    .filter((file) => file.endsWith('.yaml') && !file.startsWith('standards/'))
    .flatMap((file) =>
      [...editsOf(file)].flatMap((edit): readonly TriedEdit[] => {
        const name = `${edit.kind} ${edit.key}`;
        const count = tries.get(name) ?? 0;
        if (count >= mostTries[edit.kind]) return [];
        const tried = tryEdit(edit);
        tries.set(name, tried === undefined ? count + 1 : Infinity);
        return tried === undefined ? [] : [tried];
      }),
    );
}

function tryEdit(edit: Edit): TriedEdit | undefined {
  const before = around(edit.file, edit.names);
  const after = { ...before, [edit.file]: edit.text };
  const plan = planOf(before, after);
  const made = plan === undefined ? undefined : emitted(after);
  if (plan === undefined || made === undefined) return undefined;
  return { edit, before, after, plan, files: differing(emittedBefore(before), made) };
}

/** The plan of a change; undefined where the result has mistakes. */
export function planOf(before: Files, after: Files): Plan | undefined {
  const { plan, diagnostics } = planProject(memorySnapshot(before), memorySnapshot(after), builtins, {
    base: { name: 'the base' },
    head: { name: 'the head' },
    now,
    environments: [],
    step: () => undefined,
  });
  return hasErrors(diagnostics) ? undefined : plan;
}

const known = new Map<Files, ReadonlyMap<string, string>>();

function emittedBefore(files: Files): ReadonlyMap<string, string> {
  const made = known.get(files) ?? emitted(files);
  if (made === undefined) throw new Error(`a part of the corpus has mistakes: ${Object.keys(files).join(' ')}`);
  known.set(files, made);
  return made;
}
