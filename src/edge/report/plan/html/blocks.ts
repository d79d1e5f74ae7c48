import type { Plan, PlanBlock } from '../../../../model/plan.ts';
import { counted } from '../../counts.ts';
import { touchedText } from '../touched_text.ts';
import { itself, pathsOf } from '../words.ts';
import { changeItem, consequenceItem } from './change.ts';
import { html, nothing, type Html } from './html.ts';
import { riskLabel } from './labels.ts';
import { whereOfBlock, type Numbers } from './where.ts';

/** What changes, each cause once, worst first; each can be opened and filtered. */
export function blocksSection(plan: Plan, numbers: Numbers): Html {
  if (plan.blocks.length === 0) return nothing;
  const items = plan.blocks.map((block, index) => blockItem(block, index, { plan, numbers }));
  return html`<section aria-labelledby="changes">
    <h2 id="changes">What changes</h2>
    ${items}
    <p class="none" hidden>No change matches the filter.</p>
  </section>`;
}

function blockItem(block: PlanBlock, index: number, page: { plan: Plan; numbers: Numbers }): Html {
  const where = JSON.stringify(whereOfBlock(block, page.plan, page.numbers));
  const paths = pathsOf(block);
  const keys = paths.slice(0, mostKeys).map((path, at) => html`${at === 0 ? ': ' : ', '}<code>${path}</code>`);
  const more = paths.length > mostKeys ? ` and ${paths.length - mostKeys} more` : '';
  const changes = html`<h4>What it does</h4>
    <ul>
      ${block.changes.map(changeItem)}
    </ul>`;
  return html`<details class="item" id="b${index}" data-kind="change" data-risk="${block.risk}" data-where="${where}">
    <summary><h3>${riskLabel(block.risk)} ${touchedText(block.touches, itself)}${keys}${more}</h3></summary>
    ${block.changes.length === 0 ? nothing : changes} ${consequences(block)} ${touchedLists(block, page.numbers)}
  </details>`;
}

function consequences(block: PlanBlock): Html {
  if (block.consequences.length === 0) return nothing;
  const own = JSON.stringify(block.touches);
  const items = block.consequences.map((one) => {
    const where = JSON.stringify(one.touches) === own ? '' : `In ${touchedText(one.touches, itself)}.`;
    return consequenceItem(one, where);
  });
  return html`<h4>What follows</h4>
    <ul>
      ${items}
    </ul>`;
}

const mostKeys = 3;

function touchedLists({ touches }: PlanBlock, numbers: Numbers): Html {
  const lists = touches.map(({ environment, pipelines }) => {
    if (pipelines.length === 0) return nothing;
    const items = pipelines.map((id) => html`<li>${link(id, numbers.get(environment)?.get(id))}</li>`);
    return html`<details>
      <summary>${counted(pipelines.length, 'pipeline')} in ${environment}</summary>
      <ul class="names">
        ${items}
      </ul>
    </details>`;
  });
  return html`<h4>Where</h4>
    ${lists}`;
}

function link(id: string, number: number | undefined): Html {
  return number === undefined ? html`${id}` : html`<a href="#u${number}">${id}</a>`;
}
