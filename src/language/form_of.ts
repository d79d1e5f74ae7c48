import type { Schema } from './schema.ts';

/** What the pattern of a schema asks for, in words that complete "must be …". */
export function formOf(schema: Schema): string {
  const means = schema.patternMeans ?? 'of another form';
  return /^(?:a|an|the|of) /u.test(means) ? means : `made of ${means}`;
}
