import { builtins } from '../../src/builtins/index.ts';
import { compile } from '../../src/compile.ts';
import { renderText } from '../../src/edge/report/text.ts';
import type { Builtins } from '../../src/model/builtins.ts';
import { memorySnapshot } from '../../src/model/snapshot.ts';
import { exampleProject } from './example_project.ts';

/** A fenced block of a Markdown file. */
export interface Block {
  /** The line of its opening fence, from 1. */
  readonly line: number;
  /** The words after the fence: `python prod` has two. */
  readonly info: readonly string[];
  readonly text: string;
}

/** The fenced blocks of a Markdown text, in order. */
export function blocksOf(markdown: string): readonly Block[] {
  const blocks: Block[] = [];
  const lines = markdown.split('\n');
  for (let index = 0; index < lines.length; index += 1) {
    const info = /^```(\w.*)$/u.exec(lines[index] ?? '')?.[1];
    if (info === undefined) continue;
    const end = lines.indexOf('```', index + 1);
    if (end === -1) throw new Error(`The block that line ${index + 1} opens is never closed.`);
    const text = lines.slice(index + 1, end).map((line) => `${line}\n`);
    blocks.push({ line: index + 1, info: info.split(' '), text: text.join('') });
    index = end;
  }
  return blocks;
}

/** A spec and what is said to come of it: the `text` and `python` blocks up to the next spec. */
export interface Example {
  readonly line: number;
  readonly spec: string;
  readonly findings: string | undefined;
  readonly excerpts: readonly { readonly environment: string; readonly python: string }[];
}

/** The examples of a Markdown text. */
export function examplesOf(markdown: string): readonly Example[] {
  const blocks = blocksOf(markdown);
  return blocks.flatMap((block, index) => {
    if (block.info[0] !== 'yaml') return [];
    const rest = blocks.slice(index + 1);
    const next = rest.findIndex(({ info }) => info[0] === 'yaml');
    const own = next === -1 ? rest : rest.slice(0, next);
    const findings = own.find(({ info }) => info[0] === 'text')?.text;
    const excerpts = own
      .filter(({ info }) => info[0] === 'python')
      .map(({ info, text }) => ({ environment: info[1] ?? 'dev', python: text }));
    return [{ line: block.line, spec: block.text, findings, excerpts }];
  });
}

export interface Compiled {
  /** As `dagwright validate` prints them. */
  readonly printed: string;
  /** Path → text. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * Compiles a spec in the project that `example_project.ts` holds. What makes it a whole pipeline is added below it, so
 * that its lines are counted as the reader of the example counts them.
 */
export function compileExample(spec: string, using: Builtins = builtins): Compiled {
  const files = new Map<string, string>();
  const snapshot = memorySnapshot({ ...exampleProject, 'pipelines/orders.yaml': completed(spec) });
  const { diagnostics } = compile(snapshot, using, ({ path, text }) => files.set(path, text));
  return { printed: renderText(diagnostics, { color: false }), files };
}

const given: Readonly<Record<string, string>> = {
  kind: 'kind: Pipeline\n',
  id: 'id: orders\n',
  owner: 'owner: sales-platform\n',
  schedule: 'schedule: { cron: "30 2 * * *", start: 2026-01-01 }\n',
};

/** The spec as a whole pipeline: what it lacks is added below it, but for some keys. */
export function completed(spec: string, but: readonly string[] = []): string {
  const missing = Object.keys(given).filter((key) => !but.includes(key) && !new RegExp(`^${key}:`, 'mu').test(spec));
  return spec + missing.map((key) => given[key]).join('');
}

/** Whether lines stand in a text one after another, as they are or all of them indented alike. */
export function holds(text: string, excerpt: string): boolean {
  const lines = text.split('\n');
  const wanted = excerpt.trimEnd().split('\n');
  return lines.some((line, at) => {
    if (!line.endsWith(wanted[0] ?? '')) return false;
    const indent = line.slice(0, line.length - (wanted[0] ?? '').length);
    if (indent.trim() !== '') return false;
    return wanted.every((one, offset) => [one, indent + one].includes(lines[at + offset] ?? ''));
  });
}
