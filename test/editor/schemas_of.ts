import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Place } from './editor.ts';

/** Schemas of a folder, by the kind that a text says it is of; a text that says none is a pipeline. */
export function schemasOf(folder: string): (text: string) => Place {
  return (text) => {
    const kind = /^kind: (\w+)$/mu.exec(text)?.[1] ?? 'Pipeline';
    const name = kind === 'TaskType' ? 'task-type' : kind.toLowerCase();
    return { schema: pathToFileURL(resolve(folder, `${name}.schema.json`)).href };
  };
}
