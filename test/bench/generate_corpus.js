import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { drawOverlays } from './corpus/overlay.js';
import { drawPipeline } from './corpus/pipeline.js';
import { projectFiles } from './corpus/project.js';

/**
 * A repository of so many pipelines, as paths and texts: 20 to 80 lines each, all types of tasks, files with SQL and
 * scripts, overlays for a third, three environments. The same numbers give the same bytes, and fewer pipelines are the
 * first of more.
 *
 * @param {{ readonly pipelines: number, readonly seed: number, readonly ownTypes?: boolean }} size Without own types
 *   the repository has none of the organisation's task types.
 * @returns {Generator<readonly [path: string, text: string]>}
 */
export function* corpusFiles({ pipelines, seed, ownTypes = true }) {
  for (const [path, text] of projectFiles()) if (ownTypes || !path.startsWith('pipelines/types/')) yield [path, text];
  for (let number = 1; number <= pipelines; number += 1) {
    const pipeline = drawPipeline(seed, number, ownTypes);
    yield [`${pipeline.folder}/${pipeline.id}.yaml`, pipeline.text];
    for (const [path, text] of pipeline.files) yield [`${pipeline.folder}/${path}`, text];
    for (const [environment, text] of drawOverlays(seed, number, pipeline))
      yield [`environments/${environment}/overlays/${pipeline.id}.yaml`, text];
  }
}

/**
 * Writes a corpus into a folder.
 *
 * @param {{ readonly pipelines: number, readonly seed: number, readonly ownTypes?: boolean, readonly out: string }} options
 * @returns {{ files: number, bytes: number }}
 */
export function writeCorpus({ out, ...size }) {
  const total = { files: 0, bytes: 0 };
  const made = new Set();
  for (const [path, text] of corpusFiles(size)) {
    const folder = dirname(join(out, path));
    if (!made.has(folder)) mkdirSync(folder, { recursive: true });
    made.add(folder);
    writeFileSync(join(out, path), text);
    total.files += 1;
    total.bytes += Buffer.byteLength(text);
  }
  return total;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: { pipelines: { type: 'string' }, seed: { type: 'string', default: '1' }, out: { type: 'string' } },
  });
  const pipelines = Number(values.pipelines);
  if (!Number.isInteger(pipelines) || pipelines < 1 || values.out === undefined) {
    console.error('Usage: node test/bench/generate_corpus.js --pipelines N [--seed S] --out DIR');
    process.exitCode = 2;
  } else {
    const { files, bytes } = writeCorpus({ pipelines, seed: Number(values.seed), out: values.out });
    console.log(`${files} files, ${bytes} bytes in ${values.out}`);
  }
}
