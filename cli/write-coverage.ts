import type { ConditionCoverage, DecisionCoverage, ExceptionCoverage, RuleCoverage } from '../engine/cases/coverage.ts';
import type { Rulebook } from '../engine/ir/ir.ts';
import type { Language } from '../engine/ir/localized.ts';
import { narrateCondition } from '../engine/wording/narrate-norms.ts';

/** What the cases try and what they leave untried, decision by decision, as a table for a person. */
export function writeCoverage(coverage: readonly DecisionCoverage[], rulebook: Rulebook, language: Language): string {
  const tables = coverage.map((decision) => writeDecision(decision, rulebook, language));
  return `${tables.join('\n')}\n${writeConditions(coverage, language)}${writeProvisions(coverage, rulebook, language)}`;
}

function writeDecision(coverage: DecisionCoverage, rulebook: Rulebook, language: Language): string {
  const { decision, cases, rules, definitions, conditions, outcomesMissing } = coverage;
  const width = Math.max(...rules.map(({ rule }) => rule.length), 0);
  const untried = outcomesMissing.length === 0 ? '' : ` · ${texts.noOutcome[language]} ${outcomesMissing.join(', ')}`;
  return [
    `${decision} · ${texts.cases[language]} ${cases}${untried}\n`,
    ...rules.flatMap((rule) => writeRule(rule, width, language)),
    ...definitions.flatMap(({ definition, exceptions }) => [
      `  ${tick(exceptions.every(({ applied }) => applied > 0))} ${definition}\n`,
      ...exceptions.map((exception) => writeException(exception, language)),
    ]),
    ...conditions
      .filter(({ complete, unknown }) => !complete || unknown === 0)
      .map((condition) => writeCondition(condition, rulebook, language)),
  ].join('');
}

function writeRule({ rule, statuses, exceptions, complete }: RuleCoverage, width: number, language: Language) {
  const counts = (['satisfied', 'violated', 'not_applicable', 'unknown'] as const)
    .map((status) => `${status} ${statuses[status]}`)
    .join('  ');
  return [
    `  ${tick(complete)} ${rule.padEnd(width)}  ${counts}\n`,
    ...exceptions.map((exception) => writeException(exception, language)),
  ];
}

function writeException({ exception, applied }: ExceptionCoverage, language: Language): string {
  return `      ${tick(applied > 0)} ${texts.exception[language]} ${exception}  ${texts.applied[language]} ${applied}\n`;
}

/** A condition that some case should still find true, false or unknown. */
function writeCondition(condition: ConditionCoverage, rulebook: Rulebook, language: Language): string {
  const { subject, kind, expression, binder, met, unmet, unknown, complete } = condition;
  const text = narrateCondition(expression, binder, { rulebook, language, day: null });
  const counts = `${texts.met[language]} ${met}  ${texts.unmet[language]} ${unmet}  ${texts.unknown[language]} ${unknown}`;
  return `  ${complete ? '·' : '✗'} ${texts[kind][language]} ${subject}: ${text}  ${counts}\n`;
}

function writeConditions(coverage: readonly DecisionCoverage[], language: Language): string {
  const all = coverage.flatMap(({ conditions }) => conditions);
  const line = (kind: ConditionCoverage['kind'], text: string): string => {
    const of = all.filter((condition) => condition.kind === kind);
    return of.length === 0 ? '' : `${text} ${of.filter(({ complete }) => complete).length}/${of.length}\n`;
  };
  const conditions = all.filter(({ kind }) => kind === 'condition');
  const unknown = conditions.filter((condition) => condition.unknown > 0).length;
  return [
    line('condition', texts.bothWays[language]),
    conditions.length === 0 ? '' : `${texts.seenUnknown[language]} ${unknown}/${conditions.length}\n`,
    line('row', texts.rowsHit[language]),
  ].join('');
}

function tick(tried: boolean): string {
  return tried ? '✓' : '✗';
}

/** Provisions behind rules that were seen both satisfied and violated, of all that rules rest on. */
function writeProvisions(coverage: readonly DecisionCoverage[], rulebook: Rulebook, language: Language): string {
  const rules = coverage.flatMap((decision) => decision.rules);
  const cited = new Set(rules.flatMap(({ provisions }) => provisions));
  const tried = new Set(rules.filter(({ complete }) => complete).flatMap(({ provisions }) => provisions));
  const untried = rulebook.provisions.filter(({ mark }) => cited.has(mark) && !tried.has(mark)).map(({ mark }) => mark);
  const head = `${texts.provisions[language]} ${tried.size}/${cited.size}\n`;
  return untried.length === 0 ? head : `${head}  ${texts.untried[language]} ${untried.join(', ')}\n`;
}

const texts = {
  cases: { fi: 'tapauksia', en: 'cases' },
  noOutcome: { fi: 'ei tapausta tulokselle', en: 'no case comes to' },
  exception: { fi: 'poikkeus', en: 'exception' },
  applied: { fi: 'sovellettu', en: 'applied' },
  condition: { fi: 'ehto,', en: 'condition of' },
  row: { fi: 'taulukon rivi,', en: 'row of' },
  met: { fi: 'tosi', en: 'true' },
  unmet: { fi: 'epätosi', en: 'false' },
  unknown: { fi: 'ei tiedossa', en: 'unknown' },
  bothWays: { fi: 'Ehtoja kokeiltu sekä tosina että epätosina:', en: 'Conditions tried both true and false:' },
  seenUnknown: { fi: 'Ehtoja kokeiltu tuntemattomina:', en: 'Conditions tried unknown:' },
  rowsHit: { fi: 'Taulukon rivejä osuttu:', en: 'Table rows hit:' },
  provisions: {
    fi: 'Sääntöjen säännöksistä kokeiltu molempiin suuntiin:',
    en: 'Provisions behind rules, tried both ways:',
  },
  untried: { fi: 'kokeilematta:', en: 'untried:' },
};
