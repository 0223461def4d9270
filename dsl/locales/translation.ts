import type { Day } from '../../engine/ir/ir.ts';
import { parseMessageText } from '../grammar/parse.ts';
import type { Translation } from '../lower/create-wording.ts';
import type { TextKey } from '../lower/wording.ts';
import { type Locale, textOn } from './locale.ts';

/** A locale as lowering asks for it: texts by what they belong to, on a day or the latest. Its messages are known to parse. */
export function translationOf(locale: Locale, day: Day | null = null): Translation {
  const read = (path: string): string | undefined => textOn(locale, path, day)?.text;
  return {
    language: locale.language,
    on: (other) => translationOf(locale, other),
    label(key) {
      if (key.section === 'labels') return read(`labels/${key.name}`);
      if (key.section === 'units') return read(`units/${key.name}/one`);
      return read(`${pathOf(key)}/label`) ?? (key.section === 'parameters' ? read(`labels/${key.name}`) : undefined);
    },
    many: (key) => read(`${pathOf(key)}/many`),
    interpretations(key) {
      const readings: string[] = [];
      for (let index = 0; ; index += 1) {
        const reading = read(`${pathOf(key)}/interpretation/${index}`);
        if (reading === undefined) return readings;
        readings.push(reading);
      }
    },
    message(key) {
      const text = textOn(locale, `${pathOf(key)}/message`, day);
      return text && parseMessageText(text.place.file, text.text, text.offsetOf).message;
    },
    outcome: (decision, outcome) => read(`decisions/${decision}/outcomes/${outcome}`),
  };
}

function pathOf(key: TextKey): string {
  switch (key.section) {
    case 'rules':
      return `rules/${key.decision}/${key.name}`;
    case 'decisions':
      return `decisions/${key.decision}`;
    case 'labels':
    case 'units':
    case 'parameters':
    case 'definitions':
    case 'exceptions':
      return `${key.section}/${key.name}`;
  }
}
