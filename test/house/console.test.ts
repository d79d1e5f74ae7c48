import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildOnce } from './build_once.ts';
import { openTerminal, terminalsOf } from './console.ts';

beforeAll(buildOnce);

const language = readdirSync('docs/language').map((name) => `docs/language/${name}`);

describe.each(['README.md', 'CONTRIBUTING.md', ...language, 'docs/architecture.md', 'docs/graph.md'])('%s', (page) => {
  test('each of its commands prints what the page says', () => {
    for (const commands of terminalsOf(readFileSync(page, 'utf8'))) {
      const run = openTerminal();
      for (const { line, command, printed } of commands) {
        expect(`line ${line}: $ ${command}\n${run(command)}`).toBe(`line ${line}: $ ${command}\n${printed}`);
      }
    }
  });
});

test('the README shows commands', () => {
  const commands = terminalsOf(readFileSync('README.md', 'utf8')).flat();
  expect(commands.map(({ command }) => command)).toContain('npx dagwright validate');
});
