import { describe, expect, test } from 'vitest';
import { builtins } from '../../../src/builtins/index.ts';
import { lintProject } from '../../../src/lint_project.ts';
import type { Rule } from '../../../src/model/rule.ts';
import { memorySnapshot } from '../../../src/model/snapshot.ts';
import type { Diagnostic } from '../../../src/text/diagnostic.ts';
import { exampleProject } from '../../house/example_project.ts';
import { completed } from '../../house/examples.ts';

/** The text that is replaced, and what by; it stands once in the spec or in one of the files. */
export type Edit = readonly [from: string, to: string];

/** A pipeline without any finding of a rule, and what becomes of it when it is edited. */
export interface Mutations {
  /** `pipelines/orders.yaml`, which is completed as the examples of documentation are. */
  readonly clean: string;
  /** Files beside it, by path; `dagwright.yaml` is appended to the project's. */
  readonly files?: Readonly<Record<string, string>>;
  /** What the rule's users decided. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** By what the edits do: the edits, and the messages of all findings. */
  readonly caught: Readonly<Record<string, { readonly edits: readonly Edit[]; readonly messages: readonly string[] }>>;
  /** Edits that come near, and break nothing. */
  readonly spared: Readonly<Record<string, readonly Edit[]>>;
}

/** Tests that a rule finds what edits of a clean pipeline break, and nothing where they only come near. */
export function testMutations(id: string, { clean, caught, spared, ...more }: Mutations): void {
  const files = { ...more.files, 'pipelines/orders.yaml': clean };
  const found = (edits: readonly Edit[]): readonly string[] => findingsOf(id, edited(files, edits), more.options);
  describe(id, () => {
    test('finds nothing in the clean pipeline', () => {
      expect(found([])).toEqual([]);
      expect([Object.keys(caught).length >= 3, Object.keys(spared).length >= 3]).toEqual([true, true]);
    });
    test.each(Object.entries(caught))('catches %s', (_, { edits, messages }) => {
      expect(found(edits)).toEqual(messages);
    });
    test.each(Object.entries(spared))('spares %s', (_, edits) => {
      expect(found(edits)).toEqual([]);
    });
  });
}

/**
 * The messages of a rule that alone holds, on 2026-06-01. Anything else that is told, such as a mistake which keeps the
 * pipeline from being judged, stands among them with its code.
 */
export function findingsOf(
  id: string,
  files: Readonly<Record<string, string>>,
  options: Readonly<Record<string, unknown>> = {},
): readonly string[] {
  const { 'dagwright.yaml': more = '', 'pipelines/orders.yaml': spec = '' } = files;
  const lint = `lint: ${JSON.stringify({ rules: { [id]: { level: 'warning', options } } })}\n`;
  const snapshot = memorySnapshot({
    ...exampleProject,
    ...files,
    'dagwright.yaml': [exampleProject['dagwright.yaml'], more, more.includes('lint:') ? '' : lint].join(''),
    'pipelines/orders.yaml': completed(spec),
  });
  const alone = { ...builtins, rules: [ruleCalled(id)] };
  const { diagnostics } = lintProject(snapshot, alone, { today: '2026-06-01', step: () => undefined });
  return diagnostics.map((diagnostic) => told(diagnostic, id));
}

function told({ code, message }: Diagnostic, id: string): string {
  return code === id ? message : `[${code}] ${message}`;
}

function ruleCalled(id: string): Rule {
  const rule = builtins.rules.find((one) => one.id === id);
  if (rule === undefined) throw new Error(`There is no rule "${id}".`);
  return rule;
}

function edited(files: Readonly<Record<string, string>>, edits: readonly Edit[]): Readonly<Record<string, string>> {
  return edits.reduce(
    (before, [from, to]) => {
      const places = Object.keys(before).filter((path) => before[path]?.includes(from) === true);
      const [path = '', ...others] = places;
      const text = before[path] ?? '';
      const isUnique = others.length === 0 && text.split(from).length === 2;
      if (!isUnique) throw new Error(`"${from}" does not stand once in the files of the clean pipeline.`);
      return { ...before, [path]: text.replace(from, () => to) };
    },
    { ...files },
  );
}
