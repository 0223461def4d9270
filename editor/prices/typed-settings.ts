import type { Localized } from '../../engine/ir/localized.ts';
import type { EditionSettings } from './edition-settings.ts';
import { readTypedDate, typedDate } from './typed-date.ts';

/** An edition's settings as they are typed into a form. */
export interface TypedSettings {
  /** `12.11.2020` */
  readonly decided: string;
  readonly decidedBy: string;
  readonly record: string;
  /** Whether values are stated for one year; else until further notice. */
  readonly oneYear: boolean;
  readonly year: string;
}

export type SettingsProblems = Readonly<Partial<Record<keyof TypedSettings, Localized>>>;

/** The settings as one types them. */
export function typeSettings(settings: EditionSettings, date: string): TypedSettings {
  const [year] = Object.values(settings.statedFor);
  return {
    decided: typedDate(settings.decided),
    decidedBy: settings.decidedBy,
    record: settings.record,
    oneYear: year !== undefined,
    year: year ?? date.slice(0, 4),
  };
}

/** Reads typed settings; `stated` are the values stated for the year, where they are. */
export function readTypedSettings(
  typed: TypedSettings,
  stated: readonly string[],
): { readonly settings: EditionSettings } | { readonly problems: SettingsProblems } {
  const decided = readTypedDate(typed.decided);
  const year = typed.year.trim();
  const problems: SettingsProblems = {
    ...(decided.kind === 'refused' && { decided: decided.message }),
    ...(typed.oneYear && !/^(1[89]|2\d)\d{2}$/.test(year) && { year: wrongYear }),
  };
  if (decided.kind === 'refused' || problems.year !== undefined) return { problems };
  return {
    settings: {
      decided: decided.kind === 'read' ? decided.date : '',
      decidedBy: typed.decidedBy.trim(),
      record: typed.record.trim(),
      statedFor: typed.oneYear ? Object.fromEntries(stated.map((parameter) => [parameter, year])) : {},
    },
  };
}

const wrongYear: Localized = { fi: 'Anna vuosi, esimerkiksi 2021.', en: 'Give a year, for example 2021.' };

/** What an edition needs before it is proposed: when it was decided, by whom, and where that is written. */
export function findMissingSettings({ decided, decidedBy, record }: EditionSettings): SettingsProblems {
  return {
    ...(decided === '' && { decided: { fi: 'Anna päätöspäivä.', en: 'Give the day of the decision.' } }),
    ...(decidedBy === '' && { decidedBy: { fi: 'Anna päättäjä.', en: 'Say who decided.' } }),
    ...(record === '' && {
      record: { fi: 'Anna pöytäkirjan pykälä tai asiakirja.', en: 'Give the section of the minutes, or the document.' },
    }),
  };
}
