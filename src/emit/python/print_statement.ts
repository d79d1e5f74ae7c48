import type { Expression } from './expression.ts';
import { expressionDoc, type NameOf, statementDoc } from './expression_doc.ts';
import { printImports } from './print_imports.ts';
import { brackets, docWidth, type Doc, headWidth, lineWidth, printDoc, text } from './layout.ts';
import { blockLiteral } from './strings.ts';
import { widthOf } from './width.ts';
import type { ClassDefinition, Context, Definition, FunctionDefinition, Parameter, Statement } from './statement.ts';

const step = 4;

/** The statements' lines, each with its line end, with at most one empty line between two and none at the ends. */
export function printStatements(statements: readonly Statement[], indent: number, nameOf: NameOf): string {
  let lines = '';
  let isSeparated = false;
  for (const statement of statements) {
    if (statement.kind !== 'blank') {
      if (isSeparated && lines !== '') lines += '\n';
      lines += `${' '.repeat(indent)}${printStatement(statement, indent, nameOf)}\n`;
    }
    isSeparated = statement.kind === 'blank';
  }
  return lines;
}

/** The lines of a function or a class. */
export function printDefinition(definition: Definition, nameOf: NameOf): string {
  return definition.kind === 'class' ? printClass(definition, nameOf) : printFunction(definition, nameOf);
}

function printClass({ name, base, body }: ClassDefinition, nameOf: NameOf): string {
  const header: Doc = [
    text(`class ${name}`),
    brackets('(', [expressionDoc(base, nameOf)], ')', 'arguments'),
    text(':'),
  ];
  return `${printDoc(header, 0, 0)}\n${printBlock(body, step, nameOf)}`;
}

/** A function's lines. Its imports stand first, sorted like those of a module. */
function printFunction(definition: FunctionDefinition, nameOf: NameOf): string {
  const parameters = definition.parameters.map((parameter) => parameterDoc(parameter, nameOf));
  const header: Doc = [text(`def ${definition.name}`), brackets('(', parameters, ')', 'parameters'), text(':')];
  const imports = printImports(
    definition.imports.map((imported) => ({ imported })),
    step,
  );
  const body = printStatements(definition.body, step, nameOf);
  const parts = [imports, body].filter((part) => part !== '');
  return `${printDoc(header, 0, 0)}\n${parts.length > 0 ? parts.join('\n') : printBlock([], step, nameOf)}`;
}

/** A block's lines; `pass` when there are none. */
function printBlock(statements: readonly Statement[], indent: number, nameOf: NameOf): string {
  const lines = printStatements(statements, indent, nameOf);
  return lines === '' ? `${' '.repeat(indent)}pass\n` : lines;
}

function printStatement(statement: Exclude<Statement, { kind: 'blank' }>, indent: number, nameOf: NameOf): string {
  switch (statement.kind) {
    case 'expression':
      return printDoc(statementDoc(statement.expression, nameOf), indent, indent);
    case 'assignment':
      return printValue(`${statement.target} = `, statement.value, indent, nameOf);
    case 'return':
      return printValue('return ', statement.value, indent, nameOf);
    case 'lines':
      return statement.lines
        .map((line, index) => (index === 0 || line === '' ? line : ' '.repeat(indent) + line))
        .join('\n');
    case 'shift':
      return printShift(
        statement.operands.map((operand) => expressionDoc(operand, nameOf)),
        indent,
      );
    case 'with':
      return printWith(statement.contexts, statement.body, indent, nameOf);
  }
}

/** A value that could only be broken behind the line's end is put in parentheses, if all its lines then fit. */
function printValue(prefix: string, value: Expression, indent: number, nameOf: NameOf): string {
  const doc = statementDoc(value, nameOf);
  const column = indent + prefix.length;
  const isBlock = value.kind === 'string' && blockLiteral(value.value) !== undefined;
  const isLiteral = value.kind === 'list' || value.kind === 'tuple' || value.kind === 'dict' || isBlock;
  const fits = column + docWidth(doc) <= lineWidth || column + headWidth(doc) <= lineWidth;
  if (isLiteral || fits || column + 1 > lineWidth) return prefix + printDoc(doc, indent, column);
  const inner = printDoc(doc, indent + step, indent + step);
  return prefix + (allFit(inner, indent + step) ? parenthesized([inner], indent) : printDoc(doc, indent, column));
}

/** Two operands stay in one line with a list that is opened; a longer chain gets a line for each. */
function printShift(operands: readonly Doc[], indent: number): string {
  const doc = operands.flatMap((operand, index) => (index === 0 ? operand : [text(' >> '), ...operand]));
  const inPlace = printDoc(doc, indent, indent);
  const isPair = operands.length === 2 && operands.some(([piece]) => piece?.kind === 'brackets');
  if (indent + docWidth(doc) <= lineWidth || (isPair && allFit(inPlace, indent))) return inPlace;
  const inner = indent + step;
  const lines = operands.map((operand, index) =>
    printDoc(index === 0 ? operand : [text('>> '), ...operand], inner, inner),
  );
  return parenthesized(lines, indent);
}

function allFit(lines: string, indent: number): boolean {
  return lines.split('\n').every((line, index) => widthOf(line) + (index === 0 ? indent : 0) <= lineWidth);
}

function parenthesized(lines: readonly string[], indent: number): string {
  const margin = `\n${' '.repeat(indent + step)}`;
  return `(${lines.map((line) => margin + line).join('')}\n${' '.repeat(indent)})`;
}

/**
 * Several contexts that do not fit in one line are nested: parentheses around them mean the same, but neither
 * Python 3.8 nor a formatter set to it would take them.
 */
function printWith(contexts: readonly Context[], body: readonly Statement[], indent: number, nameOf: NameOf): string {
  const docs = contexts.map((context) => contextDoc(context, nameOf));
  const [first = []] = docs;
  const header: Doc = [
    text('with '),
    ...docs.flatMap((doc, index) => (index === 0 ? doc : [text(', '), ...doc])),
    text(':'),
  ];
  if (docs.length <= 1 || indent + docWidth(header) <= lineWidth) {
    return `${printDoc(header, indent, indent)}\n${printBlock(body, indent + step, nameOf).replace(/\n$/, '')}`;
  }
  const inner = ' '.repeat(indent + step) + printWith(contexts.slice(1), body, indent + step, nameOf);
  return `${printDoc([text('with '), ...first, text(':')], indent, indent)}\n${inner}`;
}

function contextDoc(context: Context, nameOf: NameOf): Doc {
  const variable = context.variable === undefined ? [] : [text(` as ${context.variable}`)];
  return [...statementDoc(context.context, nameOf), ...variable];
}

function parameterDoc(parameter: Parameter, nameOf: NameOf): Doc {
  const name = text(`${parameter.rest ?? ''}${parameter.name}`);
  return parameter.value === undefined ? [name] : [name, text('='), ...expressionDoc(parameter.value, nameOf)];
}
