/** The words by which a declaration reaches others: names of anything, units and types, wherever they stand in it. */

/** Every name in a piece of syntax, part by part: of `voucher.hours` both words. Texts to be read are none. */
export function wordsIn(node: object): ReadonlySet<string> {
  const known = knownWords.get(node);
  if (known !== undefined) return known;
  const words = new Set<string>();
  collect(node, words);
  knownWords.set(node, words);
  return words;
}

const knownWords = new WeakMap<object, ReadonlySet<string>>();

function collect(value: unknown, words: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) for (const element of value) collect(element, words);
  else if (isName(value)) for (const word of value.text.split('/')) words.add(word);
  else for (const part of Object.values(value)) collect(part, words);
}

function isName(value: object): value is { readonly text: string } {
  return 'kind' in value && (value.kind === 'name' || value.kind === 'unit_name');
}
