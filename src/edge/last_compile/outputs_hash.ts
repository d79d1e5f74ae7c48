import { createHash } from 'node:crypto';

/** One hash of many files, in their order. */
export interface OutputsHash {
  add(path: string, content: string | Buffer): void;
  digest(): string;
}

export function outputsHash(): OutputsHash {
  const hash = createHash('sha256');
  return {
    add: (path, content) => void hash.update(`\0${path}\0${Buffer.byteLength(content)}\0`).update(content),
    digest: () => hash.digest('hex'),
  };
}
