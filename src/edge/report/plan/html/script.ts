/**
 * The script of the page: filters what is shown, tells how much that is, and opens what a link leads to. It reads nothing
 * but the attributes of the page's own elements. Without it the page shows everything.
 */
export const script = `'use strict';
const form = document.getElementById('filter');
const items = Array.from(document.querySelectorAll('.item'), (element) => ({
  element,
  kind: element.dataset.kind,
  risk: element.dataset.risk,
  where: JSON.parse(element.dataset.where),
}));
const order = ['critical', 'high', 'medium', 'low'];

function chosen(name) {
  const { value } = document.getElementById(name);
  return value === '' ? undefined : JSON.parse(value);
}

function matches(item, { environment, risk, owner }) {
  if (risk !== undefined && order.indexOf(item.risk) > order.indexOf(risk)) return false;
  return item.where.some(
    (one) => (environment === undefined || one[0] === environment) && (owner === undefined || one[1] === owner),
  );
}

function countText(kind) {
  const all = items.filter((item) => item.kind === kind);
  const shown = all.filter((item) => !item.element.hidden);
  return shown.length + ' of ' + all.length + ' ' + kind + (all.length === 1 ? '' : 's');
}

function apply() {
  const wanted = { environment: chosen('environment'), risk: chosen('risk'), owner: chosen('owner') };
  for (const item of items) item.element.hidden = !matches(item, wanted);
  for (const none of document.querySelectorAll('.none')) {
    none.hidden = none.parentElement.querySelector('.item:not([hidden])') !== null;
  }
  document.getElementById('count').textContent = 'Shown: ' + countText('change') + ', ' + countText('pipeline') + '.';
}

function openTarget() {
  const target = document.getElementById(location.hash.slice(1));
  if (!target || !target.classList.contains('item')) return;
  if (target.hidden) form.reset();
  target.hidden = false;
  target.open = true;
  target.scrollIntoView();
  target.querySelector('summary').focus();
}

if (form) {
  form.hidden = false;
  form.addEventListener('change', apply);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(apply));
  document.getElementById('open').addEventListener('click', () => {
    for (const { element } of items) if (!element.hidden) element.open = true;
  });
  document.getElementById('close').addEventListener('click', () => {
    for (const { element } of items) element.open = false;
  });
  apply();
  addEventListener('hashchange', openTarget);
  openTarget();
}
`;
