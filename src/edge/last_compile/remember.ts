import type { Diagnostic } from '../../text/diagnostic.ts';
import type { SharedSnapshot } from '../host/shared_snapshot.ts';
import { answersOf } from './answers.ts';
import { compilerIdentity } from './identity.ts';
import { outputsHash } from './outputs_hash.ts';
import { writeRecord } from './record.ts';
import { storedFindings } from './stored_findings.ts';

/** Watches a compile, so that the next one can say the same without doing it. */
export interface Memory {
  made(file: { readonly path: string; readonly text: string }): void;
  /** Writes down what a compile without errors said. */
  keep(environments: readonly string[], units: string, diagnostics: readonly Diagnostic[]): void;
}

/** With fewer files than this compiling takes no longer than a moment, and nothing is kept. */
const fewest = 200;

/** The record lies at a path that may not exist yet; the compile asks the shared snapshot and no other. */
export function remember(record: string, { snapshot, known }: SharedSnapshot): Memory {
  const paths: string[] = [];
  const hash = outputsHash();
  return {
    made({ path, text }) {
      paths.push(path);
      hash.add(path, text);
    },
    keep(environments, units, diagnostics) {
      const findings = storedFindings(diagnostics, snapshot);
      if (paths.length < fewest || findings === undefined) return;
      const outputs = { paths, hash: hash.digest() };
      writeRecord(record, {
        identity: compilerIdentity(),
        environments,
        inputs: answersOf(known()),
        outputs,
        units,
        findings,
      });
    },
  };
}
