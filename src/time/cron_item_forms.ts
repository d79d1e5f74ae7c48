import type { FieldRange } from './cron_range.ts';
import { cronProblem, type CronProblem, type Span } from './cron_problem.ts';

/**
 * What is wrong with the form of one item of a field's list: the notations of other schedulers, and what some
 * release of Airflow's cron library refuses or reads differently. Ranges and numbers are not looked at.
 */
export function refusedItem(range: FieldRange, text: string, span: Span, inList: boolean): CronProblem | undefined {
  if (text === '') return emptyItem(range, span, inList);
  const foreign = foreignForm(range, text);
  if (foreign !== undefined) return cronProblem(span, foreign);
  if (text === '*' && inList) {
    return cronProblem(span, {
      message: `The ${range.name} "${text}" stands in a list, where releases of Airflow read it differently.`,
      help: 'Write "*" alone, or only the other values.',
    });
  }
  if (!/^(?:\*|[a-z0-9]+(?:-[a-z0-9]+)?)(?:\/\d+)?$/i.test(text)) return malformed(range, text, span);
  if (/\bl\/|-l\//i.test(text)) {
    return cronProblem(span, {
      message: `The ${range.name} "${text}" has a step beside "L".`,
      replacement: /^l/i.test(text) ? 'L' : text.replace(/l(?=\/)/i, '31'),
    });
  }
  return undefined;
}

interface Words {
  readonly message: string;
  readonly help?: string;
  readonly replacement?: string;
}

function foreignForm(range: FieldRange, text: string): Words | undefined {
  const { name } = range;
  const upper = text.toUpperCase();
  if (text === '?')
    return { message: `The ${name} "?" is not understood by every release of Airflow.`, replacement: '*' };
  if (text.includes('#')) return nth(name, text);
  if (/^H(?![A-Z])/.test(upper)) {
    return {
      message: `The ${name} "${text}" is a form of Jenkins, which Airflow refuses.`,
      help: `Write the ${name} itself, such as "${name === 'minute' ? 17 : range.low + 2}".`,
    };
  }
  if (/^R(?![A-Z])/.test(upper)) {
    return {
      message: `The ${name} "${text}" is random: Airflow reads another value each time.`,
      help: `Write the ${name} itself, such as "${name === 'minute' ? 17 : range.low + 2}".`,
    };
  }
  if (name === 'day' && /^(?:\d+W|W\d*|LW|WL)$/.test(upper)) {
    return {
      message: `The day "${text}" means a nearest workday, which most releases of Airflow do not know.`,
      help: 'Write days of the month, or weekdays "1-5", and let a "gate" task pass the right one.',
    };
  }
  if (name === 'weekday' && /^(?:L[0-7A-Z]*|[0-7]L|[A-Z]{3}L)$/.test(upper)) return lastWeekday(text);
  if (name === 'day' && /^L-\d+$/.test(upper)) {
    return {
      message: `The day "${text}" counts back from the end of the month, which Airflow does not know.`,
      help: 'Write "L" for the last day, or a day that every month has, such as "28".',
    };
  }
  if (name !== 'day' && /^L$/.test(upper))
    return {
      message: `"L" is the last day of a month; the ${name} has none.`,
      help: `Write a number from ${range.low} to ${range.high}.`,
    };
  return undefined;
}

// Days 8 to 14 beside a weekday would mean "or", so no five fields say "the second Friday".
function nth(name: string, text: string): Words {
  const [weekday = ''] = text.split('#');
  if (name !== 'weekday')
    return {
      message: `The ${name} "${text}" has a "#", which counts weekdays.`,
      help: 'Write plain numbers.',
    };
  const all = /^(?:[0-7]|[a-z]{3})$/i.test(weekday) ? `"${weekday}"` : 'the weekday';
  return {
    message: `The weekday "${text}" counts the weekdays of a month, which is not portable.`,
    help: `Write ${all} for every week, and let a "gate" task pass the one that is meant.`,
  };
}

function lastWeekday(text: string): Words {
  const day = text.replace(/l/i, '');
  if (day === '')
    return {
      message: `"${text}" is the last day of a month, and stands in the third field.`,
      help: 'Write a weekday, such as "6" for Saturday.',
    };
  return {
    message: `The weekday "${text}" means the last one of a month, which is not portable.`,
    help: `Write "${day}" for every week, and let a "gate" task pass the last one.`,
  };
}

function emptyItem(range: FieldRange, span: Span, inList: boolean): CronProblem {
  const message = inList ? `The list of the ${range.name} has an empty place.` : `The ${range.name} is empty.`;
  return cronProblem(span, { message, help: 'Remove the comma, or write the value that is missing.' });
}

function malformed(range: FieldRange, text: string, span: Span): CronProblem {
  return cronProblem(span, {
    message: `The ${range.name} "${text}" cannot be read.`,
    help: `Write a number ("${range.low + 1}"), a range ("${range.low + 1}-${range.low + 3}"), a step ("*/2"), or a list of these with commas.`,
  });
}
