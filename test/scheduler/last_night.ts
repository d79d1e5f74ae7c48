/** The window of a run at 00:30 in Berlin, found without any of our own calendar. */
export interface Night {
  /** UTC, as Airflow's database has it. */
  readonly slot: string;
  /** The day in Berlin on which the window began. */
  readonly date: string;
  readonly windowStart: string;
  readonly windowEnd: string;
}

const halfAnHour = 30 * 60_000;
const day = 24 * 60 * 60_000;

/** The last 00:30 in Berlin that is over at a moment, and the window that ended with it. */
export function lastNight(moment: Date): Night {
  // No clock changes in Berlin between midnight and 00:30, and half an hour earlier the day is another.
  const today = dateInBerlin(moment.getTime() - halfAnHour);
  const date = dayBefore(today);
  const [windowStart, windowEnd] = [halfPastMidnight(date), halfPastMidnight(today)];
  return { slot: new Date(windowEnd).toISOString().replace('.000', ''), date, windowStart, windowEnd };
}

function dateInBerlin(instant: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', dateStyle: 'short' }).format(instant);
}

function dayBefore(date: string): string {
  return new Date(Date.parse(date) - day).toISOString().slice(0, 10);
}

function halfPastMidnight(date: string): string {
  const candidates = ['+01:00', '+02:00'].map((offset) => `${date}T00:30:00${offset}`);
  const found = candidates.find((text) => hourInBerlin(Date.parse(text)) === '00:30');
  if (found === undefined) throw new Error(`There is no 00:30 on ${date} in Berlin.`);
  return found;
}

function hourInBerlin(instant: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', timeStyle: 'short' }).format(instant);
}
