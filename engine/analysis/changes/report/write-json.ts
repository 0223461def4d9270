import { type AnswerValue, writeAnswerValue } from '../../../answer/answer-value.ts';
import type { TypedValue } from '../../../compare/amounts.ts';
import { formatDate } from '../../../ir/calendar.ts';
import { formatDecimal } from '../../../ir/decimal.ts';
import type { EditionFacts } from '../../../ir/declared-text.ts';
import type { Day, Parameter, Rulebook } from '../../../ir/ir.ts';
import type { ValueKey } from '../../../ir/parameter-values.ts';
import type { ComparisonResult, DecisionComparison, Settled, Witness } from '../../behaviour/behaviour.ts';
import { writeSharedImpactJson } from '../../impact/report/write-json.ts';
import type { ParameterChange, Side, Stretch, ValueRow } from '../changes.ts';
import { isUnchanged } from '../find-changes.ts';
import type { ChangeReport, DeclarationEntry, ReportContext } from './report.ts';

/** JSON, as it is written. */
export type Json = null | boolean | number | string | readonly Json[] | AnswerValue | { readonly [key: string]: Json };

/**
 * A report for programs. Keys and their meaning are stable; sentences are in the report's language. Dates are
 * `YYYY-MM-DD`, amounts decimal text, `percent` one decimal, `until` the first day on which it no longer holds.
 */
export function writeReportJson(report: ChangeReport): Json {
  const { changes, context, language, summary } = report;
  return {
    format: 'rulebook-diff/1',
    rulebook: changes.after.rulebook.id,
    language,
    before: writeSide(changes.before, context.before),
    after: writeSide(changes.after, context.after),
    changed: !isUnchanged(changes),
    meaning: report.values.length + report.declarations.length > 0,
    summary: summary.map(({ kind, head, text }) => ({ kind, head, text })),
    locks: changes.locks.map(({ date, kind }) => ({ edition: formatDate(date), kind })),
    cautions: context.cautions.map(({ text, reason }) => ({ text, reason })),
    editions: changes.editions.map(({ date, before, after }) => ({
      edition: formatDate(date),
      before: before === null ? null : writeEdition(before),
      after: after === null ? null : writeEdition(after),
    })),
    values: changes.values.flatMap((change, index) => writeValues(change, report.values[index]?.label ?? '', report)),
    bands: changes.values.flatMap(writeBands),
    declarations: report.declarations.map(writeDeclaration),
    unchanged: report.unchanged.map(({ title, sentence }) => ({ title, sentence })),
    behaviour: context.behaviour === undefined ? null : context.behaviour.decisions.map(writeBehaviour),
    impact: writeImpact(context),
    effects: report.effects.map(({ decision, outcome, values, cases }) => ({
      decision,
      outcome: outcome === '' ? null : outcome,
      values,
      cases: cases.map(({ name, date }) => ({ case: name, date: date === '' ? null : date })),
    })),
    provisions: changes.provisions.map(({ mark, language, before, after, from, until }) => ({
      provision: mark,
      language,
      before: before?.text ?? null,
      after: after?.text ?? null,
      ...writeStretch({ from, until }),
    })),
    cases: changes.cases.map(({ name, decision, kind }) => ({ case: name, decision, kind })),
  };
}

/** As far as it may be handed on. */
function writeImpact({ before, after, impact }: ReportContext): Json {
  return impact === undefined ? null : (writeSharedImpactJson(impact, { before, after }) as Json);
}

/** Answers stand as the command line gives them. */
function writeBehaviour({ decision, result }: DecisionComparison): Json {
  switch (result.kind) {
    case 'same':
      return { decision, result: 'same', because: result.because, ...writeSettled(result) };
    case 'none_found':
      return { decision, result: 'none_found', bounds: { ...result.bounds }, ...writeSettled(result) };
    case 'added':
    case 'removed':
      return { decision, result: result.kind };
    case 'different':
      return {
        decision,
        result: 'different',
        ...writeSettled(result),
        witnesses: result.witnesses.map(writeWitness),
      };
  }
}

