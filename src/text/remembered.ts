/**
 * The same function, which keeps what it made of the last texts: several rules read a text, and most texts are the same
 * in all environments.
 */
export function remembered<Made>(make: (text: string) => Made): (text: string) => Made {
  const known = new Map<string, { readonly made: Made }>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before.made;
    if (known.size === most) known.clear();
    const made = make(text);
    known.set(text, { made });
    return made;
  };
}

/** More than a pipeline has, so that all of its environments are looked at before anything is forgotten. */
const most = 500;
