import { expect, test } from 'vitest';
import { describeOnEachAirflow } from '../oracles/with_oracle.ts';
import { done } from './mapped_project.ts';

describeOnEachAirflow((airflow) => {
  test(
    'FINE-PRINT 17: a task is skipped in runs whose window begins before its start or from its end on',
    { timeout: 600_000 },
    async () => {
      const { states } = await done(airflow, tasks);
      // The window of the run begins at 2026-03-28T02:30.
      expect(states).toEqual({
        early: 'skipped',
        late: 'skipped',
        inside: 'success',
        at_start: 'success',
        at_end: 'skipped',
        'each[0]': 'skipped',
        'each[1]': 'skipped',
        nothing: 'skipped',
        something: 'success',
        after_early: 'skipped',
        after_late: 'success',
        after_all: 'success',
      });
    },
  );
});

const tasks = `
  early: { type: bash, command: "true", start: 2026-06-01 }
  late: { type: bash, command: "true", end: 2026-02-01 }
  inside: { type: bash, command: "true", start: 2026-02-01, end: 2026-06-01 }
  at_start: { type: bash, command: "true", start: 2026-03-28T02:30 }
  at_end: { type: bash, command: "true", end: 2026-03-28T02:30 }
  each: { type: bash, command: "true \${{ item }}", map: { over: [eu, us] }, start: 2026-06-01 }
  nothing: { type: noop, start: 2026-06-01 }
  something: { type: noop, end: 2026-06-01 }
  after_early: { type: bash, command: "true", after: [early] }
  after_late: { type: bash, command: "true", after: [late, inside], when: none_failed }
  after_all: { type: bash, command: "true", after: [late, inside], when: all_done }
`;
