import type { Diagnostic } from '../../text/diagnostic.ts';
import type { OutputProblem, Refusal } from '../host/report.ts';

/** A file that was not written, or not removed, as a finding at that file. */
export function refusalFinding({ path, problem }: Refusal): Diagnostic {
  const { message, help } = sayingOf(path, problem);
  const place = { source: { path: obstacleOf(path, problem), text: '' }, start: 0, end: 0 };
  return { severity: 'error', code: `output-${problem.kind}`, message, place, help };
}

/** What is in the way: of all files behind one symlink it is told once. */
function obstacleOf(path: string, problem: OutputProblem): string {
  if (problem.kind === 'symlink') return problem.link;
  return problem.kind === 'not-a-folder' ? problem.at : path;
}

function sayingOf(path: string, problem: OutputProblem): { readonly message: string; readonly help: string } {
  switch (problem.kind) {
    case 'foreign':
      return {
        message: `"${path}" stands where a file is to be written, and dagwright did not make it.`,
        help: 'It was left as it is. Move it away, or delete it, and compile again.',
      };
    case 'symlink':
      return {
        message: `"${problem.link}" is a symlink, and nothing is written through one.`,
        help: 'Replace the symlink by a real file or folder, or delete it, and compile again.',
      };
    case 'not-a-file':
      return {
        message: `"${path}" is no file, but a file is to be written there.`,
        help: 'Move it away and compile again.',
      };
    case 'not-a-folder':
      return {
        message: `"${problem.at}" is no folder, but files are to be written below it.`,
        help: 'Move it away and compile again.',
      };
    case 'collision':
      return {
        message: `"${path}" and "${problem.other}" are one file on systems that do not tell their spellings apart.`,
        help: 'Give one of the pipelines another id.',
      };
    case 'failed':
      return {
        message: `"${path}" cannot be written or removed (${problem.code}).`,
        help: 'Check the permissions of the file and of its folder, and the space on the disk.',
      };
    case 'outside':
      return { message: `"${path}" lies outside of the project.`, help: 'Only files of the project are written.' };
    case 'unsafe-name':
      return { message: `"${path}" cannot be the path of a file: ${problem.reason}.`, help: 'Choose another id.' };
  }
}
