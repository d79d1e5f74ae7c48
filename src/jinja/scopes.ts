import type { Span, Token } from './tokens.ts';

/** A name that a template reads from the context it is rendered with. */
export interface FreeName extends Span {
  readonly name: string;
  /** False where the template itself sets the name on some of its paths, as in `{% if … %}{% set x = 1 %}{% endif %}`. */
  readonly certain: boolean;
}

export interface NamePlace extends Span {
  readonly name: string;
}

/** The place of a token that is a name. */
export function placeOfName({ text, start, end }: Token): NamePlace {
  return { name: text, start, end };
}

/** What happens to names, in the order in which Jinja's compiler looks at it. */
export type NameEvent =
  | { readonly kind: 'read'; readonly place: NamePlace }
  | { readonly kind: 'store'; readonly place: NamePlace }
  /** Reads a name that only something else can have brought into the scope. */
  | { readonly kind: 'borrow'; readonly place: NamePlace }
  | { readonly kind: 'branches'; readonly branches: readonly (readonly NameEvent[])[] }
  | { readonly kind: 'scope'; readonly scope: Scope };

/** A part of a template with names of its own. */
export interface Scope {
  readonly kind: ScopeKind;
  /** Names that are set before the scope begins: loop variables, a macro's parameters. */
  readonly parameters: readonly string[];
  readonly events: NameEvent[];
  /** Where a macro's body begins: its defaults come before. */
  bodyFrom: number;
}

export type ScopeKind = 'root' | 'block' | 'loop' | 'macro' | 'plain';

/** Names that Jinja provides in a scope of this kind, but only when it reads them first. */
const provided: Readonly<Record<ScopeKind, readonly string[]>> = {
  root: ['self'],
  block: ['self', 'super'],
  loop: ['loop'],
  macro: ['caller', 'kwargs', 'varargs'],
  plain: [],
};
const providedSomewhere: ReadonlySet<string> = new Set(Object.values(provided).flat());

/** An empty scope, to be filled with events. */
export function newScope(kind: ScopeKind, parameters: readonly string[] = []): Scope {
  return { kind, parameters, events: [], bodyFrom: 0 };
}

/** What resolving the names of a template found. */
export interface ResolvedNames {
  /** In the order of the text. */
  readonly free: readonly FreeName[];
  /** Borrowed names that nothing brought into their scope: Jinja's compiler breaks on them. */
  readonly broken: readonly NamePlace[];
}

/**
 * The names that the scopes read from the context.
 *
 * As in Jinja's `meta.find_undeclared_variables`, a scope sees what the scopes around it set anywhere, before or
 * after; a name that is set on some paths only may still come from the context.
 * @param scopes the template itself and its blocks, which do not see each other's names
 */
export function resolveNames(scopes: readonly Scope[], globals: ReadonlySet<string>): ResolvedNames {
  const free: FreeName[] = [];
  const broken: NamePlace[] = [];
  for (const scope of scopes) resolveScope(scope, [], { free, broken });
  const outside = free.filter(({ name }) => !globals.has(name));
  return { free: outside.toSorted((left, right) => left.start - right.start), broken };
}

/** True when a scope reads the name before it sets it. */
export function readsFirst(scope: Scope, name: string): boolean {
  return firstUses(scope.events.slice(scope.bodyFrom)).get(name) === 'read';
}

interface Found {
  readonly free: FreeName[];
  readonly broken: NamePlace[];
}

/** Whether a name is surely set at some point, set on some of the paths that lead there, or only read so far. */
type Standing = 'set' | 'maybe' | 'read';
type Known = Map<string, Standing>;

interface Walk {
  readonly around: readonly Known[];
  readonly known: Known;
  readonly inner: Scope[];
  readonly found: Found;
}

function resolveScope(scope: Scope, around: readonly Known[], found: Found): void {
  const known: Known = new Map(scope.parameters.map((name) => [name, 'set']));
  for (const name of providedNames(scope)) known.set(name, 'set');
  const walk: Walk = { around, known, inner: [], found };
  walkEvents(scope.events, walk, undefined);
  for (const inner of walk.inner) resolveScope(inner, [...around, known], found);
}

