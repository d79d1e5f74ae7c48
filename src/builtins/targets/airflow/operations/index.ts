import type { Operation } from '../../../../model/operation.ts';
import { branch } from './branch.ts';
import { call } from './call.ts';
import { check } from './check.ts';
import { container } from './container.ts';
import { gate } from './gate.ts';
import { http } from './http.ts';
import { latestOnly } from './latest_only.ts';
import { native } from './native.ts';
import { noop } from './noop.ts';
import type { LoweringContext, Operator } from './operation.ts';
import { shell } from './shell.ts';
import { sql } from './sql.ts';
import { trigger } from './trigger.ts';
import { wait } from './wait/index.ts';

/** The operator of an operation. A new operation is one file beside this one, and one line here. */
export function operatorOf(operation: Operation, context: LoweringContext): Operator {
  switch (operation.kind) {
    case 'branch':
      return branch(operation, context);
    case 'call':
      return call(operation, context);
    case 'check':
      return check(operation, context);
    case 'container':
      return container(operation, context);
    case 'gate':
      return gate(operation, context);
    case 'http':
      return http(operation, context);
    case 'latest_only':
      return latestOnly(operation, context);
    case 'native':
      return native(operation, context);
    case 'noop':
      return noop(operation, context);
    case 'shell':
      return shell(operation, context);
    case 'sql':
      return sql(operation, context);
    case 'trigger':
      return trigger(operation, context);
    case 'wait':
      return wait(operation, context);
  }
}
