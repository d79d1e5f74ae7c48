import type { Environment } from '../../../model/environment.ts';
import type { Diagnostic, Report } from '../../../text/diagnostic.ts';
import { placeOf, type Tree } from '../../../tree/tree.ts';
import { capabilitiesOf } from './capabilities.ts';
import { concepts, type Concept, type ConceptId, type Stage } from './support_concepts.ts';
import { compareVersions, newestUpTo } from './versions.ts';

/** A finding without its place. */
export type Problem = Omit<Diagnostic, 'place'>;

/** How far a minor version takes a concept, its provider aside. */
export function stageOf(id: ConceptId, version: string): Stage {
  const { stages }: Concept = concepts[id];
  return stages[newestUpTo(stages, version) ?? ''] ?? 'no';
}

/** The provider that has to be installed beside a version, because it does not bring it; undefined where none has. */
export function extraProvider(id: ConceptId, version: string): Concept['provider'] {
  const { provider }: Concept = concepts[id];
  return provider === undefined || brings(version, provider.name) ? undefined : provider;
}

/**
 * What is wrong with a concept in an environment: its Airflow has it not, or not for long, or a provider is missing.
 * A provider that Airflow brings is taken for new enough unless the environment lists an older one.
 */
export function unsupported(id: ConceptId, environment: Environment): Problem | undefined {
  const stage = stageOf(id, environment.airflow);
  if (stage === 'no') return missing(concepts[id], environment.airflow);
  const problem = providerProblem(concepts[id], environment);
  if (problem !== undefined) return problem;
  return stage === 'leaving' ? leaving(concepts[id], environment.airflow) : undefined;
}

/** Reports what is wrong with a concept, at the place that asked for it; false where nothing can be made of it. */
export function requireSupport(id: ConceptId, environment: Environment, at: Tree, report: Report): boolean {
  const problem = unsupported(id, environment);
  if (problem === undefined) return true;
  report({ ...problem, place: placeOf(at) });
  return problem.severity !== 'error';
}

function missing({ what, stages, instead }: Concept, airflow: string): Problem {
  const first = Object.keys(stages)
    .toSorted(compareVersions)
    .find((version) => stages[version] !== 'no' && compareVersions(version, airflow) > 0);
  return {
    severity: 'error',
    code: 'needs-version',
    message: `Airflow ${airflow} has no ${what}${first === undefined ? '' : `: that takes ${first} or later`}.`,
    ...(instead === undefined ? {} : { help: instead }),
  };
}

function leaving({ what, instead }: Concept, airflow: string): Problem {
  return {
    severity: 'warning',
    code: 'leaves-with-4',
    message: `Airflow ${airflow} warns of ${what}: Airflow 4 will not have them.`,
    ...(instead === undefined ? {} : { help: instead }),
  };
}

function providerProblem({ what, provider }: Concept, environment: Environment): Problem | undefined {
  if (provider === undefined) return undefined;
  const { name, least } = provider;
  const listed = environment.providers.get(name);
  if (listed === undefined) {
    return brings(environment.airflow, name) ? undefined : missingProvider(what, provider, environment);
  }
  if (least === undefined || compareVersions(listed, least) >= 0) return undefined;
  return {
    severity: 'error',
    code: 'needs-provider',
    message: `The provider "${name}" has to be ${least} or newer for ${what}, and "${environment.id}" lists ${listed}.`,
    help: `Install a newer apache-airflow-providers-${name} there, and write its version under \`target.providers\`.`,
  };
}

function missingProvider(
  what: string,
  { name, least }: NonNullable<Concept['provider']>,
  environment: Environment,
): Problem {
  const example = least === undefined ? '"…"' : `"${least}"`;
  return {
    severity: 'error',
    code: 'needs-provider',
    message: `Airflow ${environment.airflow} does not bring the provider "${name}", which is needed for ${what}, and "${environment.id}" does not list it.`,
    help: `Install apache-airflow-providers-${name} there, and write its version: \`target: { providers: { ${name}: ${example} } }\`.`,
  };
}

function brings(version: string, provider: string): boolean {
  return capabilitiesOf(version)?.brings.includes(provider) === true;
}
