import { capabilitiesOf, supportedVersions } from '../src/builtins/targets/airflow/capabilities.ts';
import { extraProvider, stageOf } from '../src/builtins/targets/airflow/support.ts';
import { concepts, type Concept, type ConceptId } from '../src/builtins/targets/airflow/support_concepts.ts';
import { code, table } from './markdown_table.ts';

const rows = Object.entries(concepts) as readonly (readonly [ConceptId, Concept])[];

/** What can be written, and on which version. */
export function supportTable(): string {
  const versions = supportedVersions();
  return table(
    ['What', 'How it is written', ...versions],
    rows.map(([id, { what, written }]) => [sentence(what), written, ...versions.map((version) => cell(id, version))]),
  );
}

/** What is to be known of single lines of the table. */
export function supportNotes(): string {
  return rows
    .flatMap(([, { what, note, provider }]) => {
      const least =
        provider?.least === undefined ? [] : [`It takes ${code(provider.name)} ${provider.least} or newer.`];
      const said = [...(note === undefined ? [] : [note]), ...least];
      return said.length === 0 ? [] : [`- **${sentence(what)}.** ${said.join(' ')}\n`];
    })
    .join('');
}

/** The providers that come with a version. */
export function providersTable(): string {
  const names = [
    ...new Set(supportedVersions().flatMap((version) => capabilitiesOf(version)?.brings ?? [])),
  ].toSorted();
  return table(
    ['Provider', ...supportedVersions()],
    names.map((name) => [
      code(name),
      ...supportedVersions().map((version) => (capabilitiesOf(version)?.brings.includes(name) === true ? 'yes' : 'no')),
    ]),
  );
}

function cell(id: ConceptId, version: string): string {
  const stage = stageOf(id, version);
  if (stage === 'otherwise' || stage === 'leaving') return 'warns';
  const provider = stage === 'yes' ? extraProvider(id, version) : undefined;
  return provider === undefined ? stage : code(provider.name);
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
