import { call, string, type Expression } from '../../../emit/python/expression.ts';
import type { Capabilities } from './capabilities.ts';
import { symbol } from './symbols.ts';

/** An asset by its name, which is its URI on every version. */
export function assetExpression(name: string, capabilities: Capabilities): Expression {
  const uri = string(name);
  return capabilities.major === 2
    ? call(symbol('Asset', capabilities), [], [uri])
    : call(symbol('Asset', capabilities), [
        ['name', uri],
        ['uri', uri],
      ]);
}
