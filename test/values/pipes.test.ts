import { describe, expect, test } from 'vitest';
import { readPipes } from '../../src/values/pipes.ts';
import { findReferences } from '../../src/values/reference.ts';
import { explainName } from '../../src/values/run_names.ts';

function pipesOf(written: string): unknown {
  const text = `\${{ ${written} }}`;
  const [reference] = findReferences(text);
  if (reference?.kind !== 'reference' || reference.head.kind !== 'name') throw new Error(`No reference: ${text}`);
  const name = explainName(reference.head.path);
  if (name.kind === 'problem') throw new Error(name.message);
  const read = readPipes(reference.pipes, name.known.type);
  return read.kind === 'pipes'
    ? { pipes: read.pipes, type: read.type }
    : `${text.slice(read.start, read.end)}: ${read.message} ${read.help}`;
}

test('pipes are read one after the other, each on what the one before made', () => {
  expect(pipesOf('run.slot | shift(+2mo) | zone("UTC") | start_of(week) | format("%-d%% of %B")')).toEqual({
    pipes: [
      { kind: 'shift', amount: 2, unit: 'mo' },
      { kind: 'zone', zone: 'UTC' },
      { kind: 'start_of', unit: 'week' },
      {
        kind: 'format',
        parts: [
          { kind: 'code', code: '%-d' },
          { kind: 'literal', text: '% of ' },
          { kind: 'code', code: '%B' },
        ],
      },
    ],
    type: 'text',
  });
});

test('what comes out of the last pipe is known', () => {
  const written = [
    'run.date',
    'run.date | shift(-1d)',
    'run.slot | zone("UTC")',
    'run.date | epoch(ms)',
    'stored.archive.prefix | default("")',
    'secret.sales_api_token',
  ];
  expect(written.map(pipesOf)).toMatchObject(
    ['date', 'date', 'instant', 'number', 'text', 'secret'].map((type) => ({ type })),
  );
});

describe('a pipe that cannot stand there says why', () => {
  const refused: readonly (readonly [written: string, problem: string])[] = [
    [
      'run.date | shift(-3h)',
      'shift(-3h): A date has no hours; "shift" moves it by d, w, mo or y, not by h. Use run.slot or run.window_start, which are instants.',
    ],
    [
      'run.date | zone("UTC")',
      'zone("UTC"): A date has no time zone that "zone" could change. Use run.slot or run.window_start, which are instants.',
    ],
    [
      'run.date | start_of(hour)',
      'start_of(hour): A date has no hours that could start. Use run.slot or run.window_start, which are instants.',
    ],
    [
      'run.date | format("%Y") | shift(-1d)',
      'shift(-1d): "shift" takes a date or an instant, not a text. Write "shift" before what makes a text.',
    ],
    [
      'run.attempt | format("%Y")',
      'format("%Y"): "format" takes a date or an instant, not a number. Write "format" before what makes a number.',
    ],
    [
      'stored.archive | epoch(s)',
      'epoch(s): "epoch" takes a date or an instant, not a value from the store or a task. Only default("…") may follow here.',
    ],
    [
      'run.date | default("none")',
      'default("none"): "default" stands after a date, which always has a value. Leave it out.',
    ],
    [
      'secret.sales_api_token | default("none")',
      'default("none"): A secret takes no pipe. What a pipe makes of it would not be masked in logs.',
    ],
    [
      'run.date | shfit(-1d)',
      'shfit(-1d): There is no pipe "shfit". Did you mean "shift"? The pipes are shift, format, zone, start_of, epoch, default.',
    ],
    [
      'run.date | shift(3)',
      '3: "shift" needs one length, such as -3d. Write a sign, a number and a unit, such as shift(-3d) or shift(1mo): y mo w d h m s.',
    ],
    [
      'run.date | shift',
      'shift: "shift" needs one length, such as -3d. Write a sign, a number and a unit, such as shift(-3d) or shift(1mo): y mo w d h m s.',
    ],
    [
      'run.date | shift(0d)',
      '0d: "shift(0d)" moves nothing. Write a sign, a number and a unit, such as shift(-3d) or shift(1mo): y mo w d h m s.',
    ],
    [
      'run.date | shift(-101y)',
      '-101y: "shift(-101y)" moves more than 100 years. Write a sign, a number and a unit, such as shift(-3d) or shift(1mo): y mo w d h m s.',
    ],
    [
      'run.slot | format("%Y %Q")',
      '"%Y %Q": "format" does not know "%Q". The codes are %Y %y %m %-m %d %-d %j %-j %b %B %a %A %u %G %V %H %-H %I %-I %p %M %-M %S %-S %z %:z; %% is a percent sign.',
    ],
    [
      'run.slot | format("100%")',
      '"100%": "format" does not know "%". The codes are %Y %y %m %-m %d %-d %j %-j %b %B %a %A %u %G %V %H %-H %I %-I %p %M %-M %S %-S %z %:z; %% is a percent sign.',
    ],
    [
      'run.date | format("YYYY-MM-DD")',
      '"YYYY-MM-DD": "format" shows nothing of the date: "YYYY-MM-DD" holds no code. Write format("%Y-%m-%d").',
    ],
    [
      'run.slot | format("yyyyMMddTHHmmss")',
      '"yyyyMMddTHHmmss": "format" shows nothing of the date: "yyyyMMddTHHmmss" holds no code. Write format("%Y%m%dT%H%M%S").',
    ],
    [
      'run.date | format("day 100%%")',
      '"day 100%%": "format" shows nothing of the date: "day 100%%" holds no code. The codes are %Y %y %m %-m %d %-d %j %-j %b %B %a %A %u %G %V %H %-H %I %-I %p %M %-M %S %-S %z %:z; %% is a percent sign.',
    ],
    [
      'run.slot | format(x)',
      'format(x): "format" needs one text, such as "%Y/%m/%d". The codes are %Y %y %m %-m %d %-d %j %-j %b %B %a %A %u %G %V %H %-H %I %-I %p %M %-M %S %-S %z %:z; %% is a percent sign.',
    ],
    [
      'run.slot | zone("Europe/Berln")',
      '"Europe/Berln": There is no time zone "Europe/Berln". Did you mean "Europe/Berlin"? Write an IANA name, such as zone("UTC") or zone("Europe/Berlin").',
    ],
    [
      'run.slot | start_of(mnth)',
      'mnth: "start_of" needs one of year, quarter, month, week, day, hour. Did you mean "month"? Write start_of(month).',
    ],
    ['run.slot | epoch(min)', 'min: "epoch" needs s or ms. Write epoch(s) for seconds, epoch(ms) for milliseconds.'],
    ['stored.archive | default(none)', 'none: "default" needs one text in quotes. Write default("none").'],
    [`run.date${' | shift(1d)'.repeat(6)}`, 'shift(1d): A value takes at most 5 pipes. Leave some out.'],
  ];
  test.each(refused)('%s', (written, problem) => {
    expect(pipesOf(written)).toBe(problem);
  });
});
