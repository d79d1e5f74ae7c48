import type { Project } from '../model/project.ts';
import type { Level, Rule } from '../model/rule.ts';
import type { Pipeline } from '../model/pipeline.ts';
import { child, text, valueOf, type Tree, type Value } from '../tree/tree.ts';

/** How strictly a rule is taken somewhere, and what its users decided. */
export interface RuleSetting {
  readonly level: Level;
  readonly options: Readonly<Record<string, Value>>;
}

/** The rules as they hold for one environment and tier; both absent: for the project as a whole. */
export type Settings = (environment?: string, tier?: Pipeline['tier']) => ReadonlyMap<Rule, RuleSetting>;

/** The file with the findings that a project had before. */
export interface BaselineFile {
  readonly path: string;
  /** Where the project says so; absent: nobody says that there is one. */
  readonly at?: Tree;
}

/** Where a project has its baseline, if it has one. */
export function baselineFileOf(project?: Project): BaselineFile {
  const at = child(child(project?.document.tree, 'lint'), 'baseline');
  const path = text(at);
  return at === undefined || path === undefined ? { path: 'lint-baseline.json' } : { path, at };
}

/**
 * The standards of a project. Lowest first: the preset, `rules`, those of the environment, those of the tier. A level or
 * a preset replaces the one below; options merge by key.
 */
export function settingsOf(project: Project, rules: readonly Rule[]): Settings {
  const lint = child(project.document.tree, 'lint');
  const known = new Map<string, ReadonlyMap<Rule, RuleSetting>>();
  return (environment = '', tier) => {
    const key = `${environment} ${tier}`;
    const layers = layersOf(lint, environment, tier);
    const made = known.get(key) ?? new Map(rules.map((rule) => [rule, settingOf(rule, layers)]));
    known.set(key, made);
    return made;
  };
}

function layersOf(lint: Tree | undefined, environment: string, tier = ''): readonly (Tree | undefined)[] {
  return [lint, child(child(lint, 'environments'), environment), child(child(lint, 'tiers'), tier)];
}

function settingOf(rule: Rule, layers: readonly (Tree | undefined)[]): RuleSetting {
  const presets = layers.map((layer) => text(child(layer, 'preset')));
  const isStrict = presets.findLast((preset) => preset !== undefined) === 'strict';
  let level = rule.levels[isStrict ? 'strict' : 'recommended'];
  let options = { ...defaultsOf(rule), ...(isStrict ? rule.strictOptions : {}) };
  for (const layer of layers) {
    const written = child(child(layer, 'rules'), rule.id);
    level = (text(child(written, 'level')) as Level | undefined) ?? level;
    const given = child(written, 'options');
    if (given !== undefined) options = { ...options, ...(valueOf(given) as Record<string, Value>) };
  }
  return { level, options };
}

function defaultsOf({ options }: Rule): Readonly<Record<string, Value>> {
  const properties = Object.entries(options?.properties ?? {});
  return Object.fromEntries(
    properties.flatMap(([key, schema]) => (schema.default === undefined ? [] : [[key, schema.default as Value]])),
  );
}
