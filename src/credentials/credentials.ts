import { remembered } from '../text/remembered.ts';
import { byForm, type Credential } from './forms.ts';
import { byName, isSecretName, whatOf } from './names.ts';
import { isSecret } from './values.ts';

/**
 * The credentials of a text, each once.
 *
 * @param isProgram whether words without quotes are names of a program, and no values.
 */
export function credentialsOf(text: string, isProgram: boolean): readonly Credential[] {
  return isProgram ? ofProgram(text) : ofText(text);
}

const ofProgram = remembered((text) => foundIn(text, true));
const ofText = remembered((text) => foundIn(text, false));

function foundIn(text: string, isProgram: boolean): readonly Credential[] {
  const all = [...byForm(text), ...byName(text, isProgram)];
  return all.filter((one, index) => all.findIndex(({ end }) => end === one.end) === index);
}

/** The credentials of a value of YAML: the last of its keys may say that all of it is one. */
export function credentialsOfValue(text: string, path: readonly string[]): readonly Credential[] {
  const name = path.findLast((key) => !/^\d+$/u.test(key)) ?? '';
  const whole = isSecretName(name) && isSecret(text, name) ? [{ what: whatOf(name), start: 0, end: text.length }] : [];
  return [...credentialsOf(text, false), ...whole];
}

/** The value with asterisks in the place of its credentials. */
export function withoutCredentials(text: string, path: readonly string[]): string {
  const found = credentialsOfValue(text, path).toSorted((left, right) => right.start - left.start);
  return found.reduce((left, { start, end }) => `${left.slice(0, start)}***${left.slice(end)}`, text);
}
