import fc from 'fast-check';

// Few names, so that what is set is also read; small numbers, since Jinja computes constants when it compiles.
const name = fc.constantFrom('order', 'day', 'total', 'ds', 'range', 'loop', 'caller', 'self', 'ns');
const setName = fc.constantFrom('order', 'day', 'total', 'ds', 'ns');
const filter = fc.constantFrom('upper', 'ds', 'join', 'default', 'unheardof', 'length');
const test = fc.constantFrom('defined', 'none', 'in', 'sameas', 'unheardof', 'string');
const binary = fc.constantFrom('+', '-', '*', '/', '//', '%', '~', '==', '!=', '<', 'and', 'or', 'in', 'not in');
const blank = fc.constantFrom('', ' ', '\n', 'text', "'");

const { expression, parts } = fc.letrec<{ expression: string; argument: string; part: string; parts: string }>(
  (tie) => ({
    expression: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      name,
      fc.constantFrom('1', "'eu'", '"{{"', '[]', '{}', '()', 'true', 'none', '1.5', '0x1f', '-1'),
      // A name first: behind `'eu' or`, Jinja drops the rest unread, an unknown filter too.
      fc.tuple(name, binary, tie('expression')).map((pieces) => pieces.join(' ')),
      fc.tuple(tie('expression'), filter).map(([value, by]) => `${value} | ${by}`),
      fc.tuple(tie('expression'), filter, tie('argument')).map(([value, by, given]) => `${value}|${by}(${given})`),
      fc.tuple(tie('expression'), test, name).map(([value, by, given]) => `${value} is not ${by} ${given}`),
      fc.tuple(tie('expression'), test).map(([value, by]) => `${value} is ${by}`),
      fc.tuple(tie('expression'), setName).map((pieces) => pieces.join('.')),
      fc.tuple(tie('expression'), tie('expression')).map(([value, index]) => `${value}[${index}]`),
      fc.tuple(tie('expression'), tie('expression')).map(([value, index]) => `${value}[${index}:]`),
      fc.tuple(name, tie('argument')).map(([called, given]) => `${called}(${given})`),
      fc.tuple(tie('expression'), tie('expression')).map(([left, right]) => `(${left}, ${right})`),
      tie('expression').map((value) => `{'a': ${value}}`),
      tie('expression').map((value) => `not ${value}`),
      fc
        .tuple(tie('expression'), tie('expression'), tie('expression'))
        .map(([value, when, other]) => `${value} if ${when} else ${other}`),
    ),
    argument: fc.oneof(
      tie('expression'),
      fc.tuple(setName, tie('expression')).map((pieces) => pieces.join('=')),
      fc.tuple(tie('expression'), setName, tie('expression')).map(([first, key, value]) => `${first}, ${key}=${value}`),
      tie('expression').map((value) => `*${value}`),
    ),
    part: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      blank,
      tie('expression').map((value) => `{{ ${value} }}`),
      fc.tuple(setName, tie('expression')).map(([set, value]) => `{% set ${set} = ${value} %}`),
      fc.tuple(setName, setName, tie('expression')).map(([set, also, value]) => `{% set ${set}, ${also} = ${value} %}`),
      tie('expression').map((value) => `{% set ns.found = ${value} %}`),
      fc.tuple(setName, tie('parts')).map(([set, body]) => `{% set ${set} %}${body}{% endset %}`),
      fc
        .tuple(setName, filter, tie('argument'), tie('parts'))
        .map(([set, by, given, body]) => `{% set ${set} | ${by}(${given}) %}${body}{% endset %}`),
      fc.tuple(tie('expression'), tie('parts')).map(([when, body]) => `{% if ${when} %}${body}{% endif %}`),
      fc
        .tuple(tie('expression'), tie('parts'), tie('expression'), tie('parts'), tie('parts'))
        .map(
          ([when, body, or, other, last]) =>
            `{% if ${when} %}${body}{% elif ${or} %}${other}{% else %}${last}{% endif %}`,
        ),
      fc
        .tuple(setName, tie('expression'), tie('parts'))
        .map(([item, all, body]) => `{% for ${item} in ${all} %}${body}{% endfor %}`),
      fc
        .tuple(setName, setName, tie('expression'), tie('expression'), tie('parts'), tie('parts'))
        .map(
          ([item, also, all, when, body, none]) =>
            `{% for ${item}, ${also} in ${all} if ${when} %}${body}{% else %}${none}{% endfor %}`,
        ),
      fc
        .tuple(setName, tie('expression'), tie('parts'))
        .map(([set, value, body]) => `{% with ${set} = ${value} %}${body}{% endwith %}`),
      fc
        .tuple(setName, setName, tie('expression'), tie('parts'))
        .map(([macro, given, value, body]) => `{% macro ${macro}(${given}=${value}) %}${body}{% endmacro %}`),
      fc
        .tuple(setName, name, tie('argument'), tie('parts'))
        .map(([given, called, value, body]) => `{% call(${given}) ${called}(${value}) %}${body}{% endcall %}`),
      fc.tuple(filter, tie('parts')).map(([by, body]) => `{% filter ${by} %}${body}{% endfilter %}`),
      fc.tuple(setName, tie('parts')).map(([block, body]) => `{% block ${block} %}${body}{% endblock %}`),
      tie('expression').map((value) => `{% do ${value} %}`),
      tie('expression').map((value) => `{% autoescape ${value} %}{{ day }}{% endautoescape %}`),
      tie('expression').map((value) => `{% include ${value} ignore missing %}`),
      setName.map((as) => `{% import 'orders.sql' as ${as} %}`),
      fc.tuple(setName, setName).map(([what, as]) => `{% from 'orders.sql' import ${what} as ${as} %}`),
      fc.constantFrom('{# {{ day }} #}', '{% raw %}{{ day }}{% endraw %}', '{{- day -}}'),
    ),
    parts: fc.array(tie('part'), { maxLength: 3 }).map((pieces) => pieces.join('')),
  }),
);

