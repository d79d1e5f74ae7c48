import { isUnattended, type Console } from './console.ts';

/** Shows on a terminal that work goes on, when it takes long enough for somebody to wonder. */
export interface Progress {
  readonly step: () => void;
  /** Takes the line away again. */
  readonly end: () => void;
}

const patience = 500;
const interval = 100;

export function openProgress(console: Console): Progress {
  const { stderr, milliseconds } = console;
  if (!stderr.isTerminal || isUnattended(console)) return { step: () => undefined, end: () => undefined };
  const start = milliseconds();
  let shownAt: number | undefined;
  let steps = 0;
  return {
    step() {
      steps += 1;
      const now = milliseconds();
      if (now - start < patience || now - (shownAt ?? 0) < interval) return;
      shownAt = now;
      stderr.write(`\r${steps} files …\u001b[K`);
    },
    end() {
      if (shownAt !== undefined) stderr.write('\r\u001b[K');
    },
  };
}
