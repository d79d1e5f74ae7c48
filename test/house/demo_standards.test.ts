import { expect, test } from 'vitest';
import { builtins } from '../../src/builtins/index.ts';
import { openRepository } from '../../src/edge/host/repository.ts';
import { lintProject } from '../../src/lint_project.ts';
import { child, text } from '../../src/tree/tree.ts';
import { readYaml } from '../../src/tree/read/read_yaml.ts';

test('the demo keeps the strict standards, with waivers that say why', () => {
  const demo = openRepository(process.cwd());
  const project = demo.read('dagwright.yaml');
  const tree = project.kind === 'text' ? readYaml(project.source, () => undefined) : undefined;
  expect(text(child(child(tree, 'lint'), 'preset'))).toBe('strict');
  const linted = lintProject(demo, builtins, { today: '2026-11-23', step: () => undefined });
  expect(linted.diagnostics).toEqual([]);
  expect(linted.waivers.length).toBeGreaterThan(1);
});
