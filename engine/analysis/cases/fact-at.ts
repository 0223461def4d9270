/** What stands in the JSON of a case's facts under a dotted path; undefined where nothing does. */
export function factAt(facts: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((found, name) => {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return undefined;
    return (found as Readonly<Record<string, unknown>>)[name];
  }, facts);
}
