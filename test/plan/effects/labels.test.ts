import { expect, test } from 'vitest';
import { told } from './judged.ts';
import { withKeys, withSettings } from './specs.ts';

test.each([
  [
    '',
    'owner: sales-platform, description: Loads., docs: More.',
    [
      'low tasks.load.owner: "load" belongs to "sales-platform". [only people read it]',
      'low tasks.load.description: The description of "load" is now shown. [only people read it]',
      'low tasks.load.docs: The documentation of "load" is now shown. [only people read it]',
    ],
  ],
  [
    'description: Loads.',
    'description: Loads orders.',
    ['low tasks.load.description: Another description of "load" is shown. [only people read it]'],
  ],
  [
    'description: Loads.',
    '',
    ['low tasks.load.description: The description of "load" is no longer shown. [only people read it]'],
  ],
  [
    '',
    'waivers: [{ rule: timeout-missing, reason: The vendor gives no bound., until: 2027-01-01 }]',
    [
      'low tasks.load.waivers: Other findings of "load" are let pass; its runs stay the same. [nothing reads it at run time]',
    ],
  ],
  [
    '',
    'idempotent: false',
    [
      'low tasks.load.idempotent: Running "load" again is now said to do harm; its runs stay the same. [nothing reads it at run time]',
    ],
  ],
  [
    'idempotent: false',
    'idempotent: true',
    [
      'low tasks.load.idempotent: Running "load" again is now said to do no harm; its runs stay the same. [nothing reads it at run time]',
    ],
  ],
  [
    'idempotent: false',
    '',
    [
      'low tasks.load.idempotent: Nobody says any more whether running "load" again does harm; its runs stay the same. [nothing reads it at run time]',
    ],
  ],
  ['', 'group: stage', ['low tasks.load.group: "load" is drawn in the group "stage". [only people read it]']],
  [
    '',
    'airflow: { task_display_name: Load }',
    ['low tasks.load.airflow.task_display_name: "load" is shown as "Load"; its id stays. [only people read it]'],
  ],
])('of a task: %j becomes %j', (before, after, expected) => {
  expect(told(withKeys(before), withKeys(after))).toEqual(expected);
});

test.each([
  [
    'tags: [sales]',
    'tags: [orders]',
    ['low tags: The pipeline is now found by "orders" and is no longer found by "sales". [only people read it]'],
  ],
  [
    'domain: commerce',
    'domain: logistics',
    ['low domain: The pipeline is found by the domain "logistics" instead of "commerce". [only people read it]'],
  ],
  [
    'tier: critical',
    'tier: standard',
    [
      'medium tier: The pipeline counts as standard instead of critical: standards and risks are judged by that. [less is asked of it from now on]',
    ],
  ],
  [
    'tier: standard',
    'tier: critical',
    [
      'low tier: The pipeline counts as critical instead of standard: standards and risks are judged by that. [what it does stays the same]',
    ],
  ],
  [
    'runbook: https://runbooks.example.com/orders',
    '',
    ['medium runbook: Alerts no longer name a runbook. [who is on call has to know what to do]'],
  ],
  [
    '',
    'runbook: https://runbooks.example.com/orders',
    ['low runbook: Alerts now name a runbook. [only people read it]'],
  ],
  [
    '',
    'groups: { stage: {}, other: { description: x } }',
    ['low groups: Tasks are drawn in other groups. [only people read it]'],
  ],
  [
    '',
    'airflow: { dag_display_name: Orders, owner_links: { sales-platform: "https://teams.example.com" } }',
    [
      'low airflow: The pipeline is shown as "Orders"; its id stays. The links of owners lead elsewhere. [only people read it]',
    ],
  ],
  [
    '',
    'airflow: { access_control: { Analysts: [can_read] } }',
    ['high airflow: Roles may do other things with the pipeline in Airflow. [it decides who may see or do what]'],
  ],
])('of a pipeline: %j becomes %j', (before, after, expected) => {
  expect(told(withSettings(before), withSettings(after))).toEqual(expected);
});
