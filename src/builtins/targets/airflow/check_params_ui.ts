import type { Pipeline } from '../../../model/pipeline.ts';
import { didYouMean } from '../../../text/suggest.ts';
import { child, type Tree } from '../../../tree/tree.ts';
import type { Tell } from './check_ids.ts';

/** Reports parameters that the form is to show and that the pipeline lacks, and fields that cannot hold their values. */
export function checkParamsUi({ airflow, params, tree }: Pipeline, tell: Tell): void {
  const written = child(child(tree, 'airflow'), 'params_ui');
  for (const [name, { format }] of Object.entries(airflow.paramsUi ?? {})) {
    const at = keyOf(written, name) ?? tree;
    const param = params.get(name);
    if (param === undefined)
      tell(
        at,
        'unknown-param',
        `The runs of this pipeline have no parameter "${name}".${didYouMean(name, params.keys())}`,
        'Declare it under "params" of the pipeline.',
      );
    else if (format !== undefined && !takesText(param.schema))
      tell(
        child(child(written, name), 'format') ?? at,
        'format-without-text',
        `The parameter "${name}" is no text, so it cannot be entered as "${format}".`,
        'Write `type: string` in the parameter, or leave `format` out.',
      );
  }
}

function keyOf(written: Tree | undefined, name: string): Tree | undefined {
  return written?.kind === 'dict' ? written.entries.get(name)?.key : undefined;
}

function takesText(schema: unknown): boolean {
  const type = typeof schema === 'object' && schema !== null && 'type' in schema ? schema.type : undefined;
  return type === undefined || type === 'string' || (Array.isArray(type) && type.includes('string'));
}
