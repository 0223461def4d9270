/** The consolidated rulebook as a document that its owners can read, in Finnish or English. */

import type { Rulebook } from '../ir/ir.ts';
import type { Language, Localized } from '../ir/localized.ts';
import type { ProvisionOn } from '../ir/provisions.ts';
import {
  type Block,
  type Item,
  listed,
  marked,
  paragraph,
  type Report,
  type Section,
  section,
  type Text,
  tableSection,
  textColumn,
} from '../report/report.ts';
import { formatDay } from '../wording/format-value.ts';
import type { Statement } from '../wording/narrate-norms.ts';
import { words } from '../wording/words.ts';
import {
  arrangeDocument,
  type Chapter,
  type DocumentNorm,
  type DocumentOptions,
  type DocumentValue,
  type RulebookDocument,
} from './document.ts';
import { documentWords } from './document-words.ts';

/** The rules and values in force on a day, as `arrangeDocument` arranges them. */
export function layOutDocument(rulebook: Rulebook, options: DocumentOptions): Report {
  const { language } = options;
  const document = arrangeDocument(rulebook, options);
  return {
    language,
    title: document.title,
    head: [document.authority, tellDay(document, language)],
    notice: '',
    sections: [
      ...document.chapters.map((chapter) => layOutChapter(chapter, language)),
      ...layOutNorms(documentWords.common[language], document.common, language),
      ...layOutValues(document.values, language),
      ...listed(
        documentWords.informative[language],
        document.informative.map((provision) => ({ text: quote(provision) })),
      ),
    ],
  };
}

function tellDay({ day, edition }: RulebookDocument, language: Language): Text {
  const inForce = `${documentWords.inForce[language]} ${formatDay(day, language)}`;
  if (edition === null) return `${inForce}.`;
  const rules = `${documentWords.edition[language]} ${formatDay(edition.date, language)}`;
  return [`${inForce}; ${rules}, ${documentWords.fingerprint[language]} `, marked('code', edition.hash), '.'];
}

function layOutChapter({ label, asOf, gives, reports, rules, definitions }: Chapter, language: Language): Section {
  const listed = (words: Localized, labels: readonly string[]) =>
    labels.length === 0 ? '' : ` ${words[language]} ${labels.join(', ')}.`;
  const values = `${listed(documentWords.gives, gives)}${listed(documentWords.reports, reports)}`;
  return section(label, [
    paragraph(`${documentWords.decidedFor[language]} ${asOf}.${values}`),
    ...layOutNorms(documentWords.rules[language], rules, language),
    ...layOutNorms(documentWords.definitions[language], definitions, language),
  ]);
}

function layOutNorms(title: string, norms: readonly DocumentNorm[], language: Language): readonly Section[] {
  if (norms.length === 0) return [];
  return [
    section(
      title,
      norms.flatMap((norm) => layOutNorm(norm, language)),
    ),
  ];
}

/** `**Ikä** (kohta 2:1). Vaaditaan, että …`, its exceptions, the readings, and the provisions not yet quoted. */
function layOutNorm(
  { label, citation, statement, readings, quotes }: DocumentNorm,
  language: Language,
): readonly Block[] {
  const cited = citation === '' ? '' : ` (${citation})`;
  const exceptions = statement.exceptions.map(toItem);
  return [
    paragraph([marked('strong', label), `${cited}. `, statement.text]),
    ...(exceptions.length === 0 ? [] : [{ kind: 'list', items: exceptions } as const]),
    ...readings.map((text) => paragraph([marked('emphasis', `${words.interpretation[language]}: ${text}`)])),
    ...(quotes.length === 0 ? [] : [{ kind: 'quote', texts: quotes.map(quote) } as const]),
  ];
}

function toItem({ text, exceptions }: Statement): Item {
  return { text, items: exceptions.map(toItem) };
}

function quote({ mark, text }: ProvisionOn): Text {
  return [marked('strong', mark), ' ', text];
}

function layOutValues(values: readonly DocumentValue[], language: Language): readonly Section[] {
  if (values.length === 0) return [];
  const { what, value, from, provision } = documentWords;
  return [
    tableSection(
      documentWords.values[language],
      [what, value, from, provision].map((word) => textColumn(word[language])),
      values.map((one) => [one.label, one.value, one.from, one.citations.join(', ')]),
    ),
  ];
}
