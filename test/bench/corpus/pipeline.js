import { random as randomOf } from './random.js';
import { builtinKinds, kinds } from './tasks.js';
import { actions, purposes, teams, zones } from './words.js';

/** The shortest and the longest pipeline of the corpus, in lines. */
const leastLines = 20;
const mostLines = 80;

/**
 * @typedef {object} DrawnPipeline
 * @property {string} id
 * @property {string} folder
 * @property {string} text
 * @property {readonly string[]} tasks Ids, in the order of the file.
 * @property {readonly (readonly [path: string, text: string])[]} files Beside the pipeline.
 */

/**
 * The pipeline with a number: it depends on the seed and the number alone, so a small corpus is the beginning of a
 * large one.
 *
 * @param {number} seed
 * @param {number} number
 * @param {boolean} ownTypes Whether tasks may have a type of the organisation.
 * @returns {DrawnPipeline}
 */
export function drawPipeline(seed, number, ownTypes) {
  const random = randomOf(seed * 1_000_003 + number);
  const team = random.pick(teams);
  const subject = random.pick(team.subjects);
  const id = `${random.pick(actions)}_${subject}_${String(number).padStart(5, '0')}`;
  const hasSlots = !random.chance(0.1);
  const head = headOf(random, team, subject, id, hasSlots);
  const { lines, tasks, files } = drawTasks(
    { random, pipeline: id, subject, hasSlots, kinds: ownTypes ? kinds : builtinKinds },
    { least: leastLines - head.length - 1, most: random.integer(leastLines, mostLines) - head.length - 1 },
    head.some((line) => line === 'groups:'),
  );
  return {
    id,
    folder: `pipelines/${team.folder}`,
    text: `${[...head, 'tasks:', ...lines].join('\n')}\n`,
    tasks,
    files,
  };
}

function headOf(random, team, subject, id, hasSlots) {
  return [
    '# yaml-language-server: $schema=../../generated/schema/pipeline.schema.json',
    'kind: Pipeline',
    `id: ${id}`,
    `description: Works on ${subject.replaceAll('_', ' ')} ${random.pick(purposes)}.`,
    `owner: ${team.owner}`,
    `domain: ${team.domain}`,
    ...(random.chance(0.5) ? [`tier: ${random.pick(['critical', 'standard', 'experimental'])}`] : []),
    `tags: [${subject.replaceAll('_', '-')}, ${random.pick(['hot', 'audited', 'partner'])}]`,
    ...(random.chance(0.5) ? [`runbook: https://runbooks.example.com/${id.replaceAll('_', '-')}`] : []),
    ...(hasSlots ? scheduleOf(random) : ['schedule: manual']),
    ...(random.chance(0.2) ? [`max_active_runs: ${random.integer(1, 4)}`] : []),
    ...(random.chance(0.2) ? [`timeout: ${random.pick(['2h', '90m', '6h'])}`] : []),
    ...(random.chance(0.3) ? ['notify: { failure: [team] }'] : []),
    ...(random.chance(0.3)
      ? ['task_defaults:', `  retries: { count: ${random.integer(1, 5)}, delay: ${random.pick(['1m', '10m'])} }`]
      : []),
    ...(random.chance(0.3) ? ['groups:', '  stage: { description: From the landing zone to the staging tables }'] : []),
  ];
}

/** Hours in the night are left out: a slot that a clock change skips is refused. */
function scheduleOf(random) {
  const [minute, hour] = [random.integer(0, 59), random.integer(4, 22)];
  const cron = random.pick([
    `${minute} ${hour} * * *`,
    `${minute} ${hour} * * *`,
    `${minute} ${hour} * * ${random.integer(0, 6)}`,
    `${minute} ${hour} ${random.integer(1, 28)} * *`,
    `${minute} * * * *`,
  ]);
  const zone = cron.includes('* * * *') ? 'UTC' : random.pick(zones);
  return [
    'schedule:',
    `  cron: "${cron}"${random.chance(0.2) ? ' # agreed with those who deliver the data' : ''}`,
    ...(zone === 'UTC' ? [] : [`  timezone: ${zone}`]),
    `  start: "2026-0${random.integer(1, 9)}-01"`,
    ...(random.chance(0.15) ? ['  catchup: true'] : []),
  ];
}

function drawTasks(drawing, room, hasGroup) {
  const lines = [];
  const tasks = [];
  // Directly after a branch come its options only.
  const followed = [];
  const files = [];
  while (tasks.length === 0 || lines.length < room.most) {
    const id = `t${tasks.length + 1}`;
    const drawn = drawing.random.pick(drawing.kinds)(drawing, id, tasks.length + 1);
    const name = `${drawn.name}_${tasks.length + 1}`;
    const written = taskLines(drawing.random, name, drawn, followed, hasGroup);
    const length = written.length + (drawn.next === undefined ? 0 : 3);
    if (tasks.length > 0 && lines.length >= room.least && lines.length + length > room.most) break;
    lines.push(...written);
    tasks.push(name);
    followed.push(drawn.next ?? name);
    if (drawn.next !== undefined) {
      lines.push(`  ${drawn.next}:`, '    type: noop', `    after: [${name}]`);
      tasks.push(drawn.next);
    }
    files.push(...(drawn.files ?? []));
  }
  return { lines, tasks, files };
}

function taskLines(random, name, drawn, before, hasGroup) {
  const [type, ...own] = drawn.lines;
  return [
    ...(random.chance(0.15) ? ['  # Readers wait for this one.'] : []),
    `  ${name}:`,
    `    ${type}`,
    ...(before.length > 0 && random.chance(0.9) ? [`    after: [${upstream(random, before).join(', ')}]`] : []),
    ...(hasGroup && random.chance(0.4) ? ['    group: stage'] : []),
    ...(before.length > 1 && random.chance(0.1) ? ['    when: all_done'] : []),
    ...(random.chance(0.2) ? [`    retries: ${random.integer(0, 5)}`] : []),
    ...(random.chance(0.15) ? [`    timeout: ${random.pick(['10m', '45m', '1h'])}`] : []),
    ...(random.chance(0.1) ? ['    pool: { name: heavy, slots: 2 }'] : []),
    ...(random.chance(0.1) ? [`    priority: ${random.integer(2, 9)}`] : []),
    ...own.map((line) => `    ${line}`),
  ];
}

function upstream(random, before) {
  const last = before.at(-1);
  const other = random.pick(before);
  return other === last || random.chance(0.7) ? [last] : [last, other];
}
