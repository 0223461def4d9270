import type { Rulebook } from '../ir/ir.ts';
import { type JsonTextProblem, parseFactsJson } from './parse.ts';
import { planObjects } from './plain-objects.ts';
import type { PlainFacts } from './plain-reading.ts';
import { planTexts } from './plain-texts.ts';
import type { FactProblem } from './problem.ts';
import { type ReadFacts, readFacts } from './read-facts.ts';

/** What is read from a JSON text; a fault in the text itself comes with its line and column. */
export interface ReadFactsText extends Omit<ReadFacts, 'problems'> {
  readonly problems: readonly (FactProblem | JsonTextProblem)[];
}

/** Reads facts of one rulebook, many times. */
export interface FactReader {
  /** What `parseFactsJson` and `readFacts` make of the text; takes about twice as long as `JSON.parse` of it. */
  readText(text: string): ReadFactsText;
  /** What `readFacts` makes of a parsed object. */
  readObject(json: unknown): ReadFacts;
}

const readers = new WeakMap<Rulebook, FactReader>();

/**
 * The reader for the facts of a rulebook; made once for each rulebook. It goes straight through what is plainly sound
 * and leaves everything else to the careful reader, so that facts and problems are always the same.
 */
export function prepareReader(rulebook: Rulebook): FactReader {
  const before = readers.get(rulebook);
  if (before !== undefined) return before;
  const readPlainText = planTexts(rulebook);
  const readPlainObject = planObjects(rulebook);
  const reader: FactReader = {
    readText(text) {
      const plain = readPlainText(text);
      return plain === null ? readCarefully(rulebook, text) : withoutProblems(plain);
    },
    readObject(json) {
      const plain = readPlainObject(json);
      return plain === null ? readFacts(rulebook, json) : withoutProblems(plain);
    },
  };
  readers.set(rulebook, reader);
  return reader;
}

const noProblems: readonly FactProblem[] = [];

function withoutProblems({ facts, case: reference }: PlainFacts): ReadFacts {
  return { facts, case: reference, problems: noProblems };
}

function readCarefully(rulebook: Rulebook, text: string): ReadFactsText {
  const parsed = parseFactsJson(text);
  if ('problem' in parsed) return { facts: new Map(), case: null, problems: [parsed.problem] };
  return readFacts(rulebook, parsed.json);
}
