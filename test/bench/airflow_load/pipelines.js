/**
 * @typedef {object} LoadedTask
 * @property {string} id
 * @property {'bash' | 'sql' | 'python' | 'noop'} kind
 * @property {readonly string[]} after
 * @property {readonly string[]} [text] Lines of a command or a statement; `<day>` stands for the date of the run.
 *
 * @typedef {object} LoadedPipeline
 * @property {string} id
 * @property {string} description
 * @property {string} subject
 * @property {string} cron
 * @property {readonly LoadedTask[]} tasks
 */

const subjects = ['orders', 'invoices', 'shipments', 'returns', 'payments', 'baskets', 'prices', 'refunds'];

/**
 * Pipelines that can be said in each of the forms that are compared: five to seven tasks, one after another or side by
 * side.
 *
 * @param {number} count
 * @returns {readonly LoadedPipeline[]}
 */
export function pipelines(count) {
  return Array.from({ length: count }, (_, number) => {
    const subject = subjects[number % subjects.length];
    return {
      id: `load_${subject}_${String(number).padStart(3, '0')}`,
      description: `Loads the ${subject} of the day into the warehouse.`,
      subject,
      cron: `${number % 60} ${4 + (number % 12)} * * *`,
      tasks: tasks(subject, ['eu', 'us', 'apac'].slice(0, 1 + (number % 3))),
    };
  });
}

function tasks(subject, regions) {
  const extracts = regions.map((region) => ({
    id: `extract_${region}`,
    kind: 'bash',
    after: [],
    text: [`extract-${subject} --day <day> --region ${region} --out s3://lake/${subject}/<day>/${region}.json`],
  }));
  return [
    ...extracts,
    { id: 'load', kind: 'sql', after: extracts.map(({ id }) => id), text: statement(subject) },
    { id: 'check', kind: 'python', after: ['load'] },
    { id: 'archive', kind: 'bash', after: ['load'], text: [`archive-files s3://lake/${subject}/<day> --keep 30`] },
    { id: 'done', kind: 'noop', after: ['check', 'archive'] },
  ];
}

function statement(subject) {
  return [
    `INSERT INTO warehouse.${subject} (${subject}_id, customer_id, region, amount, day)`,
    `SELECT ${subject}_id, customer_id, region, sum(amount), day`,
    `FROM landing.${subject}`,
    "WHERE day = DATE '<day>'",
    `GROUP BY ${subject}_id, customer_id, region, day`,
  ];
}
