import type { Localized } from '../ir/localized.ts';
import { deepestNesting, type JsonFault, type JsonProblem, type JsonValue, parseJson } from './json.ts';
import type { FactProblem } from './problem.ts';
import { redact } from './redact.ts';

/** A fault in JSON text, with its place: both counted from 1, the column in UTF-16 code units. */
export interface JsonTextProblem extends FactProblem {
  readonly line: number;
  readonly column: number;
}

export type ParsedFacts = { readonly json: JsonValue } | { readonly problem: JsonTextProblem };

/** Reads facts from JSON text for `readFacts`, keeping every number as it is written. */
export function parseFactsJson(text: string): ParsedFacts {
  const parsed = parseJson(text);
  if ('json' in parsed) return parsed;
  const { problem } = parsed;
  const before = text.slice(0, problem.offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return {
    problem: {
      code: 'invalid-json',
      path: '',
      message: describe(problem),
      help: advice[problem.fault],
      line: before.split('\n').length,
      column: problem.offset - lineStart + 1,
    },
  };
}

function describe({ fault, key }: JsonProblem): Localized {
  const name = redact(key ?? '');
  switch (fault) {
    case 'syntax':
      return { fi: 'tämä ei ole JSON-muotoa', en: 'this is not valid JSON' };
    case 'unclosed':
      return { fi: 'JSON-teksti loppuu kesken', en: 'the JSON text ends too early' };
    case 'too_deep':
      return {
        fi: `JSON-tekstissä on yli ${deepestNesting} sisäkkäistä tasoa`,
        en: `the JSON text is nested more than ${deepestNesting} levels deep`,
      };
    case 'too_large':
      return { fi: 'JSON-teksti on yli 10 megatavua', en: 'the JSON text is larger than 10 megabytes' };
    case 'duplicate_key':
      return { fi: `'${name}' on annettu kahdesti`, en: `'${name}' is given twice` };
    case 'text_after_end':
      return { fi: 'JSON-tekstin lopun jälkeen on vielä tekstiä', en: 'there is text after the end of the JSON' };
    case 'empty':
      return { fi: 'JSON-teksti on tyhjä', en: 'the JSON text is empty' };
  }
}

const advice: Readonly<Record<JsonFault, Localized>> = {
  syntax: {
    fi: 'tarkista lainausmerkit, pilkut ja sulkeet; nimet ja tekstit kirjoitetaan kaksinkertaisiin lainausmerkkeihin',
    en: 'check quotation marks, commas and brackets; names and texts stand in double quotation marks',
  },
  unclosed: {
    fi: 'lisää puuttuva lainausmerkki tai sulje',
    en: 'add the missing quotation mark or bracket',
  },
  too_deep: { fi: 'tiedot ovat enintään muutaman tason syvyydessä', en: 'facts are at most a few levels deep' },
  too_large: {
    fi: 'anna yhden tapauksen tiedot kerrallaan',
    en: 'give the facts of one case at a time',
  },
  duplicate_key: { fi: 'poista toinen', en: 'remove one of them' },
  text_after_end: {
    fi: 'anna yksi JSON-tietue; usean tapauksen tiedostossa on yksi tietue rivillä',
    en: 'give one JSON object; a file of many cases has one object a line',
  },
  empty: {
    fi: 'anna tiedot JSON-tietueena, esimerkiksi {"client": {"birth_date": "1980-05-17"}}',
    en: 'give the facts as a JSON object, such as {"client": {"birth_date": "1980-05-17"}}',
  },
};
