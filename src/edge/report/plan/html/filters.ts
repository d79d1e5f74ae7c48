import { risks, type Plan } from '../../../../model/plan.ts';
import { html, nothing, type Html } from './html.ts';

/** What can be chosen to look at; the script of the page shows it, since without one it does nothing. */
export function filters(plan: Plan): Html {
  if (plan.units.length === 0 && plan.blocks.length === 0) return nothing;
  const owners = [...new Set(plan.units.map(({ owner }) => owner ?? ''))].toSorted();
  return html`<form id="filter" aria-labelledby="filter-title" hidden>
    <h2 id="filter-title">Filter</h2>
    ${choice(
      'environment',
      'Environment',
      plan.environments.map(({ id }) => [id, id]),
    )}
    ${choice(
      'risk',
      'Risk',
      risks.map((risk) => [risk, risk === 'critical' ? risk : `${risk} and worse`]),
    )}
    ${choice(
      'owner',
      'Owner',
      owners.map((owner) => [owner, owner === '' ? 'no owner' : owner]),
    )}
    <button type="reset" id="all">Show all</button>
    <button type="button" id="open">Open what is shown</button>
    <button type="button" id="close">Close all</button>
    <p role="status" id="count"></p>
  </form>`;
}

/** A list to choose from, each with what stands for it. The first choice, which no name can be, is all. */
function choice(name: string, label: string, options: readonly (readonly [value: string, label: string])[]): Html {
  const items = options.map(([value, text]) => html`<option value="${JSON.stringify(value)}">${text}</option>`);
  return html`<p>
    <label for="${name}">${label}</label
    ><select id="${name}">
      <option value="">all</option>
      ${items}
    </select>
  </p>`;
}
