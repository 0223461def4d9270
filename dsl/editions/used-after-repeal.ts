import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Edition, Place } from './consolidated.ts';

/** What lacks a declaration because an edition repeals it is told at the repeal, with the places that still use it. */
export function tellAtRepeals(diagnostics: readonly Diagnostic[], editions: readonly Edition[]): readonly Diagnostic[] {
  const repealed = findRepeals(editions);
  return diagnostics.map((diagnostic) => {
    const name = diagnostic.origins?.find((origin) => origin.declared === null && repealed.has(origin.name))?.name;
    const place = repealed.get(name ?? '');
    return name === undefined || place === undefined ? diagnostic : tellAt(place, name, diagnostic);
  });
}

function findRepeals(editions: readonly Edition[]): ReadonlyMap<string, Place> {
  const repeals = new Map<string, Place>();
  for (const { mark, text, place } of editions.flatMap(({ provisions }) => provisions)) {
    if (text === null) repeals.set(`§${mark}`, place);
  }
  for (const { path, tree } of editions.flatMap(({ policies }) => policies)) {
    for (const node of tree.declarations) {
      if (node.kind === 'repeal') repeals.set(node.name.text, { file: path, span: node.name.span });
    }
  }
  return repeals;
}

function tellAt(place: Place, name: string, { code, severity, labels }: Diagnostic): Diagnostic {
  const uses = labels.map((label) => ({ ...label, message: { fi: 'käytetään tässä', en: 'used here' } }));
  return {
    code,
    severity,
    ...place,
    message: {
      fi: `'${name}' kumotaan, mutta sitä käytetään yhä`,
      en: `'${name}' is repealed but still in use`,
    },
    labels: [{ ...place, message: { fi: 'kumotaan tässä', en: 'repealed here' } }, ...uses],
    help: {
      fi: 'anna tässä versiossa uudelleen myös se, mikä kumottua käyttää, tai poista kumoaminen',
      en: 'give anew in this edition what uses it as well, or take the repeal away',
    },
  };
}
