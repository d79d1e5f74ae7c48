import type { Credential } from './forms.ts';
import { isSecret } from './values.ts';

const words = String.raw`(?:password|passwd|pwd|passphrase|secret|token|api[_-]?key|access[_-]?key|secret[_-]?key|private[_-]?key)`;

/** Names of what is secret, such as `db_password`, `API-KEY` or `clientSecret`; not `password_file`. */
export function isSecretName(name: string): boolean {
  return mayNameSecret(name) && wholeName.test(name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/gu, '_'));
}

const wholeName = new RegExp(`(?:^|[^a-z])${words}$`, 'iu');

/** Whether a text names anything secret at all: where it does not, no value of it is one by its name. */
export function mayNameSecret(text: string): boolean {
  return secretWord.test(text);
}

/** A word that every naming below begins with. */
const secretWord = new RegExp(`${words}|identified|bearer|basic`, 'iu');

/** How a text names a value: the groups are the name and the value. */
const namings: readonly RegExp[] = [
  // PGPASSWORD=…, "token": "…", password = '…'
  new RegExp(`(?<name>${words})["']?[ \t]{0,3}[=:][ \t]{0,3}(?<quote>["']?)(?<value>[^\\s"';,)&]{1,200})`, 'giu'),
  // --password …
  new RegExp(`--[a-z-]{0,40}(?<name>${words})[ =](?<quote>["']?)(?<value>[^\\s"';,)&]{1,200})`, 'giu'),
  // PASSWORD '…', IDENTIFIED BY '…'
  /\b(?<name>password|identified[ \t]{1,3}by)[ \t]{1,3}(?<quote>')(?<value>[^'\s]{1,200})/giu,
  /\bauthorization["']?[ \t]{0,3}[=:][ \t]{0,3}["']?(?<name>Bearer|Basic)(?<quote>[ ])(?<value>[^\s"']{16,200})/giu,
];

/** `postgres://loader:…@host` */
const inUrl = /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:@/'"]{0,100}:(?<value>[^\s@/'"]{1,200})@/giu;

/** `curl -u loader:…` */
const ofCurl =
  /\bcurl\b[^\n|;]{0,300}?[ \t](?:-u|--user)[ =]?(?<quote>["']?)[^\s:"'$]{1,100}:(?<value>[^\s"'@]{1,200})/gu;

/** Values that a text names as secret. In a program only what stands in quotes is a value; other words are names. */
export function byName(text: string, isProgram: boolean): readonly Credential[] {
  const named = mayNameSecret(text) ? namings.flatMap((naming) => found(text, naming, isProgram)) : [];
  const inUrls = text.includes('://') ? found(text, inUrl, false) : [];
  const ofCurls = !isProgram && text.includes('curl') ? found(text, ofCurl, false) : [];
  return [...named, ...ofCurls, ...inUrls.map((one) => ({ ...one, what: 'A password in a URL' }))];
}

function found(text: string, form: RegExp, needsQuote: boolean): readonly Credential[] {
  return [...text.matchAll(form)].flatMap(({ 0: all, index, groups = {} }) => {
    const { name = 'password', value = '', quote = '' } = groups;
    if ((needsQuote && quote === '') || !isSecret(value, name)) return [];
    const end = index + all.length;
    return [
      { what: whatOf(name), start: end - value.length - (form === inUrl ? 1 : 0), end: end - (form === inUrl ? 1 : 0) },
    ];
  });
}

/** What a name says that a value is. */
export function whatOf(name: string): string {
  if (/pass|pwd|identified/iu.test(name)) return 'A password';
  if (/token|bearer|basic/iu.test(name)) return 'A token';
  return /key/iu.test(name) ? 'A key' : 'A secret';
}
