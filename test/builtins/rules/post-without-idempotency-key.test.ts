import { testMutations } from './mutations.ts';

const again = (method: string, times: string): string =>
  `The ${method} of the task "publish" is retried ${times}: where only the answer was lost, it is done again.`;

testMutations('post-without-idempotency-key', {
  clean: `tasks:
  publish:
    type: http
    connection: sales_api
    method: POST
    path: /v1/publications
    headers: { Accept: application/json, idempotency-key: "orders-\${{ run.date }}" }
    body: { day: "\${{ run.date }}" }
    retries: 2
`,
  caught: {
    'a key that is gone': {
      edits: [[', idempotency-key: "orders-${{ run.date }}"', '']],
      messages: [again('POST', 'up to 2 times')],
    },
    'another header': {
      edits: [['idempotency-key', 'X-Trace']],
      messages: [again('POST', 'up to 2 times')],
    },
    'a change of a part, once': {
      edits: [
        ['idempotency-key', 'X-Trace'],
        ['POST', 'PATCH'],
        ['retries: 2', 'retries: 1'],
      ],
      messages: [again('PATCH', 'once')],
    },
    'a key of the try': {
      edits: [['orders-${{ run.date }}', 'orders-${{ run.date }}-${{ run.attempt }}']],
      messages: [
        'The header "idempotency-key" of the task "publish" is another one with each try: a retry looks like a new request.',
      ],
    },
  },
  spared: {
    'no retries': [
      ['idempotency-key', 'X-Trace'],
      ['retries: 2', 'retries: 0'],
    ],
    'a method that may be repeated': [
      ['idempotency-key', 'X-Trace'],
      ['POST', 'PUT'],
    ],
    'a question': [
      ['idempotency-key', 'X-Trace'],
      ['/v1/publications', '/v1/publications/search?limit=10'],
    ],
    'a key in the body': [
      ['idempotency-key', 'X-Trace'],
      ['body: { day', 'body: { request_id: "${{ run.id }}", day'],
    ],
  },
});
