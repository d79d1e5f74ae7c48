import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Source } from '../../text/source.ts';
import type { SyntaxFault } from './events.ts';
import { mistake } from './findings.ts';

export function syntaxMistake(source: Source, fault: SyntaxFault): Diagnostic {
  const place = { source, start: fault.offset, end: Math.min(fault.offset + 1, source.text.length) };
  return mistake('yaml-syntax', place, `This is not YAML: ${fault.reason}.`);
}
