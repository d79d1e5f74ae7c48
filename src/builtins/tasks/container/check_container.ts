import type { ContainerTask } from '../../../generated/types.ts';
import type { TaskContext } from '../../../model/builtins.ts';
import { child, placeOf, type Tree } from '../../../tree/tree.ts';
import { literalOf, valuesOf, type RunValue, type Text } from '../../../values/text.ts';

/** Reports what must not stand in the specification of a pod; true when there is nothing. */
export function checkContainer(task: ContainerTask, context: TaskContext): boolean {
  const { command = [], arguments: given = [], env = {}, image } = task;
  const texts = [image, ...command, ...given, ...Object.values(env)];
  const secrets = texts.flatMap(valuesOf).filter(({ path }) => path[0] === 'secret');
  for (const value of secrets) refuseSecret(value, context);
  const twice = Object.keys(task.kubernetes?.secrets ?? {}).filter((name) => Object.hasOwn(env, name));
  for (const name of twice) refuseTwice(name, context);
  const inScript = scriptsOf([...command, ...given])
    .flatMap(valuesOf)
    .filter(isOfStrangers);
  for (const value of inScript) refuseInjection(value, context);
  return secrets.length + twice.length + inScript.length === 0;
}

function refuseSecret({ path, place }: RunValue, { tree, report }: TaskContext): void {
  report({
    severity: 'error',
    code: 'secret-in-pod',
    message: `"${path.join('.')}" would be readable in the specification of the pod.`,
    place: place ?? placeOf(tree),
    help: 'Keep it in a secret of the cluster: `kubernetes: { secrets: { TOKEN: { name: <secret>, key: <key> } } }` makes it a variable of the container.',
  });
}

function refuseTwice(name: string, { tree, report }: TaskContext): void {
  const secrets = child(child(tree, 'kubernetes'), 'secrets');
  const related = secrets?.kind === 'dict' ? secrets.entries.get(name)?.key : undefined;
  report({
    severity: 'error',
    code: 'variable-twice',
    message: `The variable "${name}" stands under "env" and under "kubernetes.secrets".`,
    place: placeOf(keyOf(child(tree, 'env'), name) ?? tree),
    help: 'Remove one of them.',
    ...(related === undefined ? {} : { related: [{ message: 'The other one.', place: placeOf(related) }] }),
  });
}

function keyOf(tree: Tree | undefined, name: string): Tree | undefined {
  return tree?.kind === 'dict' ? tree.entries.get(name)?.key : undefined;
}

/** Texts that a shell reads as a script: what stands behind its `-c`. */
function scriptsOf(words: readonly Text[]): readonly Text[] {
  const isShell = words.some((word) => /^(?:.*\/)?(?:ba|da|a|k|z)?sh$/u.test(literalOf(word) ?? ''));
  if (!isShell) return [];
  return words.filter((_, index) => /^-[a-z]*c$/u.test(literalOf(words[index - 1] ?? []) ?? ''));
}

function isOfStrangers({ path }: RunValue): boolean {
  const isParam = path[0] === 'run' && path[1] === 'params';
  return isParam || path[0] === 'tasks' || path[0] === 'stored' || path[0] === 'item';
}

function refuseInjection({ path, place }: RunValue, { tree, report }: TaskContext): void {
  report({
    severity: 'error',
    code: 'injection',
    message: `"${path.join('.')}" would become part of the script that a shell runs: a quote in it could change what is done.`,
    place: place ?? placeOf(tree),
    help: 'Pass it under "env", and write "$NAME" in the script.',
  });
}
