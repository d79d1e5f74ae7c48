/** A stretch of a text that is a credential. */
export interface Credential {
  /** What it is, as the beginning of a sentence; never its characters. */
  readonly what: string;
  readonly start: number;
  readonly end: number;
}

/** Credentials that are known by their form, wherever they stand. A group `value` is the credential itself. */
const forms: readonly (readonly [what: string, form: RegExp])[] = [
  ['A private key', /-----BEGIN (?:[A-Z]{1,20} ){0,2}PRIVATE KEY-----[^-]{0,8000}/gu],
  ['An access key of AWS', /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/gu],
  ['A token of GitHub', /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{22})/gu],
  ['A token of GitLab', /\bglpat-[A-Za-z0-9_-]{20}/gu],
  ['A token of Slack', /\bxox[abeprs]-[A-Za-z0-9-]{10,}/gu],
  ['A webhook of Slack', /hooks\.slack\.com\/services\/(?<value>T[A-Z0-9]{6,}\/B[A-Z0-9]{6,}\/[A-Za-z0-9]{16,})/gu],
  ['A key of Google', /\bAIza[A-Za-z0-9_-]{35}/gu],
  ['A key of Stripe', /\b[rs]k_live_[A-Za-z0-9]{16,}/gu],
  ['A token of Databricks', /\bdapi[0-9a-f]{32}\b/gu],
  ['A key of SendGrid', /\bSG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}/gu],
  ['A key of Azure', /\bAccountKey=(?<value>[A-Za-z0-9+/]{40,}={0,2})/gu],
  ['A signed token', /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/gu],
];

/** All forms as one: most texts hold none, and are looked through once instead of once for each form. */
const anyForm = new RegExp(forms.map(([, { source }]) => source.replace('?<value>', '')).join('|'), 'u');

/** The credentials of a text that are known by their form. */
export function byForm(text: string): readonly Credential[] {
  if (!anyForm.test(text)) return [];
  return forms.flatMap(([what, form]) =>
    [...text.matchAll(form)].map(({ 0: all, index, groups }) => {
      const value = groups?.['value'] ?? all;
      const start = index + all.indexOf(value);
      return { what, start, end: start + value.length };
    }),
  );
}
