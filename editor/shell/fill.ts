/** A text with its `{places}` filled in. */
export function fill(text: string, parts: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(parts[name] ?? place));
}
