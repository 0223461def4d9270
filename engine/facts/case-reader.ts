import type { Day, Rulebook } from '../ir/ir.ts';
import { findDateClash } from './date-clash.ts';
import { type FactReader, prepareReader } from './fact-reader.ts';

/**
 * The reader for cases of one decision that are decided for a date: it also tells where the facts say another as-of
 * date. Without a date it is the reader of the rulebook's facts.
 */
export function prepareCaseReader(rulebook: Rulebook, decision: string, on: Day | null): FactReader {
  const reader = prepareReader(rulebook);
  if (on === null) return reader;
  const dated = <Read extends ReturnType<FactReader['readText']>>(read: Read): Read => {
    const clash = findDateClash(rulebook, decision, read.facts, on);
    return clash === null ? read : { ...read, problems: [...read.problems, clash] };
  };
  return {
    readText: (text) => dated(reader.readText(text)),
    readObject: (json) => dated(reader.readObject(json)),
  };
}
