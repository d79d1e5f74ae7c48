import type { Rule } from '../../../model/rule.ts';
import { editDistance } from '../../../text/suggest.ts';

/** Whoever is called at night reads one for the other. */
export const similarNames: Rule = {
  id: 'similar-names',
  area: 'naming',
  summary: 'No two tasks of a pipeline are called the same but for one letter of a word.',
  levels: { recommended: 'off', strict: 'info' },
  check({ id, tasks }, { report }) {
    const seen = new Map<string, string>();
    for (const task of tasks) {
      const other = similarTo(task.id, seen);
      if (other === undefined) continue;
      const message = `The tasks "${other}" and "${task.id}" of "${id}" differ by one letter: in a log or a message one is read for the other.`;
      report(task, '', message, {
        key: other,
        help: 'Name what tells them apart; who changes an id gives up the history of its runs, so do it early.',
      });
    }
  },
};

/**
 * The task seen before whose id is the same but for one letter; the id is seen from here on. Ids at a distance of one
 * have a text in common when a letter is taken out of them, so that nobody compares each with each.
 */
function similarTo(id: string, seen: Map<string, string>): string | undefined {
  const keys = [id, ...withoutOneLetter(id)];
  const others = keys.flatMap((key) => seen.get(key) ?? []);
  for (const key of keys) if (!seen.has(key)) seen.set(key, id);
  return others.find((other) => editDistance(id, other, 1) === 1);
}

/** Short words and numbers are what tells names apart: `load_de`, `load_fr`, `part_1`. */
const longWord = /[A-Za-z]{5,}/gu;

function withoutOneLetter(id: string): readonly string[] {
  return [...id.matchAll(longWord)].flatMap(({ 0: word, index }) =>
    Array.from(word, (_, at) => id.slice(0, index + at) + id.slice(index + at + 1)),
  );
}
