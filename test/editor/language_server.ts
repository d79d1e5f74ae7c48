import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { connectTo, type Connection } from './protocol.ts';

/** A place in a text as the protocol counts: lines and UTF-16 columns from 0. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Problem {
  readonly message: string;
  readonly range: { readonly start: Position; readonly end: Position };
}

/** A YAML language server, as editors run it: a process of its own. */
export interface LanguageServer extends Connection {
  /** Opens a document and waits for what the server finds in it. */
  open(uri: string, text: string): Promise<readonly Problem[]>;
  stop(): Promise<void>;
}

/** What an editor has open, and which schemas its settings give to which files. */
export interface Workspace {
  readonly folder?: string;
  readonly schemas?: Readonly<Record<string, string | readonly string[]>>;
}

/** As in VS Code, but for what would ask the network. */
function settingsOf({ schemas = {} }: Workspace): Readonly<Record<string, unknown>> {
  const silent = { schemaStore: { enable: false }, kubernetesCRDStore: { enable: false } };
  return { yaml: { validate: true, completion: true, hover: true, schemas, ...silent }, http: {} };
}

const capabilities = {
  workspace: { configuration: true },
  textDocument: {
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
    hover: { contentFormat: ['markdown'] },
  },
};

/** Starts a server that knows only the schemas that a document or the workspace names. */
export async function startLanguageServer(workspace: Workspace = {}): Promise<LanguageServer> {
  const settings = settingsOf(workspace);
  const require = createRequire(import.meta.url);
  const manifest = require.resolve('yaml-language-server/package.json');
  const program = join(dirname(manifest), 'bin', 'yaml-language-server');
  const child = spawn(process.execPath, [program, '--stdio'], { stdio: 'pipe' });
  const asked = new EventEmitter();
  const configured = once(asked, 'configuration');
  const published = new Map<string, (problems: readonly Problem[]) => void>();
  const connection = connectTo(child, {
    answer(method, params) {
      if (method !== 'workspace/configuration') return null;
      asked.emit('configuration');
      return configuration(params, settings);
    },
    hear(method, params) {
      if (method !== 'textDocument/publishDiagnostics') return;
      const { uri, diagnostics } = params as { readonly uri: string; readonly diagnostics: readonly Problem[] };
      published.get(uri)?.(diagnostics);
    },
  });
  const root = workspace.folder === undefined ? null : pathToFileURL(workspace.folder).href;
  const workspaceFolders = root === null ? null : [{ uri: root, name: 'workspace' }];
  await connection.request('initialize', { processId: process.pid, rootUri: root, workspaceFolders, capabilities });
  connection.notify('initialized', {});
  connection.notify('workspace/didChangeConfiguration', { settings });
  await configured;
  return {
    ...connection,
    open(uri, text) {
      const found = new Promise<readonly Problem[]>((resolve) => published.set(uri, resolve));
      connection.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text } });
      return found;
    },
    async stop() {
      const ended = once(child, 'exit');
      await connection.request('shutdown', null);
      connection.notify('exit', null);
      await ended;
    },
  };
}

function configuration(params: unknown, settings: Readonly<Record<string, unknown>>): readonly unknown[] {
  const { items } = params as { readonly items: readonly { readonly section?: string }[] };
  return items.map(({ section = '' }) => settings[section] ?? {});
}
