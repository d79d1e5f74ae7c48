import type { Rule } from '../../../model/rule.ts';

/** A name alone tells nobody outside of the team what stops when it fails. */
export const descriptionEmpty: Rule = {
  id: 'description-empty',
  area: 'ownership',
  summary: 'Every pipeline has a description that says more than its id.',
  levels: { recommended: 'info', strict: 'warning' },
  check(pipeline, { report }) {
    const { id, description = '' } = pipeline;
    if (saysSomething(description, id)) return;
    const what = description.trim() === '' ? 'has no description' : `is described as "${description}"`;
    report(pipeline, 'description', `The pipeline "${id}" ${what}: nobody who sees it fail knows what it is for.`, {
      help: 'Write `description:` with what it makes and of what, such as "Loads the orders of the day into the warehouse."',
    });
  },
};

const placeholders: ReadonlySet<string> = new Set(['', 'todo', 'tbd', 'fixme', 'description', 'pipeline', 'dag']);

function saysSomething(description: string, id: string): boolean {
  const words = wordsOf(description).filter((word) => !placeholders.has(word));
  return words.join('') !== wordsOf(id).join('') && words.length > 0;
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
}
