import type { Snapshot } from '../../model/snapshot.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { witness } from './answers.ts';
import { compilerIdentity } from './identity.ts';
import { outputsHash } from './outputs_hash.ts';
import { writeRecord } from './record.ts';
import { storedFindings } from './stored_findings.ts';

/** Watches a compile, so that the next one can say the same without doing it. */
export interface Memory {
  /** What the compile is to ask instead of the repository itself. */
  readonly snapshot: Snapshot;
  made(file: { readonly path: string; readonly text: string }): void;
  /** Writes down what a compile without errors said. */
  keep(environments: readonly string[], units: string, diagnostics: readonly Diagnostic[]): void;
}

/** With fewer files than this compiling takes no longer than a moment, and nothing is kept. */
const fewest = 200;

/** The record lies at a path that may not exist yet. */
export function remember(record: string, repository: Snapshot): Memory {
  const { snapshot, answers } = witness(repository);
  const paths: string[] = [];
  const hash = outputsHash();
  return {
    snapshot,
    made({ path, text }) {
      paths.push(path);
      hash.add(path, text);
    },
    keep(environments, units, diagnostics) {
      const findings = storedFindings(diagnostics, repository);
      if (paths.length < fewest || findings === undefined) return;
      const outputs = { paths, hash: hash.digest() };
      writeRecord(record, {
        identity: compilerIdentity(),
        environments,
        inputs: answers(),
        outputs,
        units,
        findings,
      });
    },
  };
}
