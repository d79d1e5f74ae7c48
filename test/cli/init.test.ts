import { expect, test } from 'vitest';
import { filesOf, temporaryFolder } from '../host/temporary_folder.ts';
import { dagwright } from './command_line.ts';

test('a new project compiles without a finding', async () => {
  const folder = temporaryFolder();
  expect(await dagwright(folder, ['init', 'Sales Data'])).toEqual({
    code: 0,
    stdout: `  created  dagwright.yaml
  created  environments/dev/environment.yaml
  created  environments/prod/environment.yaml
  created  environments/prod/overlays/daily_orders.yaml
  created  pipelines/example/daily_orders.yaml
  created  pipelines/example/sql/load_orders.sql
  created  .gitignore

Next:
  dagwright compile -C "Sales Data"
  dagwright explain daily_orders.tasks.load.retries.count --env prod -C "Sales Data"
`,
    stderr: '',
  });
  expect(filesOf(folder)['Sales Data/dagwright.yaml']).toContain('\nid: sales_data\n');
  const compiled = await dagwright(folder, ['compile', '-C', 'Sales Data']);
  expect(compiled).toMatchObject({ code: 0, stderr: '' });
  expect(await dagwright(folder, ['check', '-C', 'Sales Data'])).toMatchObject({ code: 0, stderr: '' });
  expect(
    await dagwright(folder, ['explain', 'daily_orders.tasks.load.retries.count', '--env', 'prod', '-C', 'Sales Data']),
  ).toMatchObject({ code: 0, stderr: '' });
});

test('a new project is clean by the strictest standards', async () => {
  const folder = temporaryFolder();
  await dagwright(folder, ['init']);
  const strict = { 'dagwright.yaml': `${filesOf(folder)['dagwright.yaml'] ?? ''}lint: { preset: strict }\n` };
  expect(await dagwright(temporaryFolder({ ...filesOf(folder), ...strict }), ['lint'])).toEqual({
    code: 0,
    stdout: 'Judged 1 pipeline: no findings.\n',
    stderr: '',
  });
});

test('each modeline of a new project leads to a schema that compiling writes', async () => {
  const folder = temporaryFolder();
  await dagwright(folder, ['init']);
  await dagwright(folder, ['compile']);
  const files = filesOf(folder);
  const specs = Object.entries(files).filter(([path]) => path.endsWith('.yaml') && !path.startsWith('generated/'));
  expect(specs).toHaveLength(5);
  for (const [path, text] of specs) {
    const schema = /^# yaml-language-server: \$schema=(?<path>\S+)\n/u.exec(text)?.groups?.['path'] ?? '';
    const { pathname } = new URL(schema, `file:///${path}`);
    expect(Object.keys(files)).toContain(pathname.slice(1));
  }
});

test('what is there already is never overwritten: then nothing is written at all', async () => {
  const files = { 'pipelines/example/daily_orders.yaml': '# Mine.\n' };
  const folder = temporaryFolder(files);
  expect(await dagwright(folder, ['init'])).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'dagwright: "pipelines/example/daily_orders.yaml" exists already; nothing was written.\n  help: Choose another folder.\n',
  });
  expect(filesOf(folder)).toEqual(files);
});

test('a list of ignored files that is there already stays as it is', async () => {
  const folder = temporaryFolder({ '.gitignore': 'dist/\n' });
  expect(await dagwright(folder, ['init'])).toMatchObject({ code: 0 });
  expect(filesOf(folder)['.gitignore']).toBe('dist/\n');
});
