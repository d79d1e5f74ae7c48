import { bindImports } from './bind_imports.ts';
import type { Module } from './module.ts';
import { namesOf } from './module_names.ts';
import { printImports } from './print_imports.ts';
import { printDefinition, printStatements } from './print_statement.ts';
import { docstringLiteral } from './strings.ts';

/**
 * The text of a Python file: docstring, imports, functions, body. `ruff format` leaves it as it is (line length 88,
 * other settings at their defaults), and so does isort; the same module gives the same bytes.
 */
export function printModule(module: Module): string {
  const { imports, nameOf } = bindImports(namesOf(module));
  const head = [
    module.docstring === undefined ? '' : `${docstringLiteral(module.docstring)}\n`,
    printImports(imports, 0),
  ];
  const functions = module.functions.map((definition) => printDefinition(definition, nameOf));
  const parts = [join(head, '\n'), ...functions, printStatements(module.body, 0, nameOf)];
  return join(parts, functions.length > 0 ? '\n\n' : '\n');
}

function join(parts: readonly string[], separator: string): string {
  return parts.filter((part) => part !== '').join(separator);
}
