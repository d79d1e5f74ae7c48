import type { ReadingProblem } from './snapshot.ts';
import type { Diagnostic } from '../text/diagnostic.ts';

/** Why a file of the repository cannot be read, told at the file itself. */
export function readingProblem(path: string, problem: ReadingProblem): Diagnostic {
  const said = sayingOf(path, problem);
  const source = problem.kind === 'not-utf-8' ? problem.source : { path, text: '' };
  const start = problem.kind === 'not-utf-8' ? problem.offset : 0;
  return {
    severity: 'error',
    code: said.code,
    message: said.message,
    place: { source, start, end: start + (source.text === '' ? 0 : 1) },
    help: said.help,
  };
}

interface Saying {
  readonly code: string;
  readonly message: string;
  readonly help: string;
}

/** The words for a reading problem, for a path as the user wrote it. */
export function sayingOf(path: string, problem: ReadingProblem): Saying {
  switch (problem.kind) {
    case 'missing':
      return {
        code: 'file-missing',
        message: `The file "${path}" does not exist.`,
        help: 'Create it, or correct the path.',
      };
    case 'outside':
      return {
        code: 'file-outside',
        message:
          problem.how === 'symlink'
            ? `"${path}" leads out of the repository through the symlink "${problem.link}".`
            : `"${path}" leads out of the repository.`,
        help: 'Only files of the repository are read: move the file into it.',
      };
    case 'unsafe-name':
      return {
        code: 'unsafe-path',
        message: `"${printable(path)}" cannot be the path of a file: ${subjectOf(path, problem.name)} ${problem.reason}.`,
        help: 'Rename the file.',
      };
    case 'not-a-file':
      return { code: 'not-a-file', message: `"${path}" is not a file.`, help: 'Name a file, not a folder.' };
    case 'too-large':
      return {
        code: 'file-too-large',
        message: `The file "${path}" has ${problem.bytes} bytes; ${problem.limit} are the most.`,
        help: 'Split it: no pipeline needs a file of this size.',
      };
    case 'not-utf-8':
      return {
        code: 'not-utf-8',
        message: `The file "${path}" is not UTF-8: the bytes here cannot be read as text.`,
        help: 'Save the file as UTF-8.',
      };
    case 'unreadable':
      return {
        code: 'file-unreadable',
        message: `The file "${path}" cannot be read (${problem.code}).`,
        help: 'Check its permissions, and what its links lead to.',
      };
  }
}

/** A path of one segment was named before. */
function subjectOf(path: string, segment: string): string {
  return segment === path ? 'it' : `"${printable(segment)}"`;
}

/** What cannot be seen is shown by its escape. */
function printable(path: string): string {
  return JSON.stringify(path).slice(1, -1).replaceAll('\\\\', '\\');
}
