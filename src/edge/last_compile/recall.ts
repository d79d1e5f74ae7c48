import type { Snapshot } from '../../model/snapshot.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Output } from '../host/output.ts';
import { isAnsweredAlike } from './answers.ts';
import { compilerIdentity } from './identity.ts';
import { outputsHash } from './outputs_hash.ts';
import { readRecord } from './record.ts';
import { restoredFindings } from './stored_findings.ts';

/** What the last compile said, where all of it is so again. */
export interface Recalled {
  readonly paths: readonly string[];
  readonly units: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** A request to compile, as far as it decides what comes of it beside the repository. */
export interface Recalling {
  readonly snapshot: Snapshot;
  readonly environments: readonly string[];
  /** A file was found to be what it should be. */
  readonly step: () => void;
}

/**
 * What the last compile said, if the compiler, the environments that are asked for, every answer of the repository and
 * every file of the output are what they were; undefined otherwise. Nothing is believed of a file but its bytes.
 * The output then holds all files; of another result nothing of it may be used.
 */
export function recall(record: string, request: Recalling, output: Output): Recalled | undefined {
  const { snapshot, environments, step } = request;
  const last = readRecord(record);
  if (last === undefined || last.environments.join(' ') !== environments.join(' ')) return undefined;
  if (last.identity !== compilerIdentity() || !isAnsweredAlike(last.inputs, snapshot)) return undefined;
  const hash = outputsHash();
  for (const path of last.outputs.paths) {
    const bytes = output.hold(path);
    if (bytes === undefined) return undefined;
    hash.add(path, bytes);
    step();
  }
  const diagnostics = hash.digest() === last.outputs.hash ? restoredFindings(last.findings, snapshot) : undefined;
  return diagnostics === undefined ? undefined : { paths: last.outputs.paths, units: last.units, diagnostics };
}
