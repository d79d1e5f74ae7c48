import { describe, expect, test } from 'vitest';
import { parseCron } from '../../src/time/cron.ts';

/** The marked part, the message and the help, as an editor would show them. */
function shown(cron: string): string {
  const result = parseCron(cron);
  if (result.kind === 'cron') return 'accepted';
  return [cron.slice(result.start, result.end), result.message, result.help ?? ''].join(' | ');
}

// Group, then a line a cron: the cron | the marked part | the message | the help.
const refused: readonly (readonly [group: string, table: string])[] = [
  [
    'a cron that is no five fields',
    `
30 4 * * | 30 4 * * | A cron has five fields (minute, hour, day of the month, month, weekday); this one has 4. | Write "*" for each field that is free, as in "30 4 * * *".
0 30 4 * * * | 0 30 4 * * * | A cron has five fields (minute, hour, day of the month, month, weekday); this one has 6. Seconds are not supported. | Write "30 4 * * *".
30 4 * * * 0 | 30 4 * * * 0 | A cron has five fields (minute, hour, day of the month, month, weekday); this one has 6. Seconds are not supported. | Write "30 4 * * *".
15 30 4 * * * | 15 30 4 * * * | A cron has five fields (minute, hour, day of the month, month, weekday); this one has 6. Seconds are not supported. | Leave out the seconds.
0 30 4 ? * * * | 0 30 4 ? * * * | A cron has five fields (minute, hour, day of the month, month, weekday); this one has 7. Seconds and years are not supported. | Write "30 4 * * *".
1 2 3 4 5 6 7 8 | 1 2 3 4 5 6 7 8 | A cron has five fields (minute, hour, day of the month, month, weekday); this one has 8. | Leave out the fields beyond these five.
dayly | dayly | "dayly" is no preset. | The presets are "hourly", "daily", "weekly", "monthly", "quarterly" or "yearly".
`,
  ],
  [
    'words of other schedulers',
    `
@daily | @daily | Presets are written without "@": "@daily" is "daily". | Write "daily".
@Midnight | @Midnight | Presets are written without "@": "@Midnight" is "daily". | Write "daily".
@annually | @annually | Presets are written without "@": "@annually" is "yearly". | Write "yearly".
Daily | Daily | "Daily" is written "daily". | Write "daily".
annually | annually | "annually" is written "yearly". | Write "yearly".
@once | @once | "@once" is no cron. | Write "schedule: once" instead of a cron.
@every 5m | @every 5m | "@every 5m" is no cron. | Write "schedule: { every: 5m }" instead of a cron.
@continuous | @continuous | "@continuous" is no cron. | Write a cron such as "*/5 * * * *": runs that follow each other without a pause have no slots.
@reboot | @reboot | "@reboot" is no cron. | Write five fields (minute, hour, day of the month, month, weekday), or a preset: "hourly", "daily", "weekly", "monthly", "quarterly" or "yearly".
`,
  ],
  [
    'forms that only some releases read, or read differently',
    `
5/15 * * * * | 5/15 | The minute "5/15" has a step but no end, which Airflow's releases read differently. | Write "5-59/15".
59/15 * * * * | 59/15 | The minute "59/15" has a step but no end, which Airflow's releases read differently. | Write "59".
0 23/2 * * * | 23/2 | The hour "23/2" has a step but no end, which Airflow's releases read differently. | Write "23".
0 4 * * 1/2 | 1/2 | The weekday "1/2" has a step but no end, which Airflow's releases read differently. | Write "1-6/2".
0 4 * * 7/2 | 7/2 | The weekday "7/2" has a step but no end, which Airflow's releases read differently. | Write "0-6/2".
50/15 * * * * | 50/15 | The minute "50/15" has a step but no end, which Airflow's releases read differently. | Write "50".
0 22-4 * * * | 22-4 | The range "22-4" runs backwards; some releases of Airflow refuse that. | Write "22,23,0-4".
0 22-4/3 * * * | 22-4/3 | The range "22-4/3" runs backwards; some releases of Airflow refuse that. | Write "22,1,4".
0 4 * * fri-mon | fri-mon | The range "fri-mon" runs backwards; some releases of Airflow refuse that. | Write "5,6,0,1".
0 4 1 nov-feb * | nov-feb | The range "nov-feb" runs backwards; some releases of Airflow refuse that. | Write "11,12,1,2".
0 4 * * 0-7 | 0-7 | The weekday "0-7" begins and ends on Sunday. | Write "*".
0 5-5 * * * | 5-5 | The range "5-5" begins and ends with the same hour; some releases of Airflow read it as every hour. | Write "5".
0 *,5 * * * | * | The hour "*" stands in a list, where releases of Airflow read it differently. | Write "*" alone, or only the other values.
0 4 ? * 1 | ? | The day "?" is not understood by every release of Airflow. | Write "*".
0 4 1-31 * 1 | 1-31 | "1-31" lists all days of the month beside the weekday "1"; Airflow's releases disagree on what that means. | Write "*": then only the weekday counts.
0 4 */1 * 1 | */1 | "*/1" lists all days of the month beside the weekday "1"; Airflow's releases disagree on what that means. | Write "*": then only the weekday counts.
0 4 5 * 1-7 | 1-7 | "1-7" lists all weekdays beside the day "5"; Airflow's releases disagree on what that means. | Write "*": then only the day counts.
`,
  ],
  [
    'notations of other schedulers',
    `
0 4 * * 5#2 | 5#2 | The weekday "5#2" counts the weekdays of a month, which is not portable. | Write "5" for every week, and let a "gate" task pass the one that is meant.
0 4 * * fri#2 | fri#2 | The weekday "fri#2" counts the weekdays of a month, which is not portable. | Write "fri" for every week, and let a "gate" task pass the one that is meant.
0 4 2#1 * * | 2#1 | The day "2#1" has a "#", which counts weekdays. | Write plain numbers.
0 4 * * L5 | L5 | The weekday "L5" means the last one of a month, which is not portable. | Write "5" for every week, and let a "gate" task pass the last one.
0 4 * * 5L | 5L | The weekday "5L" means the last one of a month, which is not portable. | Write "5" for every week, and let a "gate" task pass the last one.
0 4 * * L | L | "L" is the last day of a month, and stands in the third field. | Write a weekday, such as "6" for Saturday.
0 L * * * | L | "L" is the last day of a month; the hour has none. | Write a number from 0 to 23.
0 4 L-3 * * | L-3 | The day "L-3" counts back from the end of the month, which Airflow does not know. | Write "L" for the last day, or a day that every month has, such as "28".
0 4 L/2 * * | L/2 | The day "L/2" has a step beside "L". | Write "L".
0 4 28-L/2 * * | 28-L/2 | The day "28-L/2" has a step beside "L". | Write "28-31/2".
0 4 LW * * | LW | The day "LW" means a nearest workday, which most releases of Airflow do not know. | Write days of the month, or weekdays "1-5", and let a "gate" task pass the right one.
0 4 15W * * | 15W | The day "15W" means a nearest workday, which most releases of Airflow do not know. | Write days of the month, or weekdays "1-5", and let a "gate" task pass the right one.
H 4 * * * | H | The minute "H" is a form of Jenkins, which Airflow refuses. | Write the minute itself, such as "17".
H/15 * * * * | H/15 | The minute "H/15" is a form of Jenkins, which Airflow refuses. | Write the minute itself, such as "17".
R 4 * * * | R | The minute "R" is random: Airflow reads another value each time. | Write the minute itself, such as "17".
0 R(2-4) * * * | R(2-4) | The hour "R(2-4)" is random: Airflow reads another value each time. | Write the hour itself, such as "2".
`,
  ],
  [
    'values and steps outside a field',
    `
60 4 * * * | 60 | The minute "60" is out of range. | Write numbers from 0 to 59.
0 24 * * * | 24 | The hour "24" is out of range. | Write numbers from 0 to 23.
0 4 0 * * | 0 | The day "0" is out of range. | Write numbers from 1 to 31.
0 4 1 13 * | 13 | The month "13" is out of range. | Write numbers from 1 to 12, or names: "jan", "feb" and so on.
0 4 * * 8 | 8 | The weekday "8" is out of range. | Write numbers from 0 to 7 (0 and 7 are Sunday), or names: "sun", "mon" and so on.
0 20-24 * * * | 20-24 | The hour "20-24" is out of range. | Write numbers from 0 to 23.
*/0 * * * * | */0 | The step of the minute "*/0" is 0. | Write a step from 1 to 59.
5/0 * * * * | 5/0 | The step of the minute "5/0" is 0. | Write "5".
*/90 * * * * | */90 | The step of the minute "*/90" is larger than its range: only 0 would match. | Write "0".
10-20/100 * * * * | 10-20/100 | The step of the minute "10-20/100" is larger than its range: only 10 would match. | Write "10".
0 4 * * monday | monday | The weekday "monday" is written with three letters. | Write "mon".
0 4 * * mon-friday | mon-friday | The weekday "friday" is written with three letters. | Write "mon-fri".
0 4 1 sept * | sept | The month "sept" is written with three letters. | Write "sep".
0 noon * * * | noon | "noon" is no hour. | Write numbers from 0 to 23.
0 4 * * mon-day | mon-day | The weekday "mon-day" has "day", which is no weekday. | Write numbers from 0 to 7 (0 and 7 are Sunday), or names: "sun", "mon" and so on.
`,
  ],
  [
    'text that is no value',
    `
1,,2 4 * * * | , | The list of the minute has an empty place. | Remove the comma, or write the value that is missing.
,1 4 * * * | , | The list of the minute has an empty place. | Remove the comma, or write the value that is missing.
1, 4 * * * | , | The list of the minute has an empty place. | Remove the comma, or write the value that is missing.
-5 4 * * * | -5 | The minute "-5" cannot be read. | Write a number ("1"), a range ("1-3"), a step ("*/2"), or a list of these with commas.
1- 4 * * * | 1- | The minute "1-" cannot be read. | Write a number ("1"), a range ("1-3"), a step ("*/2"), or a list of these with commas.
1.5 4 * * * | 1.5 | The minute "1.5" cannot be read. | Write a number ("1"), a range ("1-3"), a step ("*/2"), or a list of these with commas.
*/ 4 * * * | */ | The minute "*/" cannot be read. | Write a number ("1"), a range ("1-3"), a step ("*/2"), or a list of these with commas.
*/5/2 4 * * * | */5/2 | The minute "*/5/2" cannot be read. | Write a number ("1"), a range ("1-3"), a step ("*/2"), or a list of these with commas.
~ 4 * * * | ~ | The minute "~" cannot be read. | Write a number ("1"), a range ("1-3"), a step ("*/2"), or a list of these with commas.
`,
  ],
  [
    'dates that never come',
    `
0 4 30 2 * | 30 | The day "30" never comes: month 2 has at most 29 days. | Write "L" for the last day of the month.
0 4 31 2,4 * | 31 | The day "31" never comes: the months 2,4 have at most 30 days. | Write "L" for the last day of the month.
0 4 30 2 1 | 30 | The day "30" never comes: month 2 has at most 29 days. | Write "*" as the day: then only the weekday counts.
`,
  ],
];

