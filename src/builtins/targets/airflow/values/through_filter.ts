import { jinja, type Text } from '../../../../values/text.ts';
import { jinjaOutput } from './jinja_syntax.ts';

/** A text that is rendered first, and then printed by an expression in which it is called `value`. */
export function throughFilter(text: Text, expression: string): Text {
  return [...jinja('{% set value %}'), ...text, ...jinja(`{% endset %}${jinjaOutput(expression)}`)];
}
