import { taskSchemas } from '../src/builtins/tasks/schemas.ts';
import { environmentSchema } from '../src/language/environment.ts';
import { impacts, type Impact } from '../src/language/impact.ts';
import { pipelineSchema } from '../src/language/pipeline.ts';
import type { Schema } from '../src/language/schema.ts';
import { classes } from '../src/plan/effects/classes.ts';
import { code, table } from './markdown_table.ts';

const mostShown = 5;

/** What keys decide, and how much a change of one may hurt, riskiest first. */
export function risksTable(): string {
  const keys = keysByImpact();
  const rows = (Object.keys(classes) as Impact[]).map((impact) => {
    const { risk, reason } = classes[impact];
    return [impacts[impact], shown(keys.get(impact) ?? []), risk, reason];
  });
  return table(['A key decides', 'For example', 'Risk', 'Because'], rows);
}

function shown(keys: readonly string[]): string {
  return keys.slice(0, mostShown).map(code).join(', ');
}

function keysByImpact(): ReadonlyMap<Impact, readonly string[]> {
  const found = new Map<Impact, string[]>();
  for (const schema of [...Object.values(taskSchemas), pipelineSchema, environmentSchema]) {
    for (const [path, impact] of classified(schema, '')) {
      const keys = found.get(impact) ?? [];
      if (!keys.includes(path)) found.set(impact, [...keys, path]);
    }
  }
  return found;
}

/** The keys of a schema that have a class; of what lies in a map with a class, that one is enough. */
function classified({ properties = {} }: Schema, prefix: string): readonly (readonly [string, Impact])[] {
  return Object.entries(properties).flatMap(([key, part]): readonly (readonly [string, Impact])[] =>
    part.impact === undefined ? classified(part, `${prefix}${key}.`) : [[prefix + key, part.impact]],
  );
}
