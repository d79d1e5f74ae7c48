import { cronProblem, type CronProblem, type Span } from './cron_problem.ts';

const order = 'minute, hour, day of the month, month, weekday';
const presetWords = '"hourly", "daily", "weekly", "monthly", "quarterly" or "yearly"';

// All values of all fields take 320; a message that quotes a part stays readable.
const longest = 500;

/** What is wrong with a cron as a whole: no cron at all, an `@` word, too few or too many fields. */
export function refusedWhole(text: string): CronProblem | undefined {
  const whole = { start: 0, end: text.length };
  if (text.length > longest) {
    const message = `A cron has at most ${longest} characters; this one has ${text.length}.`;
    return cronProblem(whole, { message, help: 'Write ranges such as "0-30", or steps such as "*/5".' });
  }
  const strange = /[^\t\x20-\x7e]/u.exec(text);
  if (strange !== null) return strangeCharacter(strange[0], strange.index);
  const fields = [...text.matchAll(/[^ \t]+/g)].map((match) => match[0]);
  const [first = ''] = fields;
  if (fields.length === 0) {
    return cronProblem(whole, {
      message: 'The cron is empty.',
      help: `Write five fields (${order}), such as "30 4 * * *".`,
    });
  }
  if (first.startsWith('@')) return atWord(fields.join(' '), whole);
  if (fields.length === 5) return undefined;
  if (fields.length === 1 && /^[a-z]{3,}$/i.test(first)) return word(first, whole);
  if (fields.length < 5) return tooFew(fields.length, whole);
  return tooMany(fields, whole);
}

function strangeCharacter(character: string, start: number): CronProblem {
  const blank = /\s/u.test(character);
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return cronProblem(
    { start, end: start + character.length },
    {
      message: `A cron is plain ASCII text on one line; this one has the ${blank ? 'blank' : 'character'} ${code}.`,
      help: blank ? 'Write a plain space.' : 'Write digits 0 to 9, "*", ",", "-" and "/".',
      ...(blank ? { replacement: ' ' } : {}),
    },
  );
}

const wordOfAt: ReadonlyMap<string, string> = new Map([
  ['@hourly', 'hourly'],
  ['@daily', 'daily'],
  ['@midnight', 'daily'],
  ['@weekly', 'weekly'],
  ['@monthly', 'monthly'],
  ['@quarterly', 'quarterly'],
  ['@yearly', 'yearly'],
  ['@annually', 'yearly'],
]);

function atWord(text: string, span: Span): CronProblem {
  const written = wordOfAt.get(text.toLowerCase());
  if (written !== undefined) {
    return cronProblem(span, {
      message: `Presets are written without "@": "${text}" is "${written}".`,
      replacement: written,
    });
  }
  return cronProblem(span, { message: `"${text}" is no cron.`, help: atHelp(text.toLowerCase()) });
}

function atHelp(text: string): string {
  if (text === '@once') return 'Write "schedule: once" instead of a cron.';
  if (/^@every [0-9a-z]{1,20}$/.test(text)) return `Write "schedule: { every: ${text.slice(7)} }" instead of a cron.`;
  if (text === '@continuous')
    return 'Write a cron such as "*/5 * * * *": runs that follow each other without a pause have no slots.';
  return `Write five fields (${order}), or a preset: ${presetWords}.`;
}

function word(text: string, span: Span): CronProblem {
  const lower = wordOfAt.get(`@${text.toLowerCase()}`);
  if (lower !== undefined)
    return cronProblem(span, { message: `"${text}" is written "${lower}".`, replacement: lower });
  return cronProblem(span, { message: `"${text}" is no preset.`, help: `The presets are ${presetWords}.` });
}

function tooFew(count: number, span: Span): CronProblem {
  return cronProblem(span, {
    message: `A cron has five fields (${order}); this one has ${count}.`,
    help: 'Write "*" for each field that is free, as in "30 4 * * *".',
  });
}

/** Six fields: cron libraries disagree whether seconds come first or last. A zero at one end shows which was meant. */
function tooMany(fields: readonly string[], span: Span): CronProblem {
  const replacement = withoutSeconds(fields)
    ?.map((field) => (field === '?' ? '*' : field))
    .join(' ');
  const extra =
    fields.length === 6
      ? ' Seconds are not supported.'
      : fields.length === 7
        ? ' Seconds and years are not supported.'
        : '';
  const message = `A cron has five fields (${order}); this one has ${fields.length}.${extra}`;
  return cronProblem(
    span,
    replacement === undefined
      ? { message, help: fields.length === 6 ? 'Leave out the seconds.' : 'Leave out the fields beyond these five.' }
      : { message, replacement },
  );
}

function withoutSeconds(fields: readonly string[]): readonly string[] | undefined {
  const zeroFirst = /^0+$/.test(fields[0] ?? '');
  const zeroLast = /^0+$/.test(fields.at(-1) ?? '');
  if (fields.length === 6 && zeroFirst !== zeroLast) return zeroFirst ? fields.slice(1) : fields.slice(0, -1);
  // Seven fields are Quartz's: seconds first, the year last.
  if (fields.length === 7 && zeroFirst && fields[6] === '*') return fields.slice(1, -1);
  return undefined;
}
