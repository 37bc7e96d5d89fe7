/**
 * The same function, which computes its result once for every object and keeps it as long as the
 * object lives. For what is derived from the sources alone: nothing that a person typed is kept.
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
