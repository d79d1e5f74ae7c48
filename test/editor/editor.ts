import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  startLanguageServer,
  type LanguageServer,
  type Position,
  type Problem,
  type Workspace,
} from './language_server.ts';

/** What an editor offers at the cursor. */
export interface Offer {
  readonly label: string;
  /** Whether it is a key, and not a value or a group of keys. */
  readonly isKey: boolean;
  /** What is inserted, with the placeholders filled in as they stand. */
  readonly text: string;
  readonly documentation: string;
}

/** An editor with one YAML language server. Texts hold the cursor as `¦`. */
export interface Editor {
  /** What is underlined, as `line:column-column message` (from 1), in the order of places. */
  problems(text: string): Promise<readonly string[]>;
  offers(text: string): Promise<readonly Offer[]>;
  /** The texts of the hover at each of the cursors. */
  hovers(text: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Where a text is a file, which names its schema itself, or the schema of a text that is no file. */
export interface Place {
  readonly file?: string;
  readonly schema?: string;
}

interface Opened {
  readonly uri: string;
  readonly cursors: readonly Position[];
  readonly found: Promise<readonly Problem[]>;
  /** How many lines stand above the text. */
  readonly above: number;
}

const cursor = '¦';

/** The protocol's number of what is offered as a property. */
const propertyKind = 10;

interface Item {
  readonly label: string;
  readonly kind?: number;
  readonly documentation?: string | { readonly value: string };
  readonly insertText?: string;
  readonly textEdit?: { readonly newText: string };
}

/**
 * Opens an editor. `place` says for a text where its file lies, if it names its schema itself, or else the address of
 * its schema.
 */
export async function openEditor(place: (text: string) => Place, workspace: Workspace = {}): Promise<Editor> {
  const server = await startLanguageServer(workspace);
  let opened = 0;
  const open = (text: string): Opened => {
    const { file = `untitled-${(opened += 1)}.yaml`, schema } = place(text);
    const uri = pathToFileURL(resolve(file)).href;
    const modeline = schema === undefined ? [] : [`# yaml-language-server: $schema=${schema}\n`];
    const [first = '', ...rest] = text.split(cursor);
    const found = server.open(uri, [...modeline, first, ...rest].join(''));
    const cursors = rest.map((_part, index) => positionAfter([...modeline, first, ...rest.slice(0, index)].join('')));
    return { uri, cursors, found, above: modeline.length };
  };
  return {
    async problems(text) {
      const { found, above } = open(text);
      return (await found).map((problem) => shown(problem, above));
    },
    async offers(text) {
      const { uri, cursors } = open(text);
      const answer = await server.request('textDocument/completion', { textDocument: { uri }, position: cursors[0] });
      return (answer as { readonly items: readonly Item[] }).items.map(offerOf);
    },
    hovers(text) {
      const { uri, cursors } = open(text);
      return Promise.all(cursors.map((position) => hoverAt(server, uri, position)));
    },
    close: () => server.stop(),
  };
}

function positionAfter(text: string): Position {
  const lines = text.split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

async function hoverAt(server: LanguageServer, uri: string, position: Position): Promise<string> {
  const answer = await server.request('textDocument/hover', { textDocument: { uri }, position });
  return (answer as { readonly contents?: { readonly value: string } } | null)?.contents?.value ?? '';
}

/** `above`: lines that the text does not have, such as the one that names the schema. */
function shown({ range: { start, end }, message }: Problem, above: number): string {
  return `${start.line + 1 - above}:${start.character + 1}-${end.character + 1} ${message}`;
}

function offerOf({ label, kind, documentation = '', textEdit, insertText = '' }: Item): Offer {
  return {
    label,
    isKey: kind === propertyKind,
    text: filled(textEdit?.newText ?? insertText),
    documentation: typeof documentation === 'string' ? documentation : documentation.value,
  };
}

/** A snippet as it stands in the document when no placeholder is changed. */
function filled(snippet: string): string {
  return snippet
    .replaceAll(/\$\{\d+:((?:\\.|[^}\\])*)\}/gu, '$1')
    .replaceAll(/(?<!\\)\$(?:\d+|\{\d+\})/gu, '')
    .replaceAll(/\\([$}\\])/gu, '$1');
}
