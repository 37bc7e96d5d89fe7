/**
 * The same function, which computes its result once for every object and keeps it as long as the
 * object lives: for the objects of the sources always, for those of one question until it is answered.
 */
export function rememberFor<Key extends object, Value>(
  compute: (key: Key) => Value,
): (key: Key) => Value {
  const known = new WeakMap<Key, { value: Value }>();
  return (key) => {
    const found = known.get(key);
    if (found) return found.value;
    const value = compute(key);
    known.set(key, { value });
    return value;
  };
}

/**
 * The same function, which keeps its results for the `limit` keys that came last. For what is made
 * anew at every question out of the sources, of which there is little: nothing that a person typed.
 * @param nameOf tells one key from another
 */
export function rememberLatest<Key, Value>(
  limit: number,
  compute: (key: Key) => Value,
  nameOf: (key: Key) => string,
): (key: Key) => Value {
  const known = new Map<string, { value: Value }>();
  return (key) => {
    const name = nameOf(key);
    const found = known.get(name) ?? { value: compute(key) };
    // A map gives its keys in the order in which they were set: the first is the oldest.
    known.delete(name);
    known.set(name, found);
    if (known.size > limit) {
      const [oldest] = known.keys();
      if (oldest !== undefined) known.delete(oldest);
    }
    return found.value;
  };
}