/**
 * Templates of the whole grammar; a few are refused, for a name or a filter. `extends` is missing: after it Jinja looks at
 * those values only that it may print.
 */
export const templates: fc.Arbitrary<string> = fc.oneof(
  parts,
  expression.map((value) => `{{ ${value} }}`),
  expression.map((value) => `{% if ${value} %}{{ ${value} }}{% endif %}`),
);

const strays = [
  '{{',
  '}}',
  '{%',
  '%}',
  '{#',
  '#}',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  ',',
  '.',
  ':',
  '|',
  '=',
  '==',
  '-',
  '+',
];
const words = [
  'if',
  'else',
  'elif',
  'endif',
  'for',
  'in',
  'endfor',
  'is',
  'not',
  'and',
  'set',
  'endset',
  'loop',
  'raw',
];
const stray = fc.constantFrom(
  ...strays,
  ...words,
  '*',
  '**',
  '~',
  '%',
  '"',
  "'",
  '\\',
  '1',
  '1.5',
  'day',
  ' ',
  '\n',
  '$',
  'é',
);

/** Templates with a few pieces dropped, doubled, swapped or put in: most are refused. */
export const brokenTemplates: fc.Arbitrary<string> = fc
  .tuple(templates, fc.array(fc.tuple(fc.nat(3), fc.nat(), stray), { minLength: 1, maxLength: 3 }))
  .map(([template, changes]) => changes.reduce(change, template));

function change(template: string, [kind, place, inserted]: [number, number, string]): string {
  const pieces = template.match(/\w+|\s+|\{\{|\}\}|\{%|%\}|[^\w\s]/gu) ?? [];
  const at = place % (pieces.length + 1);
  const [piece = '', next = ''] = pieces.slice(at, at + 2);
  const changed = [[], [piece, piece], [next, piece], [piece, inserted]][kind] ?? [];
  return [...pieces.slice(0, at), ...changed, ...pieces.slice(kind === 2 ? at + 2 : at + 1)].join('');
}
