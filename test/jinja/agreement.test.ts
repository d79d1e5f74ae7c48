import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { airflowDialect } from '../../src/builtins/targets/airflow/context_names.ts';
import { plainDialect } from '../../src/jinja/dialect.ts';
import { readJinja } from '../../src/jinja/read_jinja.ts';
import { airflowEnvironment, inScratchHome } from '../oracles/airflow_home.ts';
import type { Airflow } from '../oracles/oracle.ts';
import { mustRun } from '../oracles/run_process.ts';
import { describeOnEachAirflow } from '../oracles/with_oracle.ts';
import { brokenTemplates, templates } from './generated_templates.ts';

/** The names that a template needs, sorted; null where it is refused. */
type Verdict = readonly string[] | null;

const data = join(import.meta.dirname, 'data');
const corpus = readFileSync(join(data, 'corpus.txt'), 'utf8').trimEnd().split('\n---\n');
const recorded: readonly Verdict[] = JSON.parse(readFileSync(join(data, 'verdicts.json'), 'utf8'));

describe('templates as people write them', () => {
  test('are refused where Jinja 3.1 refuses them, and need the names that it looks up', () => {
    expect(corpus.length).toBe(363);
    expect(pairs(corpus, corpus.map(verdict))).toEqual(pairs(corpus, recorded));
  });
});

describeOnEachAirflow((airflow) => {
  test('the recorded verdicts are those of its Jinja', async () => {
    expect(pairs(corpus, await judge(airflow, corpus))).toEqual(pairs(corpus, recorded));
  });

  test('generated templates get the verdict of its Jinja', async () => {
    const sound = fc.sample(templates, { numRuns: 2000, seed: 3 });
    const broken = fc.sample(brokenTemplates, { numRuns: 4000, seed: 11 });
    // What has neither `{{` nor `{%` is no template: there Jinja is not asked.
    const all = [...sound, ...broken].filter((template) => readJinja(template).isTemplate);
    const judged = await judge(airflow, all);
    expect(judged.filter((names) => names === null).length).toBeGreaterThan(1500);
    expect(judged.filter((names) => names !== null).length).toBeGreaterThan(1500);
    expect(pairs(all, all.map(verdict))).toEqual(pairs(all, judged));
  });
});

function verdict(template: string): Verdict {
  const { problems, freeNames } = readJinja(template, [], airflowDialect);
  if (problems.length > 0) return null;
  return [...new Set(freeNames.map(({ name }) => name))].toSorted();
}

/** What Jinja says of all templates, in one process. */
async function judge(airflow: Airflow, all: readonly string[]): Promise<readonly Verdict[]> {
  const filters = [...airflowDialect.filters].filter((name) => !plainDialect.filters.has(name));
  return inScratchHome(airflow, async (home) => {
    const options = { environment: airflowEnvironment(home), input: JSON.stringify({ filters, templates: all }) };
    const { stdout } = await mustRun(airflow.path, [join(data, 'judge.py')], options);
    const verdicts: readonly Verdict[] = JSON.parse(stdout);
    return verdicts;
  });
}

// Side by side, so that a difference shows its template.
function pairs(
  all: readonly string[],
  verdicts: readonly Verdict[],
): readonly (readonly [string, Verdict | undefined])[] {
  return all.map((template, index) => [template, verdicts[index]]);
}
