import type { Plan, UnitPlan } from '../../../../model/plan.ts';
import { graphPart } from './graph.ts';
import { html, nothing, type Html } from './html.ts';
import { actionText, riskLabel } from './labels.ts';
import { runsPart } from './runs.ts';
import { whereOf } from './where.ts';

/** Each pipeline that changes in an environment, worst first: its runs and its tasks. */
export function unitsSection(plan: Plan): Html {
  if (plan.units.length === 0) return nothing;
  return html`<section aria-labelledby="pipelines">
    <h2 id="pipelines">Pipelines</h2>
    ${plan.units.map((unit, index) => unitItem(unit, index, plan))}
    <p class="none" hidden>No pipeline matches the filter.</p>
  </section>`;
}

function unitItem(unit: UnitPlan, index: number, { now }: Plan): Html {
  const { pipeline, environment, risk, action, renamedFrom } = unit;
  const where = JSON.stringify([whereOf(unit)]);
  const former = renamedFrom === undefined ? nothing : html` (was ${renamedFrom})`;
  return html`<details class="item" id="u${index}" data-kind="pipeline" data-risk="${risk}" data-where="${where}">
    <summary><h3>${riskLabel(risk)} ${pipeline}${former} in ${environment}: ${actionText(action)}</h3></summary>
    <dl>
      <dt>Owner</dt>
      <dd>${unit.owner ?? 'none'}</dd>
      <dt>Tier</dt>
      <dd>${unit.tier}</dd>
      <dt>Written in</dt>
      <dd><code>${unit.path}</code></dd>
    </dl>
    <h4>Runs of the next seven days</h4>
    ${runsPart(unit, now)}
    <h4>Tasks</h4>
    ${graphPart(unit.graph(), `u${index}`)}
  </details>`;
}
