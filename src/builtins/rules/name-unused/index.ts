import { leavesOf } from '../../../credentials/leaves_of.ts';
import { mentionsIn } from '../../../lint/mentions.ts';
import type { EnvironmentContext, PipelinesView, Rule } from '../../../model/rule.ts';
import { child, text, type Tree } from '../../../tree/tree.ts';

/** Nobody dares to delete it, since somebody might use it. */
export const nameUnused: Rule = {
  id: 'name-unused',
  area: 'resources',
  summary: 'What an environment declares is used by a pipeline in it.',
  levels: { recommended: 'off', strict: 'info' },
  across: names,
};

/** What is declared under a key, and how pipelines name it: in templates, or as a value such as `pool: warehouse`. */
const sections = [
  { section: 'variables', what: 'variable', template: 'var', isValue: false },
  { section: 'secrets', what: 'secret', template: 'secret', isValue: false },
  { section: 'stored', what: 'stored value', template: 'stored', isValue: false },
  { section: 'connections', what: 'connection', template: 'connection', isValue: true },
  { section: 'pools', what: 'pool', template: 'pool', isValue: true },
] as const;

function names(): PipelinesView {
  const used = new Set<string>();
  return {
    see: ({ tree }) => note(tree, used),
    end(context) {
      if (!context.isWhole) return;
      // Ids and descriptions of connections and pools are often called as these are.
      for (const [key, { value }] of context.environment.tree.entries)
        if (key !== 'connections' && key !== 'pools') note(value, used);
      for (const section of sections) judge(section, used, context);
    },
  };
}

/** All that may name something: values as they are, and the beginnings of what templates mention. */
function note(tree: Tree, used: Set<string>): void {
  for (const { leaf } of leavesOf(tree)) used.add(text(leaf) ?? '');
  for (const mention of mentionsIn(tree)) used.add(mention.split('.', 2).join('.'));
}

function judge(
  { section, what, template, isValue }: (typeof sections)[number],
  used: ReadonlySet<string>,
  { environment, project, report }: EnvironmentContext,
): void {
  const declared = child(environment.tree, section);
  const own = project.environmentDocuments.get(environment.id)?.own.path;
  for (const [name, { key }] of declared?.kind === 'dict' ? declared.entries : []) {
    // What environments share is not meant for each of them.
    if (key.source.path !== own || used.has(`${template}.${name}`) || (isValue && used.has(name))) continue;
    const message = `Nothing in the environment "${environment.id}" uses the ${what} "${name}": whoever changes it changes nothing.`;
    report(environment.tree, `${section}.${name}`, message, {
      place: { source: key.source, start: key.start, end: key.end },
      help: 'Delete it, or use it.',
    });
  }
}
