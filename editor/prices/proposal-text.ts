import type { Language, Localized } from '../../engine/ir/localized.ts';
import { escapeMarkdown } from '../../engine/report/escape.ts';
import type { DraftReview } from '../worker/prices.ts';
import type { EditionSettings } from './edition-settings.ts';
import { typedDate } from './typed-date.ts';
import type { WrittenChange } from './written-changes.ts';

/** What a proposal tells its reviewers. */
export interface ProposalMatter {
  readonly date: string;
  readonly settings: EditionSettings;
  readonly changes: readonly WrittenChange[];
  readonly cautions: readonly {
    readonly message: Localized;
    readonly name: Localized;
    readonly reason: string | null;
  }[];
  readonly review: Pick<DraftReview, 'asWritten' | 'moved' | 'across' | 'cases'> | null;
  /** The yearly effect in words; empty where no quantities were given. */
  readonly yearly: string;
}

/** The title of a proposal: `Hinnat ja rajat 1.1.2021 alkaen`. */
export function writeProposalTitle({ date }: Pick<ProposalMatter, 'date'>, language: Language): string {
  const day = typedDate(date);
  return language === 'fi' ? `Hinnat ja rajat ${day} alkaen` : `Prices and limits from ${day}`;
}

/**
 * What a proposal says, as Markdown that also reads well as plain text: the decision, every value old and new, each
 * caution with the reason for which it is as it should be, what comes out otherwise, and the cost in a year. Headings and
 * reasons are as `rulebook diff --cautions` reads them.
 */
export function writeProposalText(matter: ProposalMatter, language: Language): string {
  const words = texts[language];
  const { settings, changes, cautions, review, yearly } = matter;
  const decided = [typedDate(settings.decided), settings.decidedBy, settings.record].filter((part) => part !== '');
  const stated = Object.values(settings.statedFor)[0];
  const sections = [
    [
      `${words.effective}: ${typedDate(matter.date)}`,
      `${words.decided}: ${decided.length === 0 ? words.notYet : decided.map(escapeMarkdown).join(', ')}`,
      stated === undefined ? words.untilFurther : `${words.statedFor} ${escapeMarkdown(stated)}`,
    ],
    [`## ${words.values}`, ...(changes.length === 0 ? [words.nothing] : changes.map(writeChange))],
    cautions.length === 0
      ? []
      : [
          `## ${words.cautions}`,
          ...cautions.map(({ name, message, reason }) => {
            const told = `- ${escapeMarkdown(name[language])}: ${escapeMarkdown(message[language])}`;
            return reason === null
              ? `${told} (${words.noReason})`
              : `${told} ${words.reason}: ${escapeMarkdown(reason)}`;
          }),
        ],
    review === null ? [] : [`## ${words.effects}`, ...writeEffects(review, language)],
    yearly === '' ? [] : [`${words.yearly}: ${yearly}`],
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function writeChange({ name, before, after, difference }: WrittenChange): string {
  const change = `${before} → ${after}${difference === '' ? '' : `, ${difference}`}`;
  return `- ${escapeMarkdown(name)}: ${escapeMarkdown(change)}`;
}

function writeEffects(
  { asWritten, moved, across, cases }: NonNullable<ProposalMatter['review']>,
  language: Language,
): readonly string[] {
  return language === 'fi'
    ? [
        `- Testitapauksia ${cases}; tulos muuttuu ${asWritten.length} tapauksessa`,
        `- Samat tapaukset uusin hinnoin: tulos muuttuu ${moved.length} tapauksessa`,
        `- Myönnetty ennen muutosta ja käytetty sen jälkeen: tulos muuttuu ${across.length} tapauksessa`,
      ]
    : [
        `- ${cases} policy cases; the result of ${asWritten.length} changes`,
        `- The same cases with the new prices: the result of ${moved.length} changes`,
        `- Granted before the change and used after it: the result of ${across.length} changes`,
      ];
}

const texts = {
  fi: {
    effective: 'Voimaan',
    decided: 'Päätös',
    notYet: 'ei vielä tehty',
    untilFurther: 'Hinnat vahvistettu toistaiseksi',
    statedFor: 'Hinnat vahvistettu vuodelle',
    values: 'Muuttuvat arvot',
    nothing: 'Mikään arvo ei muutu.',
    cautions: 'Tarkista',
    reason: 'Peruste',
    noReason: 'ei kuitattu',
    effects: 'Mikä muuttuu',
    yearly: 'Vaikutus vuodessa (omat määrät)',
  },
  en: {
    effective: 'In force from',
    decided: 'Decision',
    notYet: 'not made yet',
    untilFurther: 'Prices stated until further notice',
    statedFor: 'Prices stated for',
    values: 'Values that change',
    nothing: 'No value changes.',
    cautions: 'Cautions',
    reason: 'Reason',
    noReason: 'not acknowledged',
    effects: 'What changes',
    yearly: 'Effect a year (own quantities)',
  },
} satisfies Record<Language, Record<string, string>>;
