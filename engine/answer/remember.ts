const mostRemembered = 2_000;

/** The function with what it last gave for up to 2,000 keys kept. It must depend on nothing but what the key tells. */
export function remember<From, Key extends string | number | null, To extends string>(
  write: (from: From) => To,
  keyOf: (from: From) => Key,
): (from: From) => To {
  const written = new Map<Key, To>();
  return (from) => {
    const key = keyOf(from);
    const before = written.get(key);
    if (before !== undefined) return before;
    const text = write(from);
    if (written.size === mostRemembered) written.clear();
    written.set(key, text);
    return text;
  };
}
