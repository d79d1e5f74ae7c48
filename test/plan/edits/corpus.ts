import { filesOf } from '../../host/temporary_folder.ts';

export type Files = Readonly<Record<string, string>>;

/** The test corpus, which uses every key of the language. */
export const corpus: Files = filesOf('test/corpus');

/** What the spec and the overlays of a pipeline say, by its id. */
const textsById: ReadonlyMap<string, string> = textsOfPipelines();

const most = 3;

/**
 * A part of the corpus that stands alone: all that is no pipeline, and a few of those pipelines that an edit may reach.
 *
 * @param file the document that is edited
 * @param names names of users that lead to the edited value, such as that of a connection
 */
export function around(file: string, names: readonly string[]): Files {
  const own = pipelineAt(file);
  const using = [...textsById].filter(([, text]) => names.some((name) => isNamedIn(name, text))).map(([id]) => id);
  const kept = [...(own === undefined ? using.slice(0, most) : [own]), 'daily_orders'];
  return only(closed(new Set(kept)));
}

/** The pipelines that stand in the same part as a document, by their ids. */
export function pipelinesWith(file: string): readonly string[] {
  const ids = Object.keys(around(file, [])).map(pipelineAt);
  return [...new Set(ids)].filter((id) => id !== undefined);
}

/** With the pipelines that these name, and those that name these. */
function closed(kept: Set<string>): ReadonlySet<string> {
  for (const id of kept)
    for (const [other, text] of textsById)
      if (dependsOn(textsById.get(id) ?? '', other) || dependsOn(text, id)) kept.add(other);
  return kept;
}

/** Waits and triggers name a pipeline. */
function dependsOn(text: string, id: string): boolean {
  return [...text.matchAll(/\bpipeline: *([\w.-]+)/gu)].some(([, named]) => named === id);
}

const parts = new Map<string, Files>();

/** The same part is the same object, whoever asks for it. */
function only(kept: ReadonlySet<string>): Files {
  const key = [...kept].toSorted().join(' ');
  const entries = Object.entries(corpus).filter(([file]) => kept.has(pipelineAt(file) ?? [...kept][0] ?? ''));
  const part = parts.get(key) ?? Object.fromEntries(entries);
  parts.set(key, part);
  return part;
}

/** The pipeline that a document is about. */
function pipelineAt(file: string): string | undefined {
  return /^kind: (?:Pipeline\nid|Overlay\npipeline): (?<id>\S+)$/mu.exec(corpus[file] ?? '')?.groups?.['id'];
}

function textsOfPipelines(): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const [file, text] of Object.entries(corpus)) {
    const id = pipelineAt(file);
    if (id !== undefined) texts.set(id, `${texts.get(id) ?? ''}\n${text}`);
  }
  return texts;
}

function isNamedIn(name: string, text: string): boolean {
  return text.split(/[^\w-]+/u).includes(name);
}
