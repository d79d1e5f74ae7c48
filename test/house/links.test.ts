import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const folders = ['docs', 'src', 'test', '.changes'];
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.md'))
      .map((path) => join(folder, path)),
  ),
];

/** Links to files of the repository, and paths of it that are named in code marks. */
function targetsOf(page: string): readonly string[] {
  const text = readFileSync(page, 'utf8').replaceAll(/^```[^]*?^```$/gmu, '');
  const links = [...text.matchAll(/\]\((?!\w+:)([^)#]+)(?:#[^)]*)?\)/gu)].map(([, link = '']) =>
    join(dirname(page), link),
  );
  const named = [...text.matchAll(/`((?:src|test|docs)\/[\w./-]+\.\w+)`/gu)].map(([, path = '']) => path);
  return [...links, ...named];
}

test('every link and every file that documentation names is there', () => {
  const all = pages.flatMap((page) => targetsOf(page).map((target) => ({ page, target })));
  expect(all.filter(({ target }) => !existsSync(target)).map(({ page, target }) => `${page}: ${target}`)).toEqual([]);
});

test('links, pictures and named files are found', () => {
  expect(targetsOf('README.md')).toEqual(
    expect.arrayContaining(['docs/flow.svg', 'docs/language/README.md', 'src/builtins/README.md', 'CONTRIBUTING.md']),
  );
  expect(targetsOf('src/builtins/README.md')).toContain('test/house/readmes.test.ts');
});
