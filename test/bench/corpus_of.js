import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { writeCorpus } from './generate_corpus.js';

/** The command of the measured package. */
export function commandOf({ root }) {
  return join(root, 'bin/dagwright.js');
}

/** A folder of the run with a name. */
export function folderOf({ work }, name) {
  const folder = join(work, name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** A new corpus in a folder of the run. */
export function corpusOf(setting, name, pipelines, options = {}) {
  const out = folderOf(setting, name);
  writeCorpus({ pipelines, seed: 1, out, ...options });
  return out;
}

let kept = 0;

/** Output of the round before is moved, not removed: file systems are slow for a while after so many removals. */
export function setAside(setting, corpus) {
  const generated = join(corpus, 'generated');
  kept += 1;
  if (existsSync(generated)) renameSync(generated, join(folderOf(setting, 'aside'), String(kept)));
}
