/** Calls of the clock in an author's own Jinja, by offsets of the text. */
export function templateClocks(text: string): readonly { readonly start: number; readonly end: number }[] {
  return [...text.matchAll(tag)].flatMap(({ 0: inside, index }) =>
    [...inside.replaceAll(quoted, (found) => ' '.repeat(found.length)).matchAll(clock)].map((call) => {
      const start = index + call.index;
      return { start, end: start + call[0].length };
    }),
  );
}

const tag = /\{\{[^]*?\}\}|\{%[^]*?%\}/gu;

const quoted = /"[^"]*"|'[^']*'/gu;

/** What Airflow gives to templates under `macros`. */
const clock = /\bmacros\.(?:datetime\.(?:now|utcnow|today)|time\.(?:time|strftime))\([^()]*\)/gu;
