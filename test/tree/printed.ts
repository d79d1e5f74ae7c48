import { renderText } from '../../src/edge/report/text.ts';
import { type Diagnostic, sortDiagnostics } from '../../src/text/diagnostic.ts';
import { readYaml } from '../../src/tree/read/read_yaml.ts';
import { type Value, valueOf } from '../../src/tree/tree.ts';

/** What a person sees after the file `orders.yaml` was read; the findings only, without the line that counts them. */
export function printed(text: string): string {
  const { findings } = read(text);
  return findings.length === 0 ? '' : renderText(findings, { color: false }).replace(/\n\n[^\n]*\n$/u, '\n');
}

export function read(text: string): { value: Value | undefined; findings: readonly Diagnostic[] } {
  const findings: Diagnostic[] = [];
  const tree = readYaml({ path: 'orders.yaml', text }, (finding) => findings.push(finding));
  return { value: tree === undefined ? undefined : valueOf(tree), findings: sortDiagnostics(findings) };
}