const rows = refused.map(([group, table]) => [group, table.trim().split('\n')] as const);

describe.each(rows)('%s', (_, lines) => {
  test.each(lines)('%s', (line) => {
    const [cron = ''] = line.split(' | ', 1);
    expect(`${cron} | ${shown(cron)}`).toBe(line);
  });
});

const others = [
  [
    '',
    ' | The cron is empty. | Write five fields (minute, hour, day of the month, month, weekday), such as "30 4 * * *".',
  ],
  ['30 4\n* * *', '\n | A cron is plain ASCII text on one line; this one has the blank U+000A. | Write a plain space.'],
  [
    '30\u00a04 * * *',
    '\u00a0 | A cron is plain ASCII text on one line; this one has the blank U+00A0. | Write a plain space.',
  ],
  [
    '\uff130 4 * * *',
    '\uff13 | A cron is plain ASCII text on one line; this one has the character U+FF13. | Write digits 0 to 9, "*", ",", "-" and "/".',
  ],
] as const;

test.each(others)('empty, or not of ASCII: "%s"', (cron, expected) => {
  expect(shown(cron)).toBe(expected);
});

test('FINE-PRINT 4: the replacement that a message proposes makes the cron portable', () => {
  for (const line of rows.flatMap(([, lines]) => lines)) {
    const [cron = ''] = line.split(' | ', 1);
    const problem = parseCron(cron);
    if (problem.kind === 'cron' || problem.replacement === undefined) continue;
    const fixed = cron.slice(0, problem.start) + problem.replacement + cron.slice(problem.end);
    expect([cron, fixed, parseCron(fixed).kind]).toEqual([cron, fixed, 'cron']);
  }
});

test('a hostile text is refused before it is read', () => {
  const cron = '1,'.repeat(200_000);
  expect(shown(cron)).toBe(
    `${cron} | A cron has at most 500 characters; this one has 400000. | Write ranges such as "0-30", or steps such as "*/5".`,
  );
});