/** What a branch changed, with what was known before it; undefined outside of branches. */
type Changes = Map<string, Standing | undefined> | undefined;

function walkEvents(events: readonly NameEvent[], walk: Walk, changes: Changes): void {
  for (const event of events) {
    switch (event.kind) {
      case 'read':
        read(event.place, walk);
        break;
      case 'store':
        store(event.place, walk, changes);
        break;
      case 'borrow':
        if (standingOf(event.place.name, walk) === undefined) walk.found.broken.push(event.place);
        break;
      case 'branches':
        walkBranches(event.branches, walk, changes);
        break;
      case 'scope':
        walk.inner.push(event.scope);
        break;
    }
  }
}

function read(place: NamePlace, walk: Walk): void {
  const standing = standingOf(place.name, walk);
  if (standing === undefined) walk.known.set(place.name, 'read');
  if (standing !== 'set') walk.found.free.push({ ...place, certain: standing !== 'maybe' });
}

function store(place: NamePlace, walk: Walk, changes: Changes): void {
  if (changes !== undefined) {
    if (standingOf(place.name, walk) === 'set') return;
    remember(place.name, walk, changes);
    walk.found.free.push({ ...place, certain: false });
  }
  walk.known.set(place.name, 'set');
}

/** Each branch begins with what was known before; what any of them set may be unset afterwards. */
function walkBranches(branches: readonly (readonly NameEvent[])[], walk: Walk, around: Changes): void {
  const changed = new Set<string>();
  for (const branch of branches) {
    const changes = new Map<string, Standing | undefined>();
    walkEvents(branch, walk, changes);
    for (const [name, before] of changes) {
      changed.add(name);
      if (before === undefined) walk.known.delete(name);
      else walk.known.set(name, before);
    }
  }
  for (const name of changed) {
    if (around !== undefined) remember(name, walk, around);
    walk.known.set(name, 'maybe');
  }
}

function remember(name: string, walk: Walk, changes: Map<string, Standing | undefined>): void {
  if (!changes.has(name)) changes.set(name, walk.known.get(name));
}

function standingOf(name: string, walk: Walk): Standing | undefined {
  const here = walk.known.get(name);
  if (here !== undefined) return here;
  return walk.around.findLast((known) => known.has(name))?.get(name);
}

function providedNames(scope: Scope): readonly string[] {
  if (provided[scope.kind].length === 0) return [];
  const first = firstUses(scope.events.slice(scope.bodyFrom));
  return provided[scope.kind].filter((name) => !scope.parameters.includes(name) && first.get(name) === 'read');
}

type FirstUses = ReadonlyMap<string, 'read' | 'store'>;

const firstUsesOf = new WeakMap<Scope, FirstUses>();

/** How each name that Jinja may provide is used first, in a part of a template and in the scopes inside it. */
function firstUses(events: readonly NameEvent[]): FirstUses {
  const first = new Map<string, 'read' | 'store'>();
  const use = (name: string, how: 'read' | 'store'): void => {
    if (providedSomewhere.has(name) && !first.has(name)) first.set(name, how);
  };
  const useAll = (uses: FirstUses): void => {
    for (const [name, how] of uses) use(name, how);
  };
  for (const event of events) {
    if (event.kind === 'scope') useAll(firstUsesInside(event.scope));
    else if (event.kind === 'branches') for (const branch of event.branches) useAll(firstUses(branch));
    else use(event.place.name, event.kind === 'store' ? 'store' : 'read');
  }
  return first;
}

/** Kept per scope, since each scope around it asks again. */
function firstUsesInside(scope: Scope): FirstUses {
  const known = firstUsesOf.get(scope);
  if (known !== undefined) return known;
  const parameters = scope.parameters.map((name): [string, 'store'] => [name, 'store']);
  const first: FirstUses = new Map([...firstUses(scope.events), ...parameters]);
  firstUsesOf.set(scope, first);
  return first;
}
