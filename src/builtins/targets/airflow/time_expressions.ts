import { call, imported, integer, string, type Expression, type Keyword } from '../../../emit/python/expression.ts';

const units = [
  ['days', 86_400],
  ['hours', 3_600],
  ['minutes', 60],
] as const;

/** `timedelta(minutes=5)`: the largest unit that needs no other one. */
export function durationExpression(seconds: number): Expression {
  const unit = units.find(([, length]) => seconds >= length && seconds % length === 0);
  const keyword: Keyword = unit === undefined ? ['seconds', integer(seconds)] : [unit[0], integer(seconds / unit[1])];
  return call(imported('datetime', 'timedelta'), [keyword]);
}

/** `pendulum.datetime(2026, 1, 1, tz="Europe/Berlin")`, from what a wall clock of the zone shows. */
export function instantExpression(wall: number, zone: string): Expression {
  const date = new Date(wall * 1000);
  const parts = [
    date.getUTCFullYear(),
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
  ];
  while (parts.length > 3 && parts.at(-1) === 0) parts.pop();
  const callee = { kind: 'attribute', of: imported('pendulum'), name: 'datetime' } as const;
  return call(
    callee,
    [['tz', string(zone)]],
    parts.map((part) => integer(part)),
  );
}
