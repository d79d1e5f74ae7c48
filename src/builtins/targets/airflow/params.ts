import { call, dict, string, type Expression, type Keyword } from '../../../emit/python/expression.ts';
import type { Param, Pipeline } from '../../../model/pipeline.ts';
import type { Value } from '../../../tree/tree.ts';
import type { Capabilities } from './capabilities.ts';
import { jsonExpression } from './json_expression.ts';
import { symbol } from './symbols.ts';

/** `params`: what a run may be given, which Airflow asks for in its form and checks. */
export function paramsArgument({ params, airflow }: Pipeline, capabilities: Capabilities): readonly Keyword[] {
  if (params.size === 0) return [];
  const entries = [...params].map(
    ([name, param]) => [name, paramExpression(param, airflow.paramsUi?.[name] ?? {}, capabilities)] as const,
  );
  return [['params', dict(entries)]];
}

function paramExpression(
  param: Param,
  shown: Readonly<Record<string, string>>,
  capabilities: Capabilities,
): Expression {
  const schema = Object.entries(param.schema as Readonly<Record<string, Value>>);
  const keywords: Keyword[] = [
    ...(param.description === undefined ? [] : [['description', string(param.description)] as const]),
    ...schema.map(([keyword, value]): Keyword => [keyword, jsonExpression(value)]),
    ...Object.entries(shown).map(([keyword, value]): Keyword => [keyword, string(value)]),
  ];
  const initial = param.default === undefined ? [] : [jsonExpression(param.default)];
  return call(symbol('Param', capabilities), keywords, initial);
}
