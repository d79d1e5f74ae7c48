import { createRequire } from 'node:module';
import type { Event } from 'js-yaml';

/**
 * The CommonJS build on purpose: on Node 20 the `.mjs` build of the same version parses two to three times slower,
 * and `import` would pick that one.
 */
const yaml: typeof import('js-yaml') = createRequire(import.meta.url)('js-yaml');

export const EVENT_ID: typeof yaml.EVENT_ID = yaml.EVENT_ID;
export const SCALAR_STYLE: typeof yaml.SCALAR_STYLE = yaml.SCALAR_STYLE;
export const COLLECTION_STYLE: typeof yaml.COLLECTION_STYLE = yaml.COLLECTION_STYLE;
export const getScalarValue: typeof yaml.getScalarValue = yaml.getScalarValue;
export type { AliasEvent, Event, MappingEvent, ScalarEvent, SequenceEvent } from 'js-yaml';

/** How deeply lists and maps may nest. */
export const MAX_DEPTH = 100;

/** Why a text is no YAML, in js-yaml's words, and the offset at which its parser stopped. */
export interface SyntaxFault {
  readonly reason: string;
  readonly offset: number;
}

/** The flat stream of events, or the first fault of the syntax: js-yaml stops there. */
export function parse(text: string): readonly Event[] | SyntaxFault {
  try {
    return yaml.parseEvents(text, { maxDepth: MAX_DEPTH });
  } catch (error) {
    if (!(error instanceof yaml.YAMLException) || error.reason === undefined) throw error;
    return { reason: error.reason, offset: error.mark?.position ?? 0 };
  }
}
