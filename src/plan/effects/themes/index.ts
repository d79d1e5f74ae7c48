import type { Sentences } from '../seen.ts';
import { retries } from './retries.ts';

/** All sentences about pipelines and their tasks, by theme. */
export const pipelineThemes: Sentences = [...retries];

/** All sentences about environments. */
export const environmentThemes: Sentences = [];
