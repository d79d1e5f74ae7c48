import type { Graph, GraphMark, GraphNode } from '../../../../model/graph.ts';
import { svgPart } from '../../../../graph/svg/svg.ts';
import { html, type Html } from './html.ts';

/**
 * The tasks of a pipeline as a picture, and those that come, go or change in words.
 *
 * @param id begins the ids in the picture; letters and digits
 */
export function graphPart(graph: Graph, id: string): Html {
  const marked = graph.nodes.filter(({ mark }) => mark !== undefined);
  const words =
    marked.length === 0
      ? html`<p>No task comes, goes or changes.</p>`
      : html`<ul>
          ${marked.map((node) => nodeItem(node, graph))}
        </ul>`;
  return html`${words}
    <div class="scroll" tabindex="0" role="group" aria-label="Picture of the tasks">
      ${{ html: svgPart(graph, id) }}
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
