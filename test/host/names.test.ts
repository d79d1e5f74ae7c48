import { expect, test } from 'vitest';
import { claimNames } from '../../src/edge/host/names.ts';

test('every character has one name in all its cases and normal forms', () => {
  const apart: string[] = [];
  for (let code = 0; code <= 0x10ffff; code += 1) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const name = `x${String.fromCodePoint(code)}y`;
    const names = claimNames();
    names.claim(name);
    const others = [name.normalize('NFC'), name.normalize('NFD'), name.toUpperCase(), name.toLowerCase()];
    if (others.some((other) => names.holder(other) !== name)) apart.push(code.toString(16));
  }
  expect(apart).toEqual([]);
});

test('names that differ in a letter are two', () => {
  const names = claimNames();
  expect(names.claim('dags/orders.py')).toBeUndefined();
  expect(names.claim('dags/order.py')).toBeUndefined();
  expect(names.holder('dags/invoices.py')).toBeUndefined();
});
