import { debianEnvironment, debianProgram, installDebian } from './debian.ts';
import type { CmarkGfm, Oracle } from './oracle.ts';
import { mustRun } from './run_process.ts';

const cmarkGfm = {
  name: 'cmark-gfm',
  packages: ['cmark-gfm', 'libcmark-gfm0.29.0.gfm.6', 'libcmark-gfm-extensions0.29.0.gfm.6'],
  program: 'usr/bin/cmark-gfm',
};

/** GitHub's own reader of Markdown, installed or with the reason why not. */
export async function installCmarkGfm(): Promise<Oracle<'cmark-gfm'>> {
  const installed = await installDebian(cmarkGfm);
  if ('reason' in installed) return { available: false, id: 'cmark-gfm', ...installed };
  return { available: true, id: 'cmark-gfm', path: debianProgram(installed.folder, cmarkGfm), ...installed };
}

/** Markdown as HTML, with what GitHub's dialect adds, except footnotes. HTML in it is kept, so that nothing is hidden by a filter. */
export async function cmarkHtml(cmark: CmarkGfm, markdown: string): Promise<string> {
  const extensions = ['table', 'strikethrough', 'autolink', 'tasklist'].flatMap((name) => ['-e', name]);
  const { stdout } = await mustRun(cmark.path, ['--unsafe', ...extensions], {
    environment: debianEnvironment(cmark.folder),
    input: markdown,
  });
  return stdout;
}
