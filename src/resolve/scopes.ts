import type { Environment } from '../model/environment.ts';
import type { Project } from '../model/project.ts';
import type { OwnForm } from '../model/task_type.ts';
import { didYouMean } from '../text/suggest.ts';
import { child, text, type Dict, type Tree } from '../tree/tree.ts';
import { adviceForeign } from '../values/foreign_names.ts';
import type { PathPart } from '../values/text.ts';
import { inside, unknownName, type Found, type Scope } from './fill/scope.ts';

/** The names that an environment's own document may use: its id, its variables and its connections. */
export function environmentScope(id: string, tree: Dict, isComplete: boolean): Scope {
  const scope: Scope = {
    find(path) {
      const [root, name = ''] = path;
      if (root === 'env') return { kind: 'text', text: id };
      if (root === 'var') return variable(tree, path, scope, isComplete);
      if (root === 'connection') return connectionId(tree, String(name), scope, isComplete);
      return unknownName(
        'name-not-here',
        `"${path.join('.')}" is not known in an environment.`,
        'Here stand env.id, var.<name> and connection.<name>.id.',
      );
    },
  };
  return scope;
}

function variable(environment: Dict, path: readonly PathPart[], scope: Scope, isComplete: boolean): Found {
  const [, name, ...rest] = path;
  const variables = child(environment, 'variables');
  const tree = child(variables, String(name));
  if (tree === undefined) {
    if (!isComplete) return { kind: 'unread' };
    const foreign = adviceForeign(path);
    if (foreign !== undefined) return unknownName('reference', foreign.message, foreign.help);
    return unknownName(
      'unknown-variable',
      `There is no variable "${String(name)}".${didYouMean(String(name), keysOf(variables))}`,
      'Declare it under "variables" in environments/<id>/environment.yaml.',
    );
  }
  const found = inside(tree, rest);
  if (found === undefined)
    return unknownName(
      'unknown-variable',
      `The variable "${String(name)}" has no "${rest.join('.')}".${didYouMean(rest.join('.'), keysOf(tree))}`,
    );
  return { kind: 'tree', tree: found, scope, key: path.join('.'), templated: true };
}

function keysOf(tree: Tree | undefined): Iterable<string> {
  return tree?.kind === 'dict' ? tree.entries.keys() : [];
}

function connectionId(environment: Dict, name: string, scope: Scope, isComplete: boolean): Found {
  const connections = child(environment, 'connections');
  const tree = child(child(connections, name), 'id');
  if (tree !== undefined) return { kind: 'tree', tree, scope, key: `connection.${name}.id`, templated: false };
  if (!isComplete) return { kind: 'unread' };
  return unknownName(
    'unknown-connection',
    `There is no connection "${name}".${didYouMean(name, keysOf(connections))}`,
    'Declare it under "connections" in environments/<id>/environment.yaml.',
  );
}

/** The names that a pipeline may use in an environment. */
export function pipelineScope(pipeline: Dict, id: string, environment: Environment, project: Project): Scope {
  const ofEnvironment = environmentScope(environment.id, environment.tree, environment.isComplete);
  const scope: Scope = {
    find(path) {
      const [root] = path;
      if (root === 'pipeline') return pipelineValue(pipeline, id, path, scope, project);
      if (root === 'input') return unknownName('name-not-here', `"${path.join('.')}" is known in task types only.`);
      if (root === 'param') return unknownName('name-not-here', `"${path.join('.')}" is known in templates only.`);
      if (root === 'item') return unknownName('name-not-here', `"${path.join('.')}" is known in mapped tasks only.`);
      return ofEnvironment.find(path);
    },
  };
  return scope;
}

function pipelineValue(pipeline: Dict, id: string, path: readonly PathPart[], scope: Scope, project: Project): Found {
  const [, key, ...rest] = path;
  if (key === 'id') return { kind: 'text', text: id };
  if (key === 'owner') return ownerValue(pipeline, rest, scope, project);
  const tree = child(pipeline, String(key));
  if (tree !== undefined) return { kind: 'tree', tree, scope, key: path.join('.'), templated: false };
  return key === 'tier'
    ? { kind: 'text', text: 'standard' }
    : unknownName(
        'value-not-set',
        `The pipeline "${id}" has no "${String(key)}".`,
        `Write "${String(key)}" in the pipeline.`,
      );
}

function ownerValue(pipeline: Dict, rest: readonly PathPart[], scope: Scope, project: Project): Found {
  const owner = text(child(pipeline, 'owner'));
  const dict = owner === undefined ? undefined : project.owners.get(owner);
  if (dict === undefined)
    return unknownName(
      'value-not-set',
      'The owner of the pipeline is not known to the project.',
      'Write an "owner" that the project lists under "owners".',
    );
  const tree: Tree | undefined = inside(dict, rest);
  if (tree !== undefined)
    return { kind: 'tree', tree, scope, key: `pipeline.owner.${rest.join('.')}`, templated: false };
  return unknownName(
    'value-not-set',
    `The owner "${String(owner)}" has no "${rest.join('.')}".`,
    `Write it under "owners" in ${project.document.path}.`,
  );
}

/** The names inside of a task type's own task: its inputs, and all that a pipeline may use. */
export function inputScope(inputs: Dict, form: Pick<OwnForm, 'inputs' | 'sound'>, outer: Scope): Scope {
  const declared = form.inputs.properties ?? {};
  return {
    find(path) {
      const [root, name, ...rest] = path;
      if (root !== 'input') return outer.find(path);
      const key = String(name);
      if (!Object.hasOwn(declared, key) && !form.sound) return { kind: 'unread' };
      if (!Object.hasOwn(declared, key))
        return unknownName(
          'unknown-input',
          `The type has no input "${key}".${didYouMean(key, Object.keys(declared))}`,
          'Declare it under "inputs".',
        );
      const given = child(inputs, key);
      const tree = given === undefined ? undefined : inside(given, rest);
      if (tree === undefined)
        return given === undefined
          ? { kind: 'absent', name: path.join('.') }
          : unknownName('unknown-input', `The input "${key}" has no "${rest.join('.')}".`);
      return { kind: 'tree', tree, scope: outer, key: path.join('.'), templated: declared[key]?.values === 'run' };
    },
  };
}
