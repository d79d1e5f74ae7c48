import type { UnitPlan } from '../../../../model/plan.ts';
import type { Instant } from '../../../../time/zone.ts';
import { counted } from '../../counts.ts';
import { runColumns } from '../run_columns.ts';
import { runRows, type RunRow } from '../run_rows.ts';
import { nextWeek } from '../run_spans.ts';
import { html, nothing, type Html } from './html.ts';
import { timeline } from './timeline.ts';

const mostListed = 12;

/** The runs of the next seven days before and after, as a picture and as a table. */
export function runsPart({ runs }: UnitPlan, now: Instant): Html {
  const { rows, isCut } = runRows(runs, now, nextWeek);
  const last = rows.at(-1);
  if (last === undefined)
    return html`<p>No run is due by itself in the next seven days, neither before nor after the change.</p>`;
  const same = runs.isSame ? html`<p>Its runs are the same before and after the change.</p>` : nothing;
  const cut = isCut ? html`<p>There are more: runs are shown up to ${last.due}.</p>` : nothing;
  return html`${same}${timeline(rows, runs, now)}${cut}${table(rows)}`;
}

function table(rows: readonly RunRow[]): Html {
  const columns = runColumns(rows);
  const items = rows.slice(0, mostListed).map(
    (row) =>
      html`<tr>
        ${columns.map(({ cell }) => html`<td>${cell(row)}</td>`)}
      </tr>`,
  );
  const rest = rows.length - mostListed;
  const more = rest > 0 ? html`<p>… and ${counted(rest, 'more run')} in the timeline.</p>` : nothing;
  return html`<div class="scroll" tabindex="0" role="group" aria-label="First runs">
      <table>
        <thead>
          <tr>
            ${columns.map(({ title }) => html`<th scope="col">${title}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${items}
        </tbody>
      </table>
    </div>
    ${more}`;
}
