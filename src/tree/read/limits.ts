import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Source } from '../../text/source.ts';

/** The largest file that is read, in bytes of UTF-8. A text is held to the same number of code units. */
export const MAX_FILE_BYTES: number = 1024 * 1024;

/** How many values the aliases of one file may stand for; a long text counts as one for every 128 characters. */
export const MAX_EXPANDED: number = 100_000;

/** A file that is not read because of its size, which is given in bytes. */
export function fileTooLarge(source: Source, bytes: number): Diagnostic {
  return {
    severity: 'error',
    code: 'file-too-large',
    message: `This file has ${megabytes(bytes)} MiB; a YAML file may have 1 MiB at most.`,
    place: { source, start: 0, end: 0 },
    help: 'Split it, or move data out of it: "file:" reads SQL and scripts from files of their own.',
  };
}

/** A file that is no UTF-8; `byteOffset` counts from 0 and names the first byte that does not fit. */
export function notUtf8(source: Source, byteOffset: number): Diagnostic {
  return {
    severity: 'error',
    code: 'not-utf8',
    message: `This file is not UTF-8 text: byte ${byteOffset + 1} does not belong there.`,
    place: { source, start: 0, end: 0 },
    help: 'Save the file as UTF-8.',
  };
}

function megabytes(bytes: number): string {
  return (Math.ceil((bytes / (1024 * 1024)) * 10) / 10).toFixed(1);
}
