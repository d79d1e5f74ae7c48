/** A message in the forms in which channels bring it. */
export interface Forms {
  readonly chat: string;
  readonly plain: string;
  readonly html: string;
}

/** The forms of a message with these lines; none of them holds markup. */
export function formsOf(...lines: readonly string[]): Forms {
  const [first = '', ...others] = lines.map((line) =>
    line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  );
  return {
    chat: [first, ...others].join('\n'),
    plain: lines.join('\n'),
    html: [`<b>${first}</b>`, ...others].join('<br>\n'),
  };
}
