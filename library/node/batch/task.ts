import type { Header } from '../../../engine/csv/header.ts';
import type { Day, Rulebook } from '../../../engine/ir/ir.ts';
import type { Language } from '../../../engine/ir/localized.ts';
import type { ResultFormat } from '../../batch/case-writer.ts';
import type { AnyQuestion } from '../../decide-case.ts';
import { type AnyEngineName, openEngine } from '../../open-engine.ts';

/** What is asked of every case, before anything is made ready to answer it. */
export interface Asking {
  readonly rulebook: Rulebook;
  readonly engine: AnyEngineName;
  readonly decision: string;
  readonly on: Day | null;
  /** Of the answers. */
  readonly language: Language;
  readonly explain: boolean;
}

/** What is to be done with the cases of a file. Plain data: it goes to other threads. */
export interface Task extends Asking {
  /** What the file begins with where it is CSV; null for JSON lines. */
  readonly header: Header | null;
  readonly format: ResultFormat;
  /** In which bad rows are reported. */
  readonly spoken: Language;
}

/** The question with its engine made ready. */
export async function openQuestion({
  rulebook,
  engine,
  decision,
  on,
  language,
  explain,
}: Asking): Promise<AnyQuestion> {
  return { rulebook, evaluator: await openEngine(engine, rulebook), decision, on, language, explain };
}
