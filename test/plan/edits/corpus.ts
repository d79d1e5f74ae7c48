import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Files = Readonly<Record<string, string>>;

/** The test corpus, which uses every key of the language. */
export const corpus: Files = filesBelow('test/corpus');

/**
 * A part of the corpus that stands alone: all but pipelines, and those pipelines that the document at a path reaches or
 * is reached by through names. For a document that is no pipeline it is the whole.
 */
export function around(path: string): Files {
  const start = pipelineIdAt(path);
  if (start === undefined) return corpus;
  const kept = new Set([start]);
  for (const id of kept)
    for (const [other, text] of pipelineTexts) {
      if (kept.has(other)) continue;
      if (isNamedIn(other, pipelineTexts.get(id) ?? '') || isNamedIn(id, text)) kept.add(other);
    }
  return Object.fromEntries(
    Object.entries(corpus).filter(([file]) => {
      const id = pipelineIdAt(file);
      return id === undefined || kept.has(id);
    }),
  );
}

/** What the specs and overlays of a pipeline say, by its id. */
const pipelineTexts: ReadonlyMap<string, string> = textsById();

function textsById(): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const [path, text] of Object.entries(corpus)) {
    const id = pipelineIdAt(path);
    if (id !== undefined) texts.set(id, `${texts.get(id) ?? ''}\n${text}`);
  }
  return texts;
}

/** The pipeline that a document is about. */
function pipelineIdAt(path: string): string | undefined {
  return /^kind: (?:Pipeline\nid|Overlay\npipeline): (?<id>\S+)$/mu.exec(corpus[path] ?? '')?.groups?.['id'];
}

function isNamedIn(id: string, text: string): boolean {
  return new RegExp(String.raw`(?<![\w-])${id}(?![\w-])`, 'u').test(text);
}

function filesBelow(root: string): Record<string, string> {
  const paths = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    paths.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(root.length + 1), readFileSync(path, 'utf8')];
    }),
  );
}
