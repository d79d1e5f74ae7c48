import type { Plan, PlannedSide } from '../../../model/plan.ts';
import { touchedText } from './touched_text.ts';

/** What is to be known of mistakes on either side, a sentence each; names as `nameOf` writes them. */
export function mistakesTexts({ base, head }: Plan, nameOf: (name: string) => string): readonly string[] {
  return [
    ...sentence(base, nameOf, {
      start: 'The base has mistakes',
      what: 'was compiled there, and it is compared as far as its values go',
    }),
    ...sentence(head, nameOf, {
      start: 'With the change there are mistakes',
      what: 'is compiled until they are corrected, and it is compared as far as its values go',
    }),
  ];
}

function sentence(
  { hasErrors, notCompiled }: PlannedSide,
  nameOf: (name: string) => string,
  { start, what }: { readonly start: string; readonly what: string },
): readonly string[] {
  if (!hasErrors) return [];
  const subject = notCompiled.length === 0 ? 'what has them' : touchedText(notCompiled, nameOf);
  return [`${start}: nothing of ${subject} ${what}.`];
}
