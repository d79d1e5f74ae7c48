/**
 * What a field decides at run time, and so how much a change of it may hurt. A new field takes the word that fits;
 * `src/plan/effects/classes.ts` says the risk of each.
 */
export type Impact =
  /** By what the orchestrator, its history and other pipelines know something. */
  | 'identity'
  /** When runs are due, and which span of data each covers. */
  | 'timing'
  /** Which data is read and written, where, and by what code. */
  | 'data'
  /** What waits for what, and what is skipped. */
  | 'order'
  /** Which data a check lets pass. */
  | 'check'
  /** How long tries may take, and what becomes of those that fail. */
  | 'failure'
  /** How much runs at once, and who is served first. */
  | 'capacity'
  /** Who hears of the outcome. */
  | 'alert'
  /** Who may do or see what, and as whom work is done. */
  | 'access'
  /** On what the work is done: versions, workers, clusters. */
  | 'platform'
  /** What people, other pipelines or tasks may pass in or read. */
  | 'interface'
  /** What people read and search by. */
  | 'label'
  /** Nothing by itself: it is for the compiler and its readers, or is told where it is used. */
  | 'none';
