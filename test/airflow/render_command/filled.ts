import type { Json } from '../../oracles/airflow_dump.ts';
import type { AskedRun } from './asked_runs.ts';
import { stored } from './store.ts';
import type { ByKey } from './understood_fields.ts';

/** What the command shows of a task, with what only the orchestrator knows put in the place of its name in angle quotes. */
export function filled(fields: ByKey, asked: AskedRun): ByKey {
  const known = new Map(Object.entries({ ...stored, 'run.id': asked.run.run_id, 'run.started': asked.started }));
  const shown = Object.entries(fields).map(([key, value]) =>
    // The slots of runs are found by a function of the DAG file, for which Airflow renders the window.
    key === 'for.pipeline' ? ['window', asked.window] : [key, filledValue(value, key.startsWith('arguments.'), known)],
  );
  return Object.fromEntries(shown);
}

/** `isTyped`: what stands alone keeps its type. */
function filledValue(value: Json, isTyped: boolean, known: ReadonlyMap<string, Json>): Json {
  if (typeof value === 'string') {
    const lone = /^‹([^›]+)›$/u.exec(value)?.[1];
    if (isTyped && lone !== undefined) return known.get(lone) ?? null;
    return value.replaceAll(/‹([^›]+)›/gu, (_, name: string) => textOf(known.get(name)));
  }
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((item) => filledValue(item, isTyped, known));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filledValue(item, isTyped, known)]));
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}
