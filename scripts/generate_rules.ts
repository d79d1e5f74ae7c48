import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { rules } from '../src/builtins/rules/index.ts';
import { ruleAreas, type Rule } from '../src/model/rule.ts';
import { keysTable } from './generate_tables.ts';
import { code, table } from './markdown_table.ts';

const folder = 'docs/rules';

/** The pages of the rules and their index, by path. `root` is that of the repository. */
export function rulePages(root: string): ReadonlyMap<string, string> {
  const pages = rules.map((rule) => {
    const source = `src/builtins/rules/${rule.id}`;
    return [`${folder}/${rule.id}.md`, pageOf(rule, readFileSync(`${root}/${source}/README.md`, 'utf8'))] as const;
  });
  return new Map([[`${folder}/README.md`, index()], ...pages]);
}

/** The README of a rule with what its code says: its levels behind the title, its options at the end. */
function pageOf(rule: Rule, readme: string): string {
  const [title = '', ...rest] = readme.trimEnd().split('\n');
  const levels = `In [${rule.area}](README.md#${rule.area}); ${code('recommended')}: ${rule.levels.recommended}, ${code('strict')}: ${rule.levels.strict}.`;
  const options = rule.options === undefined ? [] : ['', '## Options', '', keysTable(rule.options).trimEnd()];
  if (rule.strictOptions !== undefined) options.push('', strictOptionsOf(rule.strictOptions));
  return withLinksOf(rule, [title, '', levels, ...rest, ...options, ''].join('\n'));
}

/** What the preset `strict` decides in the place of the defaults. */
function strictOptionsOf(options: NonNullable<Rule['strictOptions']>): string {
  const said = Object.entries(options).map(([key, value]) => `${code(key)} is ${code(JSON.stringify(value))}`);
  return `Under the preset ${code('strict')}, ${said.join(' and ')} unless somebody decides.`;
}

/** Links of a README lead from its folder; those to other rules lead to their pages. */
function withLinksOf(rule: Rule, markdown: string): string {
  return markdown.replaceAll(/\]\((?<link>\.\.?\/[^)#]+)/gu, (_, link: string) => {
    const target = posix.join('src/builtins/rules', rule.id, link);
    const other = /^src\/builtins\/rules\/([\w-]+)\/README\.md$/u.exec(target)?.[1];
    return `](${other === undefined ? posix.relative(folder, target) : `${other}.md`}`;
  });
}

function index(): string {
  const areas = ruleAreas.filter((area) => rules.some((rule) => rule.area === area));
  return [introduction, ...areas.map(areaOf)].join('\n');
}

const introduction = `# Rules

What \`dagwright lint\` asks of pipelines, by area. How strictly each is taken stands under \`lint\` of \`dagwright.yaml\`; what
is right as it is gets a waiver in its spec: [Standards](../language/standards.md). \`dagwright lint --explain <rule>\` shows a
page in the terminal.
`;

function areaOf(area: Rule['area']): string {
  const rows = rules
    .filter((rule) => rule.area === area)
    .map(({ id, summary, levels }) => [`[${id}](${id}.md)`, summary, levels.recommended, levels.strict]);
  return `## ${area}\n\n${table(['Rule', 'What it asks for', 'Recommended', 'Strict'], rows)}`;
}
