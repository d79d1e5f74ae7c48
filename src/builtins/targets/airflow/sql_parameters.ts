import type { SqlOperation } from '../../../model/operation.ts';
import { dialectOf } from '../../../sql/dialects.ts';
import { findParameters, type NamedParameter } from '../../../sql/parameters.ts';
import { didYouMean } from '../../../text/suggest.ts';
import { child, placeOf } from '../../../tree/tree.ts';
import type { Piece, Text } from '../../../values/text.ts';
import type { LoweringContext } from './operations/operation.ts';
import { filler, parameterStyle, withFillers } from './sql_engines.ts';

/** Text of SQL with what is bound in it. */
type SqlText = Pick<SqlOperation, 'connection' | 'statements' | 'parameters'>;

/** What says where a finding belongs. */
type Told = Pick<LoweringContext, 'task' | 'report'>;

/** The statements with `:name` written as the driver of the connection wants it. */
export function bindParameters(operation: SqlText, context: Told): Text {
  const { parameters, connection, statements } = operation;
  if (parameters.size === 0) return statements;
  const style = parameterStyle(connection.type);
  if (style === undefined) {
    tell(
      context,
      'parameters-not-supported',
      `A connection of the type "${connection.type}" takes no parameters here.`,
      'Name the real type of the connection in the environment, or write the values into the text.',
    );
    return statements;
  }
  const found = findParameters(withFillers(statements), dialectOf(connection.type));
  checkNames(found, operation, context);
  return style === 'colon' ? statements : inPercentStyle(statements, found, context);
}

function checkNames(found: readonly NamedParameter[], operation: SqlText, context: Told): void {
  const used = new Set(found.map((parameter) => parameter.name));
  const unknown = [...used].filter((name) => !operation.parameters.has(name));
  for (const name of unknown) {
    tell(
      context,
      'unknown-parameter',
      `The SQL names the parameter ":${name}", which is not under "parameters".${didYouMean(name, operation.parameters.keys())}`,
      undefined,
    );
  }
  // One that is left over may be what a misspelt one meant.
  const unused = unknown.length > 0 ? [] : [...operation.parameters.keys()].filter((name) => !used.has(name));
  for (const name of unused) {
    tell(
      context,
      'unused-parameter',
      `The parameter "${name}" is not used in the SQL.`,
      `Write ":${name}" where it belongs, or leave it out.`,
      'warning',
    );
  }
}

function inPercentStyle(statements: Text, found: readonly NamedParameter[], context: Told): Text {
  let offset = 0;
  return statements.map((piece): Piece => {
    if (piece.kind === 'value') {
      offset += filler.length;
      return piece;
    }
    const start = offset;
    offset += piece.text.length;
    const inside = found.filter((parameter) => parameter.start >= start && parameter.end <= offset);
    if (piece.kind === 'jinja' && /(?<!\{)%(?!\})/u.test(piece.text)) {
      tell(
        context,
        'percent-in-jinja',
        'A percent sign stands in SQL with Jinja of your own and with parameters: it cannot be told which signs the driver would read.',
        'Write the values as ${{ … }}, or without parameters.',
      );
    }
    return { ...piece, text: rewritten(piece, start, inside) };
  });
}

function rewritten(piece: Exclude<Piece, { kind: 'value' }>, start: number, inside: readonly NamedParameter[]): string {
  const plain = (text: string): string => (piece.kind === 'literal' ? text.replaceAll('%', '%%') : text);
  let result = '';
  let at = 0;
  for (const parameter of inside) {
    result += `${plain(piece.text.slice(at, parameter.start - start))}%(${parameter.name})s`;
    at = parameter.end - start;
  }
  return result + plain(piece.text.slice(at));
}

function tell(
  context: Told,
  code: string,
  message: string,
  help: string | undefined,
  severity: 'error' | 'warning' = 'error',
): void {
  const { tree } = context.task;
  const at =
    child(tree, 'query') ?? child(tree, 'file') ?? child(tree, 'sql') ?? child(child(tree, 'for'), 'sql') ?? tree;
  context.report({ severity, code, message, place: placeOf(at), ...(help === undefined ? {} : { help }) });
}
