import { random as randomOf } from './random.js';

/**
 * The overlays of a pipeline, by environment: about a third of the pipelines have one, some of them two.
 *
 * @param {number} seed
 * @param {number} number
 * @param {import('./pipeline.js').DrawnPipeline} pipeline
 * @returns {ReadonlyMap<string, string>} Environment to text.
 */
export function drawOverlays(seed, number, pipeline) {
  const random = randomOf(seed * 1_000_003 + number + 500_000_000);
  if (!random.chance(1 / 3)) return new Map();
  const environments = random.chance(0.25) ? ['dev', 'prod'] : [random.pick(['dev', 'stage', 'prod'])];
  return new Map(environments.map((environment) => [environment, overlayText(random, pipeline)]));
}

function overlayText(random, { id, tasks }) {
  const first = tasks[0];
  const last = tasks.at(-1);
  const changes = [
    ...(random.chance(0.5) ? [`max_active_runs: ${random.integer(1, 6)}`] : []),
    'tasks:',
    `  ${first}:`,
    `    retries: { count: ${random.integer(0, 6)} }`,
    ...(random.chance(0.5) ? [`    priority: ${random.integer(2, 9)}`] : []),
    ...(random.chance(0.5)
      ? [
          '  audit:',
          '    $add: true',
          '    type: bash',
          `    after: [${last}]`,
          `    command: audit-run --pipeline ${id} --day \${{ run.date }}`,
        ]
      : []),
  ];
  return [
    '# yaml-language-server: $schema=../../../generated/schema/overlay.schema.json',
    'kind: Overlay',
    `pipeline: ${id}`,
    ...changes,
    '',
  ].join('\n');
}
