import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { replaceFile, temporaryName } from '../host/replace.ts';
import { systemCode } from '../host/system_error.ts';
import type { Answers } from './answers.ts';
import type { StoredFinding } from './stored_findings.ts';

/** What a compile without errors asked, made and said. */
export interface CompileRecord {
  /** Of the compiler; another one may do otherwise. */
  readonly identity: string;
  /** The environments that were asked for; empty: all. */
  readonly environments: readonly string[];
  readonly inputs: Answers;
  /** The files, in the order in which they were made. */
  readonly outputs: Outputs;
  readonly units: string;
  readonly findings: readonly StoredFinding[];
}

/** Files by path, and the hash of all their paths and texts. */
export interface Outputs {
  readonly paths: readonly string[];
  readonly hash: string;
}

/** The record at a path; undefined where there is none, or anything of it was changed. */
export function readRecord(path: string): CompileRecord | undefined {
  try {
    const [hash, text = ''] = readFileSync(path, 'utf8').split('\n', 2);
    // What this program wrote has this form: the hash says that it did, and that it was written whole.
    return hash === hashOf(text) ? (JSON.parse(text) as CompileRecord) : undefined;
  } catch (error) {
    systemCode(error);
    return undefined;
  }
}

/** Writes a record; where that is not possible there is none. */
export function writeRecord(path: string, record: CompileRecord): void {
  const text = JSON.stringify(record);
  try {
    mkdirSync(dirname(path), { recursive: true });
    replaceFile(path, Buffer.from(`${hashOf(text)}\n${text}\n`), temporaryName());
  } catch (error) {
    systemCode(error);
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(format).update(text).digest('hex');
}

/** Part of the hash: a record of another form is none. */
const format = 'dagwright last compile 1\n';
