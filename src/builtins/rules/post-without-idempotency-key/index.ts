import { described, type Schema } from '../../../language/schema.ts';
import type { FreeValue } from '../../../model/free_value.ts';
import type { HttpOperation } from '../../../model/operation.ts';
import type { Task } from '../../../model/pipeline.ts';
import type { Rule, RuleContext } from '../../../model/rule.ts';
import { matchesWildcard } from '../../../text/wildcard.ts';
import { valuesOf, type Text } from '../../../values/text.ts';

const headers: Schema = described('Headers', 'Names of headers by which a server knows a request that comes again.', {
  type: 'array',
  items: { type: 'string' },
  default: ['Idempotency-Key', 'X-Idempotency-Key', 'X-Request-Id', 'If-Match', 'If-None-Match'],
  examples: [['Idempotency-Key', 'X-Deduplication-Id']],
});

const safePaths: Schema = described(
  'Safe paths',
  'Paths that a request may be sent to twice; `*` stands for any characters.',
  {
    type: 'array',
    items: { type: 'string' },
    default: ['*search*', '*query*', '*graphql*', '*token'],
    examples: [['*search*', '/v1/quotes']],
  },
);

/** When the answer gets lost, a retry does the same thing twice. */
export const postWithoutIdempotencyKey: Rule = {
  id: 'post-without-idempotency-key',
  area: 'idempotency',
  summary: 'A request that changes something and is retried says that it is the same one.',
  levels: { recommended: 'warning', strict: 'error' },
  options: { type: 'object', properties: { headers, safe_paths: safePaths } },
  check({ tasks }, context) {
    for (const task of tasks) {
      // Of what says that it is not idempotent, all retries are told by the rule for them.
      if (task.operation.kind === 'http' && task.idempotent !== false) judge(task, task.operation, context);
    }
  },
};

function judge(task: Task, operation: HttpOperation, { options, report }: RuleContext): void {
  const isChange = operation.method === 'POST' || operation.method === 'PATCH';
  if (!isChange || task.retries.count === 0 || isSafe(operation, options['safe_paths'] as readonly string[])) return;
  const names = (options['headers'] as readonly string[]).map((name) => name.toLowerCase());
  const key = [...operation.headers].find(([name]) => names.includes(name.toLowerCase()));
  const times = task.retries.count === 1 ? 'once' : `up to ${task.retries.count} times`;
  if (key === undefined) {
    if (isNamedInBody(operation.body)) return;
    const message = `The ${operation.method} of the task "${task.id}" is retried ${times}: where only the answer was lost, it is done again.`;
    report(task, 'method', message, { help: helpOf(options['headers'] as readonly string[]) });
  } else if (changes(key[1])) {
    const message = `The header "${key[0]}" of the task "${task.id}" is another one with each try: a retry looks like a new request.`;
    report(task, `headers.${key[0]}`, message, { help: helpOf([key[0]]) });
  }
}

function isSafe({ path }: HttpOperation, patterns: readonly string[]): boolean {
  const written = path.map((piece) => (piece.kind === 'value' ? '0' : piece.text)).join('');
  const bare = written.replace(/[?#][^]*$/u, '');
  return patterns.some((pattern) => matchesWildcard(bare, pattern));
}

/** Some services take the key as a part of what they are sent. */
function isNamedInBody(body: FreeValue | undefined): boolean {
  if (body === null || typeof body !== 'object' || !('kind' in body) || body.kind !== 'map') return false;
  return [...body.entries.keys()].some((name) => /idempot|dedup|client_?token|request_?id/iu.test(name));
}

const ofTries: ReadonlySet<string> = new Set(['attempt', 'started']);

function changes(text: Text): boolean {
  return valuesOf(text).some(({ path }) => path[0] === 'run' && ofTries.has(String(path[1])));
}

function helpOf([header = 'Idempotency-Key']: readonly string[]): string {
  return `Write a header that is the same for all tries of a run, such as \`${header}: "\${{ pipeline.id }}-\${{ run.slot }}"\`, if the server knows it; else \`retries: 0\`.`;
}