/** What is claimed of each kind of difference, from the first edition on. What is the same text cannot differ. */
function writeSettled(result: Settled | Extract<ComparisonResult, { because: 'identical' }>) {
  if ('because' in result && result.because === 'identical') {
    const claims = { outcome: 'impossible', value: 'impossible', reasons: 'impossible' } as const;
    return { claims, undecided: [], unshared: [], before_first_edition: [] };
  }
  const { claims, undecided, unshared, early } = result as Settled;
  return { claims: { ...claims }, undecided, unshared, before_first_edition: early.map(writeWitness) };
}

function writeWitness({ shows, date, facts, before, after, responsible }: Witness): Json {
  // Facts and answers are JSON already.
  return { shows: { ...shows }, date: writeDay(date), facts, before, after, responsible } as unknown as Json;
}

function writeSide({ rulebook, day }: Side, name: string): Json {
  const edition = day === null ? rulebook.editions.at(-1) : rulebook.editions.findLast(({ date }) => date <= day);
  return { name, date: writeDay(day), edition: writeDay(edition?.date ?? null), hash: edition?.hash ?? null };
}

function writeDay(day: Day | null): string | null {
  return day === null ? null : formatDate(day);
}

function writeStretch({ from, until }: Stretch): { readonly from: string | null; readonly until: string | null } {
  return { from: writeDay(from), until: writeDay(until) };
}

function writeEdition(facts: EditionFacts): Json {
  const { status, decided, decidedBy, record, notes, statedFor, informative } = facts;
  return {
    status,
    decided: writeDay(decided),
    decided_by: decidedBy,
    record,
    notes,
    stated_for: Object.fromEntries(statedFor.map(({ parameter, year }) => [parameter, year])),
    informative,
  };
}

function writeValues(
  { parameter, kind, rows }: ParameterChange,
  label: string,
  { changes }: ChangeReport,
): readonly Json[] {
  return rows.map((row) => ({
    parameter: parameter.name,
    label,
    key: writeKey(row.key, parameter),
    kind: row.before === null ? 'added' : row.after === null ? 'ended' : kind,
    before: writeValue(row.before, changes.before.rulebook),
    after: writeValue(row.after, changes.after.rulebook),
    ...writeDifference(row),
    ...(row.elements === null ? {} : { added: row.elements.added, removed: row.elements.removed }),
    stated_for: row.statedFor,
    provisions: parameter.provisions,
    ...writeStretch(row),
  }));
}

function writeDifference({ difference }: ValueRow): { readonly [key: string]: Json } {
  if (difference === null) return { difference: null, percent: null };
  return { difference: formatDecimal(difference.amount, difference.type.decimals), percent: difference.percent };
}

function writeValue(typed: TypedValue | null, rulebook: Rulebook): Json {
  return typed === null ? null : writeAnswerValue(typed.value, typed.type, rulebook);
}

function writeKey(key: ValueKey, { index }: Parameter): Json {
  const decimals = index === null || index.kind === 'enum' ? 0 : index.decimals;
  switch (key.kind) {
    case 'single':
      return null;
    case 'member':
      return key.member;
    case 'band':
      return { from: formatDecimal(key.from, decimals), to: key.to === null ? null : formatDecimal(key.to, decimals) };
    case 'bracket':
      return { from: formatDecimal(key.from, decimals) };
  }
}

function writeBands({ parameter, bands }: ParameterChange): readonly Json[] {
  return bands.map((band) => ({
    parameter: parameter.name,
    kind: band.kind,
    before: band.before.map((one) => writeKey({ kind: 'band', ...one }, parameter)),
    after: band.after.map((one) => writeKey({ kind: 'band', ...one }, parameter)),
    ...writeStretch(band),
  }));
}

function writeDeclaration({ change, title, sentence, text }: DeclarationEntry): Json {
  const declared = change.after ?? change.before;
  return {
    declaration: change.key,
    title,
    kind: change.kind,
    sentence,
    wordings: change.wordings,
    before: change.before?.text ?? null,
    after: change.after?.text ?? null,
    text: text.map((part) => ({ kind: part.kind, text: part.text })),
    file: declared?.origin.file ?? null,
    ...writeStretch(change),
  };
}
