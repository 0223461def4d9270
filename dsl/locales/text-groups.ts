/** Texts that belong together: those of one declaration. */
export interface TextGroup<Text> {
  /** The path of what the declaration stands under in a locale: `rules/voucher_grant`. */
  readonly parent: string;
  readonly name: string;
  readonly texts: readonly [Text, ...Text[]];
}

/**
 * Groups the texts that the other side lacks by declaration; those of a decision of which the other side has nothing at
 * all, with its rules, are one group.
 */
export function groupTexts<Text>(
  texts: readonly Text[],
  pathOf: (text: Text) => string,
  otherSide: ReadonlySet<string>,
): readonly TextGroup<Text>[] {
  const decisions = new Set([...otherSide].flatMap((path) => decisionOf(path) ?? []));
  const groups = new Map<string, TextGroup<Text> & { texts: [Text, ...Text[]] }>();
  for (const text of texts) {
    const [section = '', first = '', second = ''] = pathOf(text).split('/');
    const decision = decisionOf(pathOf(text));
    const isWhole = decision !== null && !decisions.has(decision);
    const isRule = section === 'rules' && !isWhole;
    const parent = isRule ? `rules/${first}` : decision === null ? section : 'decisions';
    const name = isRule ? second : first;
    const group = groups.get(`${parent}/${name}`);
    if (group === undefined) groups.set(`${parent}/${name}`, { parent, name, texts: [text] });
    else group.texts.push(text);
  }
  return [...groups.values()];
}

function decisionOf(path: string): string | null {
  const [section, first = ''] = path.split('/');
  return section === 'decisions' || section === 'rules' ? first : null;
}
