import { builtins } from '../../../builtins/index.ts';
import type { Waiver } from '../../../lint/waivers.ts';
import type { Diagnostic } from '../../../text/diagnostic.ts';
import { countsOf } from '../../report/counts.ts';
import { jsonWaiver, lintFinding, type LintReport } from '../../report/lint_json.ts';
import { sarifLog, type SarifFinding, type SarifSubject } from '../../report/sarif.ts';
import type { Console, Format } from '../console.ts';
import { printFindings, printJson } from '../findings.ts';
import type { Judged } from './judge.ts';
import { summary } from './summary.ts';

export type LintFormat = Format | 'sarif';

/** What only some forms of a report need to know. */
export type Tool = Pick<SarifSubject, 'version' | 'pageOf'>;

/** Prints what was found: for people, for a program as one JSON object, or for GitHub. */
export function printLint(console: Console, judged: Judged, format: LintFormat, tool: Tool): void {
  switch (format) {
    case 'json':
      return printJson(lintReport(judged), console);
    case 'sarif':
      return printJson(sarifLog(sarifSubject(judged, tool)), console);
    case 'github':
      return printFindings(judged.fresh, format, console);
    case 'text':
      printFindings(judged.fresh, format, console);
      console.stdout.write(summary(judged));
  }
}

function lintReport({ today, fresh, known, gone, waived, pipelines, judged, fingerprintOf }: Judged): LintReport {
  const told = (diagnostic: Diagnostic): ReturnType<typeof lintFinding> =>
    lintFinding(diagnostic, fingerprintOf(diagnostic));
  return {
    version: 1,
    today,
    findings: fresh.map(told),
    known: known.map(told),
    gone,
    waived: waived.map((one) => ({ ...told(one), waiver: jsonWaiver(one.waiver) })),
    counts: countsOf(fresh),
    pipelines,
    judged,
  };
}

/** Of a rule of the organisation's own there is no page but what it says itself. */
function sarifSubject(judged: Judged, { version, pageOf }: Tool): SarifSubject {
  const shipped = new Set(builtins.rules.map(({ id }) => id));
  const summaries = new Map(judged.rules.map((rule) => [rule.id, rule.summary]));
  return {
    version,
    rules: judged.rules,
    pageOf: (id) => (shipped.has(id) ? pageOf(id) : `# ${id}\n\n${summaries.get(id)}\n`),
    results: sarifFindings(judged),
  };
}

function sarifFindings({ fresh, known, waived, baseline, fingerprintOf }: Judged): readonly SarifFinding[] {
  return [
    ...fresh.map((diagnostic) => ({ diagnostic, fingerprint: fingerprintOf(diagnostic) })),
    ...known.map((diagnostic) => ({
      diagnostic,
      fingerprint: fingerprintOf(diagnostic),
      suppression: { kind: 'external', justification: `It was there before: ${baseline.path}` } as const,
    })),
    ...waived.map((diagnostic) => ({
      diagnostic,
      fingerprint: fingerprintOf(diagnostic),
      suppression: {
        kind: 'inSource',
        justification: justification(diagnostic.waiver),
        place: diagnostic.waiver.at,
      } as const,
    })),
  ];
}

function justification({ reason, until, ticket }: Waiver): string {
  return `${reason} (until ${until}${ticket === undefined ? '' : `, ${ticket}`})`;
}
