import type { Rule } from '../../model/rule.ts';
import type { Diagnostic, Severity } from '../../text/diagnostic.ts';
import { positionAt, type Place } from '../../text/source.ts';
import { spliceOf } from '../../tree/edit/change.ts';

/** What a log in the form SARIF 2.1.0 is made of. */
export interface SarifSubject {
  /** Of dagwright. */
  readonly version: string;
  readonly rules: readonly Rule[];
  /** The page of a rule, in Markdown. */
  readonly pageOf: (id: string) => string;
  readonly results: readonly SarifFinding[];
}

/** A finding, and what tells it from others. */
export interface SarifFinding {
  readonly diagnostic: Diagnostic;
  readonly fingerprint: string;
  /** Why it is let pass; absent where it is not. */
  readonly suppression?: Suppression;
}

export interface Suppression {
  /** In the spec, or in a file beside it. */
  readonly kind: 'inSource' | 'external';
  readonly justification: string;
  readonly place?: Place;
}

/** Findings for programs that read SARIF 2.1.0, such as code scanning of a forge. */
export function sarifLog({ version, rules, pageOf, results }: SarifSubject): object {
  const descriptors = descriptorsOf(rules, results, pageOf);
  const indexes = new Map(descriptors.map(({ id }, index) => [id, index]));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'dagwright', semanticVersion: version, rules: descriptors } },
        columnKind: 'utf16CodeUnits',
        results: results.map((result) => resultOf(result, indexes)),
      },
    ],
  };
}

/** What is told of a kind of finding; of one that is no rule, only its name. */
interface Descriptor {
  readonly id: string;
  readonly shortDescription?: object;
  readonly help?: object;
  readonly defaultConfiguration?: object;
  readonly properties?: object;
}

/** All rules, and by their name alone the other kinds of findings that there are. */
function descriptorsOf(
  rules: readonly Rule[],
  results: readonly SarifFinding[],
  pageOf: SarifSubject['pageOf'],
): readonly Descriptor[] {
  const known = new Set(rules.map(({ id }) => id));
  const others = new Set(results.map(({ diagnostic }) => diagnostic.code).filter((code) => !known.has(code)));
  return [...rules.map((rule) => descriptorOf(rule, pageOf(rule.id))), ...[...others].toSorted().map((id) => ({ id }))];
}

function descriptorOf({ id, area, summary, levels }: Rule, page: string): Descriptor {
  return {
    id,
    shortDescription: { text: summary },
    help: { text: page, markdown: page },
    defaultConfiguration:
      levels.recommended === 'off' ? { enabled: false } : { level: sarifLevels[levels.recommended] },
    properties: { tags: [area] },
  };
}

const sarifLevels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

function resultOf(
  { diagnostic, fingerprint, suppression }: SarifFinding,
  indexes: ReadonlyMap<string, number>,
): object {
  const { code, severity, message, help, place, related = [] } = diagnostic;
  return {
    ruleId: code,
    ruleIndex: indexes.get(code),
    level: sarifLevels[severity],
    message: { text: help === undefined ? message : `${message}\n${help}` },
    locations: [{ physicalLocation: locationOf(place) }],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((note) => ({
            physicalLocation: locationOf(note.place),
            message: { text: note.message },
          })),
        }),
    partialFingerprints: { 'dagwright/v1': fingerprint },
    ...fixesOf(diagnostic),
    ...(suppression === undefined ? {} : { suppressions: [suppressionOf(suppression)] }),
  };
}

/** What would be written, where a machine can write it. */
function fixesOf({ fix, help }: Diagnostic): object {
  const splice = fix === undefined ? undefined : spliceOf(fix.source, fix);
  if (fix === undefined || splice === undefined) return {};
  const { artifactLocation, region } = locationOf({ source: fix.source, ...splice });
  const replacement = { deletedRegion: region, insertedContent: { text: splice.text } };
  const description = help === undefined ? {} : { description: { text: help } };
  return { fixes: [{ ...description, artifactChanges: [{ artifactLocation, replacements: [replacement] }] }] };
}

function suppressionOf({ kind, justification, place }: Suppression): object {
  return {
    kind,
    status: 'accepted',
    justification,
    ...(place === undefined ? {} : { location: { physicalLocation: locationOf(place) } }),
  };
}

interface PhysicalLocation {
  readonly artifactLocation: object;
  readonly region?: object;
}

/** Paths are told from the root of the repository. A place that is the file as a whole has no region. */
export function locationOf({ source, start, end }: Place): PhysicalLocation {
  const artifactLocation = { uri: encodeURI(source.path), uriBaseId: '%SRCROOT%' };
  if (start === 0 && end === 0) return { artifactLocation };
  const [from, to] = [positionAt(source, start), positionAt(source, end)];
  const region = { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
  return { artifactLocation, region };
}
