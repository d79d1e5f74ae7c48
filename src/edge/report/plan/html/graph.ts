import type { Graph, GraphMark, GraphNode } from '../../../../model/graph.ts';
import { html, nothing, type Html } from './html.ts';

/** A graph as the text of an SVG, in which nothing of the user is read as markup. */
export type ToSvg = (graph: Graph) => string;

/** The tasks of a pipeline: as a picture where there is one to draw it, and in words those that come, go or change. */
export function graphPart(graph: Graph, toSvg: ToSvg | undefined): Html {
  const picture = toSvg === undefined ? nothing : drawn(toSvg(graph));
  const marked = graph.nodes.filter(({ mark }) => mark !== undefined);
  const words =
    marked.length === 0
      ? html`<p>No task comes, goes or changes.</p>`
      : html`<ul>
          ${marked.map((node) => nodeItem(node, graph))}
        </ul>`;
  return html`${picture}${words}`;
}

/**
 * As an image, so that ids and styles of many pictures do not meet, and nothing in them can run. The words beside it say
 * what it shows.
 */
function drawn(svg: string): Html {
  const address = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Picture of the tasks">
    <img loading="lazy" alt="The tasks as a graph" src="${address}" />
  </div>`;
}

const marks: Readonly<Record<GraphMark, string>> = { added: '+ added', removed: '− removed', changed: '~ changed' };

function nodeItem({ id, detail, mark }: GraphNode, { edges }: Graph): Html {
  const before = edges.filter(({ to }) => to === id).map(({ from }) => from);
  const after = before.length === 0 ? '' : `, after ${before.join(', ')}`;
  return html`<li>
    <code>${id}</code>${detail === undefined ? '' : ` (${detail})`}: ${mark === undefined ? '' : marks[mark]}${after}
  </li>`;
}
