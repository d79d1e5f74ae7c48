import { safe } from '../../cells.ts';

/** Text that is HTML already. */
export interface Html {
  readonly html: string;
}

/** What may stand in a template: text, which is escaped, or HTML. */
export type Part = string | number | Html | readonly Html[];

/**
 * A template of HTML. Texts in it are shown as they are: nothing of them is read as HTML, neither between tags nor in
 * a quoted attribute, and control characters have a picture.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { html: dense(strings).reduce((text, string, index) => text + written(parts[index - 1] ?? '') + string) };
}

const denseOf = new WeakMap<TemplateStringsArray, readonly string[]>();

/** The template without the indents of the source, which would be half of a page. */
function dense(strings: TemplateStringsArray): readonly string[] {
  const known = denseOf.get(strings);
  if (known !== undefined) return known;
  const shorter = strings.map((string) => string.replaceAll(/\n\s+/gu, '\n'));
  denseOf.set(strings, shorter);
  return shorter;
}

/** No HTML. */
export const nothing: Html = { html: '' };

/** Lines of user text, such as a query, with their line breaks. */
export function lines(texts: readonly string[]): Html {
  return { html: texts.map(escaped).join('\n') };
}

function written(part: Part): string {
  if (typeof part === 'string') return escaped(part);
  if (typeof part === 'number') return String(part);
  return 'html' in part ? part.html : part.map((one) => one.html).join('');
}

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return safe(text).replaceAll(/[&<>"']/gu, (mark) => marks[mark] ?? mark);
}
