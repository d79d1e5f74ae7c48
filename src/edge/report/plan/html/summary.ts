import type { Plan, Side } from '../../../../model/plan.ts';
import { mistakesTexts } from '../mistakes.ts';
import { utcText } from '../run_rows.ts';
import { itself, shortCommit } from '../words.ts';
import { html, nothing, type Html } from './html.ts';
import { riskLabel } from './labels.ts';

/** What is compared, and how many pipelines change in each environment. */
export function summary(plan: Plan): Html {
  const rows = plan.environments.map(
    ({ id, added, removed, changed, pipelines, risk }) =>
      html`<tr>
        <th scope="row">${id}</th>
        <td>${changed}</td>
        <td>${added}</td>
        <td>${removed}</td>
        <td>${pipelines}</td>
        <td>${risk === undefined ? 'nothing changes' : riskLabel(risk)}</td>
      </tr>`,
  );
  return html`<section aria-labelledby="summary">
    <h2 id="summary">Summary</h2>
    <p>From ${sideText(plan.base)} to ${sideText(plan.head)}. Runs are compared from ${utcText(plan.now)} on.</p>
    ${mistakesTexts(plan, itself).map((text) => html`<p>${text}</p>`)}
    <div class="scroll" tabindex="0" role="group" aria-label="Environments">
      <table>
        <thead>
          <tr>
            <th scope="col">Environment</th>
            <th scope="col">Changed</th>
            <th scope="col">Added</th>
            <th scope="col">Removed</th>
            <th scope="col">Pipelines now</th>
            <th scope="col">Highest risk</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
    ${withoutEffect(plan.withoutEffect)}
  </section>`;
}

function sideText(side: Side): Html {
  const commit = shortCommit(side);
  return commit === undefined ? html`${side.name}` : html`${side.name} (<code>${commit}</code>)`;
}

function withoutEffect(edits: readonly string[]): Html {
  if (edits.length === 0) return nothing;
  return html`<h3>Edited, without effect at run time</h3>
    <ul>
      ${edits.map((edit) => html`<li>${edit}</li>`)}
    </ul>`;
}
