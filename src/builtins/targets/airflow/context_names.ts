import { plainDialect, withFilters, type JinjaDialect } from '../../../jinja/dialect.ts';
import type { PathPart } from '../../../values/text.ts';

/** A name that an Airflow version does not provide to templates, though others do. */
export interface MissingName {
  readonly name: string;
  /** The release that removed it, such as `3.0`. */
  readonly removedIn?: string;
  /** The release that brought it, where that is a later one. */
  readonly since?: string;
  /** What to write instead: a reference of the language, or a name that the version has. */
  readonly instead: string;
}

/** Jinja as Airflow sets it up: its filters on dates come on top (the same five from 2.10 to 3.3). */
export const airflowDialect: JinjaDialect = withFilters(plainDialect, [
  'ds',
  'ds_nodash',
  'ts',
  'ts_nodash',
  'ts_nodash_with_tz',
]);

/**
 * The names that templates of one Airflow version cannot read, by name.
 *
 * Source: the keys that `get_template_context` fills in Airflow 2.10.5, 2.11.2 and, in the task SDK, 3.0.6, 3.1.6,
 * 3.2.2 and 3.3.2. The typed list of context keys is longer: it keeps names that no template ever sees.
 * @param version an Airflow version, such as `2.11` or `3.3.2`
 */
export function removedNames(version: string): ReadonlyMap<string, MissingName> {
  const missing = contextNames.filter((entry) => isMissing(entry, version));
  return new Map(missing.map((entry) => [entry.name, entry]));
}

/**
 * The names that only runs with a logical date have, with what to write instead. From 3.0 on, a run that a person or an
 * asset starts has none, and a template that reads one of these names fails; on 2.x every run has a date.
 * @param version an Airflow version, such as `2.11` or `3.3.2`
 */
export function datedNames(version: string): ReadonlyMap<string, string> {
  return release(version) < release('3.0') ? new Map() : new Map(namesWithDate);
}

/** Why a template of a version cannot read a name, with what to write instead; undefined where it can. */
export function nameProblem(
  name: string,
  version: string,
  runs: 'scheduled' | 'unscheduled',
): { readonly message: string; readonly help: string } | undefined {
  const missing = removedNames(version).get(name);
  if (missing !== undefined) {
    const when =
      missing.removedIn === undefined
        ? `is there only from ${missing.since} on`
        : `was removed in ${missing.removedIn}`;
    return {
      message: `Airflow ${version} has no name "${name}" in templates: it ${when}.`,
      help: `Write ${missing.instead}.`,
    };
  }
  const instead = runs === 'unscheduled' ? datedNames(version).get(name) : undefined;
  return instead === undefined
    ? undefined
    : {
        message: `"${name}" is not there in a run that is started by hand, and this pipeline has no other runs.`,
        help: `Write ${instead}.`,
      };
}

// `var` is a dict of these two accessors; the rest are what a template may call on a dict.
const membersOfVar: ReadonlySet<unknown> = new Set(['value', 'json', 'get', 'items', 'keys', 'values']);

/** Whether a name that could begin a value of this language is one of Airflow's context: of those only `var` is. */
export function isSharedName([root, member]: readonly PathPart[]): boolean {
  return root === 'var' && (member === undefined || membersOfVar.has(member));
}

const nodash = 'format("%Y%m%d")';

const contextNames: readonly MissingName[] = [
  {
    name: 'conf',
    removedIn: '3.0',
    instead: '${{ run.params.<name> }} for what the run was given, or ${{ var.<name> }}',
  },
  { name: 'execution_date', removedIn: '3.0', instead: '${{ run.window_start }}, or without a window ${{ run.slot }}' },
  { name: 'expanded_ti_count', removedIn: '3.0', instead: 'a number that the task before it puts out' },
  { name: 'next_ds', removedIn: '3.0', instead: '${{ run.slot_date }}' },
  { name: 'next_ds_nodash', removedIn: '3.0', instead: `\${{ run.slot | ${nodash} }}` },
  { name: 'next_execution_date', removedIn: '3.0', instead: '${{ run.window_end }}' },
  { name: 'prev_ds', removedIn: '3.0', instead: '${{ run.date | shift(-1d) }}' },
  { name: 'prev_ds_nodash', removedIn: '3.0', instead: `\${{ run.date | shift(-1d) | ${nodash} }}` },
  { name: 'prev_execution_date', removedIn: '3.0', instead: '${{ run.window_start | shift(-1d) }}' },
  { name: 'prev_execution_date_success', removedIn: '3.0', instead: '{{ prev_data_interval_start_success }}' },
  { name: 'test_mode', removedIn: '3.0', instead: '${{ env.id }}' },
  { name: 'tomorrow_ds', removedIn: '3.0', instead: '${{ run.date | shift(1d) }}' },
  { name: 'tomorrow_ds_nodash', removedIn: '3.0', instead: `\${{ run.date | shift(1d) | ${nodash} }}` },
  { name: 'triggering_dataset_events', removedIn: '3.0', instead: '{{ triggering_asset_events }}' },
  { name: 'yesterday_ds', removedIn: '3.0', instead: '${{ run.date | shift(-1d) }}' },
  { name: 'yesterday_ds_nodash', removedIn: '3.0', instead: `\${{ run.date | shift(-1d) | ${nodash} }}` },
  { name: 'asset_state_store', since: '3.3', instead: '{{ var.value.<name> }}' },
  { name: 'partition_date', since: '3.3', instead: '${{ run.date }}' },
  { name: 'partition_key', since: '3.3', instead: '${{ run.date }}' },
  { name: 'task_reschedule_count', since: '3.0', instead: '${{ run.attempt }}' },
  { name: 'task_state_store', since: '3.3', instead: '{{ var.value.<name> }}' },
  { name: 'triggering_asset_events', since: '3.0', instead: '{{ triggering_dataset_events }}' },
];

// The keys that the task SDK's `get_template_context` adds only `if logical_date`.
const namesWithDate: readonly (readonly [name: string, instead: string])[] = [
  ['data_interval_end', '${{ run.slot }}'],
  ['data_interval_start', '${{ run.slot }}'],
  ['ds', '${{ run.date }}'],
  ['ds_nodash', `\${{ run.date | ${nodash} }}`],
  ['logical_date', '${{ run.slot }}'],
  ['prev_data_interval_end_success', '{{ prev_end_date_success }}'],
  ['prev_data_interval_start_success', '{{ prev_start_date_success }}'],
  ['ts', '${{ run.slot }}'],
  ['ts_nodash', '${{ run.slot | format("%Y%m%dT%H%M%S") }}'],
  ['ts_nodash_with_tz', '${{ run.slot | format("%Y%m%dT%H%M%S%z") }}'],
];

function isMissing({ removedIn, since }: MissingName, version: string): boolean {
  if (removedIn !== undefined && release(version) >= release(removedIn)) return true;
  return since !== undefined && release(version) < release(since);
}

/** A number that grows with the release; patch versions neither bring nor remove names. */
function release(version: string): number {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major * 1000 + minor;
}
