import type { Environment } from '../../src/model/environment.ts';
import type { Pipeline } from '../../src/model/pipeline.ts';
import type { Value } from '../../src/tree/tree.ts';
import { evaluate, type RunMoment } from '../../src/values/evaluate.ts';
import type { Piece, RunValue, Text } from '../../src/values/text.ts';
import type { Json } from '../oracles/airflow_dump.ts';

/** What a run meets: its moment, and what the store of its environment holds. */
export interface Meeting {
  readonly moment: RunMoment;
  readonly environment: Environment;
  /** Id of a variable of the store → its text. */
  readonly variables: Readonly<Record<string, string>>;
  /** Id of a connection of the store → its password. */
  readonly passwords: Readonly<Record<string, string>>;
  /** The parameters of the pipeline. */
  readonly params?: Pipeline['params'];
  /** The author's own Jinja → what it prints in this run. */
  readonly jinja: Readonly<Record<string, string>>;
}

/** What a text is in a run. */
export function textOf(text: Text, meeting: Meeting): string {
  return text.map((piece) => pieceOf(piece, meeting)).join('');
}

function pieceOf(piece: Piece, meeting: Meeting): string {
  switch (piece.kind) {
    case 'literal':
      return piece.text;
    case 'jinja':
      return Object.entries(meeting.jinja).reduce((text, [tag, printed]) => text.replaceAll(tag, printed), piece.text);
    case 'value':
      return valueText(piece.value, meeting);
  }
}

function valueText(value: RunValue, meeting: Meeting): string {
  const [root, name] = value.path;
  if (root === 'secret') return secretOf(String(name), meeting);
  if (root !== 'stored' && name !== 'params') return evaluate(value, meeting.moment) ?? `no ${value.path.join('.')}`;
  const known = root === 'stored' ? storedJson(value, meeting) : paramJson(value, meeting);
  return typeof known === 'string' ? known : JSON.stringify(known);
}

/** A parameter of a run that was given none. */
export function paramJson({ path, pipes }: RunValue, { params }: Meeting): Json {
  const fallback = pipes.find((pipe) => pipe.kind === 'default')?.text;
  const whole = jsonFrom(params?.get(String(path[2]))?.default);
  return path.slice(3).reduce<Json>((owner, key) => memberOf(owner, key), whole) ?? fallback ?? null;
}

function jsonFrom(value: Value | undefined): Json {
  const json: Json = JSON.parse(JSON.stringify(value ?? null));
  return json;
}

function secretOf(name: string, { environment, variables, passwords }: Meeting): string {
  const secret = environment.secrets.get(name);
  if (secret === undefined) return `no secret ${name}`;
  return (secret.kind === 'variable' ? variables[secret.variable] : passwords[secret.connection]) ?? 'nothing';
}

export function storedJson({ path, pipes }: RunValue, { environment, variables }: Meeting): Json {
  const stored = environment.stored.get(String(path[1]));
  const text = variables[stored?.variable ?? ''];
  const fallback = pipes.find((pipe) => pipe.kind === 'default')?.text;
  if (stored === undefined || text === undefined) return fallback ?? 'nothing';
  if (!stored.json) return text;
  const whole: Json = JSON.parse(text);
  return path.slice(2).reduce<Json>((owner, key) => memberOf(owner, key), whole) ?? fallback ?? null;
}

function memberOf(owner: Json, key: string | number): Json {
  return owner !== null && typeof owner === 'object'
    ? (Object.entries(owner).find(([each]) => each === String(key))?.[1] ?? null)
    : null;
}
