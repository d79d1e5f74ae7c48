import type { Document } from '../../model/document.ts';
import type { Project } from '../../model/project.ts';
import type { Level, Rule } from '../../model/rule.ts';
import type { Report } from '../../text/diagnostic.ts';
import { child, placeOf, text, type Tree } from '../../tree/tree.ts';
import { withoutCredentials } from '../../credentials/credentials.ts';
import { isTask } from '../spot.ts';
import { wordsOf } from './words.ts';
import { checkOf, type Check, type ReadFile } from './check.ts';
import { subjectsOf, type Looked } from './subjects.ts';

/**
 * The rules that an organisation wrote, in the order of their files. One that is wrong, or is called like another, is
 * reported and left out.
 *
 * @param shipped the rules that come with dagwright; `read` gives the text of a file of the repository, if it is there.
 */
export function ownRules(project: Project, shipped: readonly Rule[], read: ReadFile, report: Report): readonly Rule[] {
  const known = new Map<string, Rule>(shipped.map((rule) => [rule.id, rule]));
  const own: Rule[] = [];
  for (const document of project.rules) {
    const rule = ruleOf(document, project, read, report);
    if (rule === undefined) continue;
    if (known.has(rule.id)) report(twice(rule.id, document));
    else own.push(rule);
    known.set(rule.id, rule);
  }
  return own;
}

function ruleOf(document: Document, project: Project, read: ReadFile, report: Report): Rule | undefined {
  const { tree, sound } = document;
  const check = sound ? checkOf(child(tree, 'check'), read, report) : undefined;
  if (check === undefined || !namesKnown(child(tree, 'where'), project, report)) return undefined;
  const level = (text(child(tree, 'level')) ?? 'warning') as Level;
  return {
    id: text(child(tree, 'id')) ?? '',
    area: 'naming',
    summary: text(child(tree, 'description')) ?? '',
    levels: { recommended: level, strict: level },
    ...looking(document, check),
  };
}

/** How the rule looks: at each pipeline by itself, or at all of them to find a value again. */
function looking({ tree }: Document, check: Check): Pick<Rule, 'check' | 'across'> {
  if (check.kind === 'alone')
    return {
      check(pipeline, context) {
        for (const looked of subjectsOf(tree, pipeline, context.environment.id))
          for (const value of check.wrong(looked)) tell(tree, looked, value, '', context.report);
      },
    };
  return {
    across: () => {
      const seen = new Map<string, string>();
      return {
        see(pipeline, context) {
          for (const looked of subjectsOf(tree, pipeline, context.environment.id))
            for (const value of looked.values) {
              const other = seen.get(value) ?? pipeline.id;
              if (other === pipeline.id) seen.set(value, other);
              else tell(tree, looked, value, other, context.report);
            }
        },
        end: () => undefined,
      };
    },
  };
}

function tell(
  tree: Tree,
  looked: Looked,
  found: string,
  other: string,
  report: Parameters<NonNullable<Rule['check']>>[1]['report'],
): void {
  const { subject, pipeline, path } = looked;
  const value = withoutCredentials(found, path.split('.'));
  const names = { pipeline: pipeline.id, task: isTask(subject) ? subject.id : '', value, other };
  const help = text(child(tree, 'help'));
  report(subject, path, filled(text(child(tree, 'message')) ?? '', names), {
    key: value,
    ...(help === undefined ? {} : { help: filled(help, names) }),
  });
}

function filled(message: string, names: Readonly<Record<string, string>>): string {
  return message.replaceAll(/\{(pipeline|task|value|other)\}/gu, (_, name: string) => names[name] ?? '');
}

/** Types of tasks and environments that do not exist would make a rule that never speaks. */
function namesKnown(where: Tree | undefined, project: Project, report: Report): boolean {
  const types = wordsOf(child(where, 'types')).filter(({ word }) => !project.forms.has(word));
  const environments = wordsOf(child(where, 'environments')).filter(({ word }) => !project.environments.includes(word));
  const unknown = [
    ...types.map((one) => ({ ...one, what: 'type of task', known: [...project.forms.keys()] })),
    ...environments.map((one) => ({ ...one, what: 'environment', known: project.environments })),
  ];
  for (const { word, tree, what, known } of unknown)
    report({
      severity: 'error',
      code: 'rule-for-nothing',
      message: `There is no ${what} "${word}": the rule would never speak.`,
      place: placeOf(tree),
      help: `There are: ${known.join(', ')}.`,
    });
  return unknown.length === 0;
}

function twice(id: string, { tree }: Document): Parameters<Report>[0] {
  return {
    severity: 'error',
    code: 'rule-twice',
    message: `There is another rule "${id}".`,
    place: placeOf(child(tree, 'id') ?? tree),
    help: 'Give it an id of its own; those of dagwright stand in `dagwright lint --explain`.',
  };
}
