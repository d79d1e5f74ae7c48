import { unlistedZoneNames } from './zone_names.ts';

/** A moment: seconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** What a wall clock and a calendar show, without a zone: the seconds since 1970-01-01T00:00 of that reading. */
export type Wall = number;

/** A change of a zone's offset from UTC. Offsets are seconds east of UTC. */
export interface Transition {
  readonly instant: Instant;
  readonly before: number;
  readonly after: number;
}

/**
 * True for the exact IANA names that Airflow's pendulum takes. `europe/berlin`, `+05:30`, `UTC+1`, `Z`, `local`
 * and shorthands like `IST` are none, though JavaScript takes some of them.
 */
export function isZone(name: string): boolean {
  if (unlisted().has(name)) return true;
  const known = exactNames.get(name);
  if (known !== undefined) return known;
  const isExact = isOwnName(name);
  exactNames.set(name, isExact);
  return isExact;
}

const exactNames = new Map<string, boolean>();

function isOwnName(name: string): boolean {
  // `SystemV/…` and what has no area are ICU's own names.
  if (!/^(?!SystemV\/)[A-Z][A-Za-z]*\/[A-Za-z0-9/_+-]{1,60}$/.test(name)) return false;
  return formatterOf(name)?.resolvedOptions().timeZone === name;
}

/** All zone names in code unit order, for suggestions. */
export function zoneNames(): readonly string[] {
  const names = new Set([...Intl.supportedValuesOf('timeZone'), ...unlisted()]);
  return [...names].toSorted((left, right) => (left < right ? -1 : 1));
}

/** Seconds east of UTC that hold at an instant. */
export function offsetAt(zone: string, instant: Instant): number {
  if (zone === 'UTC') return 0;
  const { starts, offsets } = blockOf(zone, Math.floor(instant / blockLength));
  let index = starts.length - 1;
  while (index > 0 && (starts[index] ?? 0) > instant) index -= 1;
  return offsets[index] ?? 0;
}

/** What a wall clock in the zone shows at an instant. */
export function wallAt(zone: string, instant: Instant): Wall {
  return instant + offsetAt(zone, instant);
}

/**
 * The instant of a wall clock's reading, by Airflow's rule: of two instants (clocks went back) the later one;
 * a reading that the clocks jumped over is moved on by the length of the jump.
 */
export function toInstant(zone: string, wall: Wall): Instant {
  if (zone === 'UTC') return wall;
  // No offset and no change of offset exceeds 26 hours, so every instant that shows this reading lies in here.
  const from = wall - 26 * 3600;
  const changes = transitions(zone, from, wall + 26 * 3600);
  for (const { instant, before, after } of changes.toReversed()) {
    if (wall - after >= instant) return wall - after;
    if (wall - before >= instant) return wall - before;
  }
  return wall - (changes[0]?.before ?? offsetAt(zone, from));
}

/** The changes of offset with `from < instant <= to`, in order. */
export function transitions(zone: string, from: Instant, to: Instant): readonly Transition[] {
  const found: Transition[] = [];
  const last = Math.floor(to / blockLength);
  for (let index = Math.floor(from / blockLength); index <= last; index += 1) {
    for (const change of blockOf(zone, index).changes) {
      if (change.instant > from && change.instant <= to) found.push(change);
    }
  }
  return found;
}

/** The offsets of one stretch of time: `offsets[i]` holds from `starts[i]` on. */
interface Block {
  readonly starts: readonly Instant[];
  readonly offsets: readonly number[];
  readonly changes: readonly Transition[];
}

// Asking Intl takes microseconds and knows no changes, so each zone's offsets are found once a year and kept.
const blockLength = 366 * 86_400;
// No zone has changed twice within 6.9 days since 1970 (tzdata 2025c): a probe every six days sees each change.
const probe = 6 * 86_400;
const blocks = new Map<string, Map<number, Block>>();

function blockOf(zone: string, index: number): Block {
  let ofZone = blocks.get(zone);
  if (ofZone === undefined) blocks.set(zone, (ofZone = new Map()));
  let block = ofZone.get(index);
  if (block === undefined) ofZone.set(index, (block = makeBlock(zone, index * blockLength)));
  return block;
}

function makeBlock(zone: string, start: Instant): Block {
  // Intl takes longer to start than a small project to compile.
  if (zone === 'UTC') return { starts: [start - 1], offsets: [0], changes: [] };
  const changes: Transition[] = [];
  // A change at the block's first second belongs to it: the probing begins one second earlier.
  let left = start - 1;
  let before = askOffset(zone, left);
  const end = start + blockLength - 1;
  while (left < end) {
    const right = Math.min(left + probe, end);
    const after = askOffset(zone, right);
    if (after !== before) changes.push({ instant: changeBetween(zone, left, right, before), before, after });
    left = right;
    before = after;
  }
  const first = changes[0]?.before ?? before;
  return {
    starts: [start - 1, ...changes.map((change) => change.instant)],
    offsets: [first, ...changes.map((change) => change.after)],
    changes,
  };
}

/** The first instant whose offset is no longer `before`. */
function changeBetween(zone: string, left: Instant, right: Instant, before: number): Instant {
  let low = left;
  let high = right;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (askOffset(zone, middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

function askOffset(zone: string, instant: Instant): number {
  const text = formatterOf(zone)?.format(instant * 1000) ?? '';
  const match = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(text);
  if (match === null) throw new Error(`No offset of zone "${zone}" at ${instant}: Intl wrote "${text}".`);
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = match;
  const size = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return sign === '-' ? -size : size;
}

const formatters = new Map<string, Intl.DateTimeFormat | undefined>();

function formatterOf(zone: string): Intl.DateTimeFormat | undefined {
  if (formatters.has(zone)) return formatters.get(zone);
  const formatter = makeFormatter(zone);
  formatters.set(zone, formatter);
  return formatter;
}

function makeFormatter(zone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  } catch {
    return undefined;
  }
}

let unlistedNames: ReadonlySet<string> | undefined;

function unlisted(): ReadonlySet<string> {
  unlistedNames ??= new Set(unlistedZoneNames());
  return unlistedNames;
}
