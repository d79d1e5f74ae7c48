import { parseHTML } from 'linkedom';

/** What the real Mermaid reads in a flowchart: texts as a reader sees them, line by line. */
export interface Flowchart {
  readonly nodes: readonly { readonly id: string; readonly text: string; readonly classes: readonly string[] }[];
  readonly edges: readonly {
    readonly from: string;
    readonly to: string;
    readonly text: string;
    readonly stroke: string;
  }[];
  readonly groups: readonly { readonly id: string; readonly text: string; readonly members: readonly string[] }[];
}

/** The parts of its database that are looked at. */
interface Database {
  getVertices(): Map<string, { id: string; text?: string; classes: string[] }>;
  getEdges(): { start: string; end: string; text: string; stroke: string }[];
  getSubGraphs(): { id: string; title: string; nodes: string[] }[];
}

/** Mermaid looks for a browser when it is loaded, and cleans texts with its document. */
const { window } = parseHTML('<!doctype html><html><head></head><body></body></html>');
Object.assign(globalThis, { window, document: window.document });
const { default: mermaid } = await import('mermaid');
mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', suppressErrorRendering: true });

/** Reads a flowchart, as strictly as GitHub does. Throws what Mermaid throws where it cannot. */
export async function readFlowchart(source: string): Promise<Flowchart> {
  const diagram = await mermaid.mermaidAPI.getDiagramFromText(source);
  if (diagram.type !== 'flowchart-v2') throw new Error(`Mermaid takes it for "${diagram.type}"`);
  const database = diagram.db as unknown as Database;
  return {
    nodes: [...database.getVertices().values()].map(({ id, text, classes }) => ({
      id,
      text: seen(text ?? ''),
      classes,
    })),
    edges: database
      .getEdges()
      .map(({ start, end, text, stroke }) => ({ from: start, to: end, text: seen(text), stroke })),
    groups: database.getSubGraphs().map(({ id, title, nodes }) => ({ id, text: seen(title), members: nodes })),
  };
}

/** The limits that Mermaid has where nothing else is set. */
export const mermaidLimits: { readonly characters: number; readonly edges: number } = {
  characters: mermaid.mermaidAPI.defaultConfig.maxTextSize ?? 0,
  edges: mermaid.mermaidAPI.defaultConfig.maxEdges ?? 0,
};

/** Mermaid keeps `#35;` as a mark until it draws, and gives the text to the browser as HTML. */
function seen(text: string): string {
  const html = text
    .replaceAll('ﬂ°°', '&#')
    .replaceAll('ﬂ°', '&')
    .replaceAll('¶ß', ';')
    .replaceAll(/<br\s*\/?>/gu, '\n');
  const element = window.document.createElement('div');
  element.innerHTML = html;
  if (element.children.length > 0) throw new Error(`Mermaid would draw elements: ${html}`);
  return element.textContent ?? '';
}
