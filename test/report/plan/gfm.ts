import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { parseFragment, type DefaultTreeAdapterMap } from 'parse5';

type Node = DefaultTreeAdapterMap['node'];

/** What a browser makes of Markdown: an element with its attributes and children, or text. */
export type Rendered =
  | string
  | { readonly name: string; readonly attributes: string; readonly children: readonly Rendered[] };

/** Markdown as GitHub's dialect says. HTML in it is kept as it is, so that nothing is hidden by a filter. */
export function rendered(markdown: string): readonly Rendered[] {
  const html = micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
  return renderedHtml(html);
}

/** The elements and texts of HTML, as a browser reads it. */
export function renderedHtml(html: string): readonly Rendered[] {
  return parseFragment(html).childNodes.map(ofNode);
}

function ofNode(node: Node): Rendered {
  if ('value' in node) return node.value;
  if (!('tagName' in node)) return { name: node.nodeName, attributes: '', children: [] };
  const attributes = node.attrs.map(({ name, value }) => `${name}="${value}"`).join(' ');
  return { name: node.tagName, attributes, children: node.childNodes.map(ofNode) };
}

/** All text below, as a reader sees it. */
export function textOf(nodes: readonly Rendered[]): string {
  return nodes.map((node) => (typeof node === 'string' ? node : textOf(node.children))).join('');
}

/** All elements below, outermost first. */
export function elementsOf(nodes: readonly Rendered[]): readonly Exclude<Rendered, string>[] {
  return nodes.flatMap((node) => (typeof node === 'string' ? [] : [node, ...elementsOf(node.children)]));
}

/** The text that does not stand as code: in it GitHub looks for mentions, references and links. */
export function textBesideCode(nodes: readonly Rendered[]): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return node;
      return node.name === 'code' ? '\0' : textBesideCode(node.children);
    })
    .join('');
}

/** The elements without texts and code: what the words of a user must not change. */
export function skeleton(nodes: readonly Rendered[]): string {
  return nodes
    .map((node) =>
      typeof node === 'string' || node.name === 'code' ? '' : `<${node.name}>${skeleton(node.children)}</>`,
    )
    .join('');
}
