import type { ConditionCoverage, DecisionCoverage, ExceptionCoverage, RuleCoverage } from '../engine/cases/coverage.ts';
import type { Rulebook } from '../engine/ir/ir.ts';
import type { Language } from '../engine/ir/localized.ts';
import { type Block, type Item, paragraph, type Section, type Sign, section } from '../engine/report/report.ts';
import { narrateCondition } from '../engine/wording/narrate-norms.ts';

/** What the cases try and what they leave untried, decision by decision, then of all of them. */
export function layOutCoverage(
  coverage: readonly DecisionCoverage[],
  rulebook: Rulebook,
  language: Language,
): readonly Section[] {
  return [
    ...coverage.map((decision) => layOutDecision(decision, rulebook, language)),
    section('', [...countConditions(coverage, language), ...countProvisions(coverage, rulebook, language)]),
  ];
}

function layOutDecision(coverage: DecisionCoverage, rulebook: Rulebook, language: Language): Section {
  const { decision, cases, rules, definitions, conditions, outcomesMissing } = coverage;
  const width = Math.max(...rules.map(({ rule }) => rule.length), 0);
  const untried = outcomesMissing.length === 0 ? '' : ` · ${texts.noOutcome[language]} ${outcomesMissing.join(', ')}`;
  const items = [
    ...rules.map((rule) => layOutRule(rule, width, language)),
    ...definitions.map(({ definition, exceptions }) => ({
      text: definition,
      sign: tick(exceptions.every(({ applied }) => applied > 0)),
      items: exceptions.map((exception) => layOutException(exception, language)),
    })),
    ...conditions
      .filter(({ complete, unknown }) => !complete || unknown === 0)
      .map((condition) => layOutCondition(condition, rulebook, language)),
  ];
  return section(`${decision} · ${texts.cases[language]} ${cases}${untried}`, [{ kind: 'list', items }]);
}

function layOutRule({ rule, statuses, exceptions, complete }: RuleCoverage, width: number, language: Language): Item {
  const counts = (['satisfied', 'violated', 'not_applicable', 'unknown'] as const)
    .map((status) => `${status} ${statuses[status]}`)
    .join('  ');
  return {
    text: `${rule.padEnd(width)}  ${counts}`,
    sign: tick(complete),
    items: exceptions.map((exception) => layOutException(exception, language)),
  };
}

function layOutException({ exception, applied }: ExceptionCoverage, language: Language): Item {
  return {
    text: `${texts.exception[language]} ${exception}  ${texts.applied[language]} ${applied}`,
    sign: tick(applied > 0),
  };
}

/** A condition that some case should still find true, false or unknown. */
function layOutCondition(condition: ConditionCoverage, rulebook: Rulebook, language: Language): Item {
  const { subject, kind, expression, binder, met, unmet, unknown, complete } = condition;
  const text = narrateCondition(expression, binder, { rulebook, language, day: null });
  const counts = `${texts.met[language]} ${met}  ${texts.unmet[language]} ${unmet}  ${texts.unknown[language]} ${unknown}`;
  return { text: `${texts[kind][language]} ${subject}: ${text}  ${counts}`, sign: complete ? 'partly' : 'unticked' };
}

function countConditions(coverage: readonly DecisionCoverage[], language: Language): readonly Block[] {
  const all = coverage.flatMap(({ conditions }) => conditions);
  const [conditions, rows] = (['condition', 'row'] as const).map((kind) => all.filter((one) => one.kind === kind));
  const line = (text: string, of: typeof all, is: (condition: ConditionCoverage) => boolean): readonly Block[] =>
    of.length === 0 ? [] : [paragraph(`${text} ${of.filter(is).length}/${of.length}`)];
  return [
    ...line(texts.bothWays[language], conditions ?? [], ({ complete }) => complete),
    ...line(texts.seenUnknown[language], conditions ?? [], ({ unknown }) => unknown > 0),
    ...line(texts.rowsHit[language], rows ?? [], ({ complete }) => complete),
  ];
}

function tick(tried: boolean): Sign {
  return tried ? 'ticked' : 'unticked';
}

/** Provisions behind rules that were seen both satisfied and violated, of all that rules rest on. */
function countProvisions(
  coverage: readonly DecisionCoverage[],
  rulebook: Rulebook,
  language: Language,
): readonly Block[] {
  const rules = coverage.flatMap((decision) => decision.rules);
  const cited = new Set(rules.flatMap(({ provisions }) => provisions));
  const tried = new Set(rules.filter(({ complete }) => complete).flatMap(({ provisions }) => provisions));
  const untried = rulebook.provisions.filter(({ mark }) => cited.has(mark) && !tried.has(mark)).map(({ mark }) => mark);
  const head = paragraph(`${texts.provisions[language]} ${tried.size}/${cited.size}`);
  if (untried.length === 0) return [head];
  return [head, { kind: 'list', items: [{ text: `${texts.untried[language]} ${untried.join(', ')}` }] }];
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
