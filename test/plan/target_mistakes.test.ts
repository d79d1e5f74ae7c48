import { expect, test } from 'vitest';
import { builtins } from '../../src/builtins/index.ts';
import { memorySnapshot } from '../../src/model/snapshot.ts';
import { planProject } from '../../src/planning/plan_project.ts';
import { now } from './planned.ts';
import { edited } from './project.ts';
import { shared, sharing } from './single_place.ts';

const environment = 'environments/prod/environment.yaml';

test('what only the target finds keeps pipelines from being compiled, and a plan says so', () => {
  const head = edited({ [environment]: [[', providers: { slack: "9.10.0" }', '']] }, sharing);
  const { plan, diagnostics } = planProject(memorySnapshot(sharing), memorySnapshot(head), builtins, {
    base: { name: 'the base' },
    head: { name: 'the head' },
    now,
    environments: [],
    step: () => undefined,
  });
  expect(new Set(diagnostics.map(({ code }) => code))).toEqual(new Set(['needs-provider']));
  expect(plan?.base).toMatchObject({ hasErrors: false, notCompiled: [] });
  expect(plan?.head).toMatchObject({ hasErrors: true, notCompiled: [{ environment: 'prod', pipelines: shared }] });
  const [block] = plan?.blocks ?? [];
  expect(block).toMatchObject({ risk: 'high', touches: [{ environment: 'prod', pipelines: shared }] });
  expect(block?.consequences.map(({ kind }) => kind)).toEqual(['lost-feature']);
});
