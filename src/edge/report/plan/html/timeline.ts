import type { RunsComparison } from '../../../../model/plan.ts';
import { formatDate } from '../../../../time/calendar.ts';
import { toInstant, wallAt, type Instant } from '../../../../time/zone.ts';
import type { RunRow } from '../run_rows.ts';
import { endOf, nextWeek } from '../run_spans.ts';
import { html, type Html } from './html.ts';

// In the units of the picture: names of the lanes stand left of the runs.
const left = 70;
const right = 770;
// The last date stands beyond the last day.
const width = 810;
const laneHeight = 24;
const top = 20;

/** The runs of the next seven days, those before the change above those after it. The table beside it says the same. */
export function timeline(rows: readonly RunRow[], { zone }: RunsComparison, now: Instant): Html {
  const shown = zone.after ?? zone.before ?? 'UTC';
  const lanes = [lane('before', rows, now), lane('after', rows, now)];
  const label = `Runs of the next seven days: ${lanes.map(({ name, count }) => `${count} ${name} the change`).join(', ')}`;
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Timeline">
    <svg
      class="timeline"
      role="img"
      aria-label="${label}"
      width="${width}"
      height="${top + 2 * laneHeight}"
      viewBox="0 0 ${width} ${top + 2 * laneHeight}"
    >
      ${midnights(shown, now)}
      ${lanes.map(({ name, both, alone }, index) => {
        const y = top + index * laneHeight;
        return html`<text x="0" y="${y + 16}">${name}</text><path class="both" d="${ticks(both, y)}" /><path
            class="alone ${name}"
            d="${ticks(alone, y)}"
          />`;
      })}
    </svg>
  </div>`;
}

interface Lane {
  readonly name: 'before' | 'after';
  readonly count: number;
  readonly both: readonly number[];
  readonly alone: readonly number[];
}

function lane(name: Lane['name'], rows: readonly RunRow[], now: Instant): Lane {
  const own = rows.filter(({ on }) => on === 'both' || on === name);
  const places = (isBoth: boolean): readonly number[] =>
    own.filter(({ on }) => (on === 'both') === isBoth).map(({ slot }) => placeOf(slot, now));
  return { name, count: own.length, both: places(true), alone: places(false) };
}

function placeOf(instant: Instant, now: Instant): number {
  return Math.round((left + ((instant - now) / nextWeek.seconds) * (right - left)) * 10) / 10;
}

function ticks(places: readonly number[], y: number): string {
  return places.map((x) => `M${x} ${y + 5}v14`).join('');
}

/** A line and a date where each day begins in the zone of the pipeline. */
function midnights(zone: string, now: Instant): readonly Html[] {
  const day = 86_400;
  const today = Math.floor(wallAt(zone, now) / day) * day;
  const walls = Array.from({ length: 8 }, (_, index) => today + (index + 1) * day);
  return walls
    .map((wall) => ({ wall, instant: toInstant(zone, wall) }))
    .filter(({ instant }) => instant < endOf(nextWeek, now))
    .map(({ wall, instant }) => {
      const x = placeOf(instant, now);
      return html`<path class="day" d="M${x} 0v${top + 2 * laneHeight}" /><text x="${x + 3}" y="12"
          >${formatDate(wall).slice(5)}</text
        >`;
    });
}
