import { risks, type Plan } from '../../../src/model/plan.ts';
import { blockOf, changeOf, comparison, daily, graphOf, planOf, unitOf } from './plans.ts';

const owners = ['sales-platform', 'finance-data', 'logistics'];

const tasks = Array.from({ length: 12 }, (_, index) => `validate_part_${index}`);

/** A plan of so many changed pipelines in prod, of three owners, each with a change of its own and other runs. */
export function largePlan(count: number): Plan {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const riskOf = (index: number) => risks[Math.floor((index * 4) / count)] ?? 'low';
  const runs = comparison(daily(2), daily(4));
  return planOf({
    units: numbers.map((index) =>
      unitOf({
        environment: index % 5 === 0 ? 'dev' : 'prod',
        pipeline: `orders_${index}`,
        owner: owners[index % 3] ?? '',
        risk: riskOf(index),
        runs,
        graph: () => graphOf(`orders_${index}`, ...tasks),
      }),
    ),
    blocks: numbers.map((index) =>
      blockOf({
        touches: [{ environment: index % 5 === 0 ? 'dev' : 'prod', pipelines: [`orders_${index}`] }],
        risk: riskOf(index),
        changes: [changeOf({ path: `tasks.load_${index}.retries.count` })],
      }),
    ),
  });
}
