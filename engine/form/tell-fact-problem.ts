import type { FactProblem, FactProblemCode } from '../facts/problem.ts';
import type { Field, Rulebook } from '../ir/ir.ts';
import type { Language } from '../ir/localized.ts';
import { labelOfPath, namesOf } from '../ir/names.ts';
import { upperFirst } from '../ir/texts.ts';
import { describeEntryProblem } from './entry-problem.ts';

/** What is wrong with a fact, or with the row it stands in. */
export interface ToldProblem extends Pick<FactProblem, 'path' | 'message' | 'help'> {
  readonly code: string;
}

/** A problem for someone who knows facts by their labels: `Palveluseteli: Myönnetyt tunnit – Anna kokonaisluku.` */
export function tellFactProblem(problem: ToldProblem, rulebook: Rulebook, language: Language): string {
  const { path, message, help, code } = problem;
  const field = fieldAt(path, rulebook);
  const label = path === '' ? '' : labelOfPath(path, language, rulebook, { withInput: true });
  if (field !== null && isOfValue(code)) {
    return `${label} – ${describeEntryProblem(code, field, '', rulebook)[language]}`;
  }
  const told = `${message[language]}${help === undefined ? '' : `; ${help[language]}`}`;
  return label === '' || label === path ? `${upperFirst(told)}.` : `${label} – ${told}.`;
}

const valueCodes = [
  'wrong-type',
  'bad-date',
  'unknown-member',
  'wrong-unit',
  'too-many-decimals',
  'out-of-bounds',
  'too-long',
] as const satisfies readonly FactProblemCode[];

function isOfValue(code: string): code is (typeof valueCodes)[number] {
  return valueCodes.some((one) => one === code);
}

/** The plain fact or field at a path such as `invoice.lines[0].hours`; null where there is none. */
function fieldAt(path: string, rulebook: Rulebook): Field | null {
  const names = namesOf(rulebook);
  const fact = names.facts.get(path);
  if (fact !== undefined) return fact.type.kind === 'list' ? null : fact;
  const [, list = '', name = ''] = /^([^[]+)\[\d+\]\.(.+)$/.exec(path) ?? [];
  const type = names.facts.get(list)?.type;
  if (type?.kind !== 'list' || type.element.kind !== 'record') return null;
  return names.records.get(type.element.record)?.fields.find((field) => field.name === name) ?? null;
}
