import type { JinjaDialect } from '../../jinja/dialect.ts';
import type { Report } from '../../text/diagnostic.ts';
import type { Leaf, Tree } from '../../tree/tree.ts';
import type { PathPart, RunValue, Text } from '../../values/text.ts';
import type { Scope } from './scope.ts';

/** What filling the references of one document or unit needs. */
export interface FillContext {
  readonly scope: Scope;
  readonly report: Report;
  /** The texts of leaves that are more than their own characters. Every other string is literal. */
  readonly texts: Map<Leaf, Text>;
  readonly run: RunRules;
  readonly jinja: JinjaRules;
  /** Fills the value that a name stands for: it may hold references of its own. */
  readonly fillValue: (tree: Tree, mode: FieldMode, context: FillContext) => Tree | undefined;
  /** Names that are being filled, for finding circles. */
  readonly active: readonly ActiveName[];
  /** Values whose references could not be filled, which was reported: nothing more is said of them. */
  readonly failed: Set<Tree>;
  readonly allowance: Allowance;
  /** Whether `item` stands for an element that is written, and is filled like other names. */
  readonly itemIsWritten?: true;
}

/** What the references of one pipeline, or of one environment, may still bring in. */
export interface Allowance {
  left: number;
}

/** A name that is being filled: `var.landing`, and the reference that asks for it. */
export interface ActiveName {
  readonly name: string;
  readonly at: At;
  /** Reports where the reference stands: a circle is told without what uses it. */
  readonly report: Report;
}

/** Where a reference stands: in a text, from one offset to another. */
export interface At {
  readonly leaf: Leaf;
  readonly start: number;
  readonly end: number;
}

/** What is known of the values of a run here. */
export interface RunRules {
  /** Why a value cannot stand in this unit (a secret that the environment lacks, a window that is not there). */
  problem(value: RunValue): { readonly code: string; readonly message: string; readonly help?: string } | undefined;
}

/** What the target's renderer knows. */
export interface JinjaRules {
  readonly dialect: JinjaDialect;
  /** Why a name of a template is not there when it is rendered, with what to write instead. */
  problem(name: string): { readonly message: string; readonly help: string } | undefined;
  /** Whether templates have a name that begins as a value of this language does, such as `var.value.landing`. */
  provides(path: readonly PathPart[]): boolean;
}

/** How a field takes what stands in it. */
export interface FieldMode {
  /** `none`: written out. `compile`: filled now. `run`: rendered by the target when the task runs. */
  readonly values: 'none' | 'compile' | 'run';
  readonly code?: 'shell' | 'sql';
  /** Whether the place knows no Jinja at all, and says so: an argument that the target does not render. */
  readonly refusesJinja: boolean;
  /** Whether it is what an object (`$new`) is made with, which nothing renders. */
  readonly inObject?: true;
}
