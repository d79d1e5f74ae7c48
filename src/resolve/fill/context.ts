import type { JinjaDialect } from '../../jinja/dialect.ts';
import type { Report } from '../../text/diagnostic.ts';
import type { Leaf, Tree } from '../../tree/tree.ts';
import type { RunValue, Text } from '../../values/text.ts';
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
  /** Names that are being filled, for finding circles: `var.landing`. */
  readonly active: readonly string[];
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
}

/** How a field takes what stands in it. */
export interface FieldMode {
  /** `none`: written out. `compile`: filled now. `run`: rendered by the target when the task runs. */
  readonly values: 'none' | 'compile' | 'run';
  readonly code?: 'shell' | 'sql';
  /** Whether the place knows no Jinja at all, and says so: an argument that the target does not render. */
  readonly refusesJinja: boolean;
}
