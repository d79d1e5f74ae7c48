import { expect, test } from 'vitest';
import { told } from './judged.ts';
import { withKeys, withSettings } from './specs.ts';

test.each([
  [
    'retries: 3, timeout: 5m',
    'retries: 5, timeout: 5m',
    [
      'low tasks.load.retries.count: A failed try of "load" is repeated 5 times instead of 3, so it may take up to 20 minutes longer. [more tries only make a failure known later]',
    ],
  ],
  [
    'retries: 3',
    'retries: 2',
    [
      'medium tasks.load.retries.count: A failed try of "load" is repeated 2 times instead of 3. [a longer outage now fails the run]',
    ],
  ],
  [
    'retries: 3',
    'retries: 0',
    [
      'medium tasks.load.retries.count: A failed try of "load" is not repeated any more: the first failure fails the task. [a short outage now fails the run]',
    ],
  ],
  [
    'retries: 0',
    'retries: 2',
    [
      'medium tasks.load.retries.count: A failed try of "load" is repeated up to 2 times. [work that is not safe to repeat is done again]',
    ],
  ],
  [
    'retries: { count: 2, delay: 5m }',
    'retries: { count: 2, delay: 10m, backoff: exponential, max_delay: 1h }',
    [
      'low tasks.load.retries.delay: After a failed try, "load" waits 10 minutes instead of 5 minutes before the next one. [only the time between tries changes]',
      'low tasks.load.retries.backoff: Each wait of "load" between two tries is about twice the one before. [only the time between tries changes]',
      'low tasks.load.retries.max_delay: No wait of "load" between two tries is longer than 1 hour. [only the time between tries changes]',
    ],
  ],
  [
    'timeout: 1h',
    'timeout: 10m',
    [
      'medium tasks.load.timeout: A try of "load" fails after 10 minutes instead of 1 hour. [what took longer and succeeded now fails]',
    ],
  ],
  [
    'timeout: 1h',
    'timeout: 2h',
    ['low tasks.load.timeout: A try of "load" fails after 2 hours instead of 1 hour. [what hangs is only ended later]'],
  ],
  [
    'timeout: 1h',
    '',
    [
      'medium tasks.load.timeout: A try of "load" may take as long as it likes: nothing ends it any more. [what hangs is never ended, and nobody hears of it]',
    ],
  ],
  [
    '',
    'timeout: 1h',
    [
      'medium tasks.load.timeout: A try of "load" fails after 1 hour; before, nothing ended it. [what took longer and succeeded now fails]',
    ],
  ],
  [
    'type: bash, command: load-orders',
    'type: bash, command: load-orders, skip_exit_code: 99',
    [
      'medium tasks.load.skip_exit_code: The exit code 99 now skips "load" and does not fail it. [it decides what becomes of a failure, and when]',
    ],
  ],
  [
    'type: wait, for: { time: "06:00" }, give_up_after: 2h',
    'type: wait, for: { time: "06:00" }, give_up_after: 30m, on_give_up: skip',
    [
      'medium tasks.load.give_up_after: "load" gives up waiting after 30 minutes instead of 2 hours. [what comes late is not waited for any more]',
      'high tasks.load.on_give_up: When "load" gives up waiting, it is skipped with what comes after it, and nobody is told. [data stays out without a failure]',
    ],
  ],
  [
    'type: wait, for: { time: "06:00" }, on_give_up: skip, poll: 1m',
    'type: wait, for: { time: "06:00" }, on_give_up: fail, poll: 5m',
    [
      'low tasks.load.on_give_up: When "load" gives up waiting, it fails. [what was skipped in silence is now told]',
      'low tasks.load.poll: "load" looks every 5 minutes instead of 1 minute. [it only goes on a little later]',
    ],
  ],
  [
    'type: http, connection: sales_api, path: /orders',
    'type: http, connection: sales_api, path: /orders, expect: { status: [201, 204] }',
    [
      'medium tasks.load.expect: An answer with the status 201 or 204 is right for "load"; any other fails it. [it decides what becomes of a failure, and when]',
    ],
  ],
])('of a task: %j becomes %j', (before, after, expected) => {
  expect(told(withKeys(before), withKeys(after))).toEqual(expected);
});

test.each([
  [
    'timeout: 3h',
    'timeout: 1h',
    ['medium timeout: A run fails after 1 hour instead of 3 hours. [what took longer and succeeded now fails]'],
  ],
  [
    'tier: critical\ntask_defaults: { retries: 2 }',
    'tier: critical\ntask_defaults: { retries: 0 }',
    [
      'high tasks.load.retries.count: A failed try of "load" is not repeated any more: the first failure fails the task. [a short outage now fails the run]',
    ],
  ],
])('of a pipeline: %j becomes %j', (before, after, expected) => {
  expect(told(withSettings(before), withSettings(after))).toEqual(expected);
});
