/**
 * What a field decides at run time, and so how much a change of it may hurt: the word, and what it means. A new field
 * takes the word that fits; `src/plan/effects/classes.ts` says the risk of each.
 */
export const impacts = {
  identity: 'by what the orchestrator, its history and others know something',
  timing: 'when runs are due, and which span of data each covers',
  data: 'which data is read and written, where, and by what code',
  order: 'what waits for what, and what is skipped',
  access: 'who may do or see what, and as whom work is done',
  check: 'which data a check lets pass',
  failure: 'how long tries may take, and what becomes of those that fail',
  capacity: 'how much runs at once, and who is served first',
  alert: 'who hears of the outcome',
  platform: 'on what the work is done: versions, workers, clusters',
  interface: 'what people, other pipelines or tasks may pass in or read',
  label: 'what people read and search by',
  none: 'nothing by itself: it is for the compiler, or is told where it is used',
} as const;

/** What a field decides at run time. */
export type Impact = keyof typeof impacts;
