/** A piece of Python that means something; comments and blanks are left out. Offsets are those of the text. */
export interface PythonToken {
  readonly kind: 'name' | 'text' | 'number' | 'sign' | 'line';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The tokens of a module. A `line` is the end of a line, also inside of brackets. */
export function readTokens(module: string): readonly PythonToken[] {
  return [...module.matchAll(forms)].flatMap(({ groups = {}, index, 0: text }) => {
    const kind = kinds.find((one) => groups[one] !== undefined);
    return kind === undefined ? [] : [{ kind, text, start: index, end: index + text.length }];
  });
}

const kinds = ['text', 'name', 'number', 'line', 'sign'] as const;

const prefix = /(?:[rRbBuUfFtT]{0,2})/u.source;
const quoted = [
  /"""(?:[^\\]|\\[^])*?(?:"""|$)/u,
  /'''(?:[^\\]|\\[^])*?(?:'''|$)/u,
  /"(?:[^"\\\n]|\\[^])*(?:"|(?=\n)|$)/u,
  /'(?:[^'\\\n]|\\[^])*(?:'|(?=\n)|$)/u,
];

const forms = new RegExp(
  [
    /#[^\n]*/u.source,
    /\\\n/u.source,
    `(?<text>${prefix}(?:${quoted.map(({ source }) => source).join('|')}))`,
    /(?<name>[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)/u.source,
    /(?<number>[0-9][\w.]*)/u.source,
    /(?<line>\n)/u.source,
    /(?<sign>[^\s])/u.source,
  ].join('|'),
  'gu',
);
