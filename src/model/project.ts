import type { Dict } from '../tree/tree.ts';
import type { Document } from './document.ts';
import type { TaskForms } from './task_type.ts';

/** The documents of a repository, linked by id. */
export interface Project {
  readonly document: Document;
  /** Environment ids, in the order of promotion. */
  readonly environments: readonly string[];
  readonly environmentDocuments: ReadonlyMap<string, EnvironmentDocument>;
  /** Owner name → what the project says of it. */
  readonly owners: ReadonlyMap<string, Dict>;
  /** By id, in the order of the ids. */
  readonly pipelines: ReadonlyMap<string, Document>;
  /** Environment id → pipeline id → overlay. */
  readonly overlays: ReadonlyMap<string, ReadonlyMap<string, Document>>;
  /** Folder → what holds for the pipelines in it and below; undefined where its file could not be read. */
  readonly folderDefaults: ReadonlyMap<string, Document | undefined>;
  readonly forms: TaskForms;
  /** The documents of the organisation's own types of task. */
  readonly taskTypes: readonly Document[];
  /** The organisation's own rules. */
  readonly rules: readonly Document[];
  /** Ids that a file which could not be read may declare: what names them is not called unknown. */
  readonly unread: ReadonlySet<string>;
}

/** What holds in an environment: its own document over all that it extends. It is sound when each of them is. */
export interface EnvironmentDocument extends Document {
  readonly own: Document;
  /** What it starts from. */
  readonly base?: EnvironmentDocument;
}
