import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { safe } from '../../cells.ts';
import { clipped } from '../shown_value.ts';
import { planForm } from './plan_form.ts';

/** The first place at which a value has not the form of a plan, in words; undefined where it has. */
export function formProblem(value: object): string | undefined {
  isPlan ??= new Ajv2020({ strict: true, strictRequired: false }).compile(planForm);
  if (isPlan(value)) return undefined;
  const error = deepest(isPlan.errors ?? []);
  if (error === undefined) throw new Error('plan form: a value was refused without a reason');
  return `is no plan of this version: ${placeOf(error)} ${sayingOf(error)}.`;
}

let isPlan: ValidateFunction | undefined;

/** Of a value that may have several forms each is told; the one that goes furthest was meant. */
function deepest(errors: readonly ErrorObject[]): ErrorObject | undefined {
  return errors.reduce<ErrorObject | undefined>(
    (best, error) => (best === undefined || depthOf(error) > depthOf(best) ? error : best),
    undefined,
  );
}

function depthOf({ instancePath }: ErrorObject): number {
  return instancePath.split('/').length;
}

function placeOf({ instancePath }: ErrorObject): string {
  return instancePath === '' ? 'the whole' : `"${shown(instancePath.slice(1))}"`;
}

function sayingOf({ keyword, params, message = 'is not as it has to be' }: ErrorObject): string {
  const { additionalProperty, missingProperty } = params as Readonly<Record<string, unknown>>;
  if (keyword === 'additionalProperties')
    return `has the key "${shown(String(additionalProperty))}", which no plan has`;
  if (keyword === 'required') return `lacks the key "${shown(String(missingProperty))}"`;
  return message;
}

function shown(text: string): string {
  return safe(clipped(text, 80));
}
