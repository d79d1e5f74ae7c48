import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { lessInlining } from '../../src/edge/host/engine.ts';

test('the engine knows the option that it is given: else it would print that it does not', () => {
  const script = `process.getBuiltinModule('node:v8').setFlagsFromString(process.argv[1])`;
  const told = (option: string): string =>
    spawnSync(process.execPath, ['-e', script, '--', option], { encoding: 'utf8' }).stderr;
  expect(told('--no-such-option')).toContain('unrecognized flag');
  expect(told(lessInlining)).toBe('');
});
