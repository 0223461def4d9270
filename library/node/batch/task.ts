import type { Header } from '../../../engine/csv/header.ts';
import { formatDate } from '../../../engine/ir/calendar.ts';
import type { Day } from '../../../engine/ir/ir.ts';
import type { Language } from '../../../engine/ir/localized.ts';
import type { Writing } from '../../batch/case-writer.ts';
import type { AnyDecision } from '../../decision.ts';
import { type EngineName, engines } from '../../engines.ts';
import { openAnyDecision } from '../../loaded-rulebook.ts';

/** What is asked of every case, before anything is made ready to answer it. */
export interface Question extends Omit<Writing, 'format'> {
  readonly engine: EngineName;
  /** Stands in for an as-of fact that is left out. */
  readonly on: Day | null;
}

/** What is to be done with the cases of a file. Plain data: it goes to other threads. */
export interface Task extends Question, Writing {
  /** What the file begins with where it is CSV; null for JSON lines. */
  readonly header: Header | null;
  /** In which bad rows are reported. */
  readonly spoken: Language;
}

/** The decision that is asked, with its engine made ready. */
export async function openQuestion({ rulebook, engine, decision, on, language }: Question): Promise<AnyDecision> {
  const date = on === null ? null : formatDate(on);
  return openAnyDecision(rulebook, await engines[engine](rulebook), decision, { on: date, language });
}
