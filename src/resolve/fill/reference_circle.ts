import type { Diagnostic } from '../../text/diagnostic.ts';
import { comparePlaces, type Place } from '../../text/source.ts';
import { placeInside } from '../../tree/place_inside.ts';
import type { ActiveName } from './context.ts';

/**
 * Values that are made of each other. Each name comes with the reference that asks for it, which stands in the value
 * before it. The finding is the same wherever the circle was entered: the smallest place comes first.
 */
export function circular(circle: readonly Pick<ActiveName, 'name' | 'at'>[]): Diagnostic {
  const edges = circle.map(({ name, at }) => ({ name, place: placeInside(at.leaf, at.start, at.end) }));
  const first = edges.reduce((best, edge, index) => (isBefore(edge.place, edges[best]?.place) ? index : best), 0);
  const [start, ...others] = [...edges.slice(first), ...edges.slice(0, first)];
  if (start === undefined) throw new Error('resolve: a circle of references has no reference');
  const names = [others.at(-1) ?? start, start, ...others].map((edge) => edge.name);
  return {
    severity: 'error',
    code: 'reference-circle',
    message: `These values are made of each other: ${names.join(' → ')}.`,
    place: start.place,
    related: others.map(({ name, place }) => ({ message: `… which is made of ${name}.`, place })),
    help: 'Write one of them out.',
  };
}

function isBefore(left: Place, right: Place | undefined): boolean {
  return right !== undefined && comparePlaces(left, right) < 0;
}
