/** Whether a text is as a pattern says, in which `*` stands for any characters; without regard to case, in linear steps. */
export function matchesWildcard(text: string, pattern: string): boolean {
  const [first = '', ...others] = pattern.toLowerCase().split('*');
  const rest = text.toLowerCase();
  const last = others.pop();
  if (last === undefined) return rest === first;
  if (!rest.startsWith(first)) return false;
  let from = first.length;
  for (const part of others) {
    const at = rest.indexOf(part, from);
    if (at === -1) return false;
    from = at + part.length;
  }
  return rest.length - last.length >= from && rest.endsWith(last);
}
