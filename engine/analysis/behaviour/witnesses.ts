import { buildAnswer } from '../../answer/answer.ts';
import { findDifferences, type WayToDiffer } from '../../compare/difference.ts';
import { compareCase, type DecisionSide, factsFor } from '../../compare/sides.ts';
import { prepareReader } from '../../facts/fact-reader.ts';
import type { Facts } from '../../ir/findings.ts';
import type { Language } from '../../ir/localized.ts';
import type { Witness } from './behaviour.ts';
import { completeCase, writeKey } from './complete-case.ts';
import { type Dating, moveToEve, timeOf } from './dated-cases.ts';
import { findResponsible } from './responsible.ts';
import type { Finds, FoundCase, SearchSpace } from './search.ts';
import { shrink } from './shrink.ts';
import { writeFacts } from './write-facts.ts';

/** At most this many cases are shown of a decision, those of the eve and across a change besides. */
const mostWitnesses = 8;

/** The cases to show: for each difference the nearest to a usual one; for a dated change the eve, and one across it. */
export function chooseWitnesses(
  finds: Finds,
  space: SearchSpace,
  dating: Dating | null,
  language: Language,
): readonly Witness[] {
  shrinkAll(finds, space);
  const chosen: Chosen[] = [];
  for (const difference of orderedDifferences(finds.byKey)) {
    const found = finds.byKey.get(difference.key);
    if (found === undefined || chosen.length >= mostWitnesses || isShown(difference, found, chosen)) continue;
    chosen.push({ found, difference });
  }
  const shown = chosen.flatMap(
    ({ found, difference }) => showCase(found.facts, difference, space, dating, language) ?? [],
  );
  // Where the rulebook has no values is of interest only if nothing else is.
  const ordinary = shown.filter(({ before, after }) => before.gaps.length === 0 && after.gaps.length === 0);
  const witnesses = ordinary.length > 0 ? ordinary : shown;
  const eve = dating === null ? null : showEve(chosen, space, dating, language);
  return eve === null ? witnesses : [eve, ...witnesses];
}

/** At most this many cases before the first edition. */
const mostEarly = 2;

/** Cases before the first edition, outcomes first, each nearest to a usual case. */
export function chooseEarlyWitnesses(finds: Finds, space: SearchSpace, language: Language): readonly Witness[] {
  const chosen: Chosen[] = [];
  for (const difference of orderedDifferences(finds.early)) {
    const found = finds.early.get(difference.key);
    if (found !== undefined && chosen.length < mostEarly && !isShown(difference, found, chosen)) {
      chosen.push({ found, difference });
    }
  }
  return chosen.flatMap(({ found, difference }) => {
    const witness = showCase(found.facts, difference, space, null, language);
    return witness === null ? [] : [{ ...witness, shows: { ...witness.shows, time: 'early' as const } }];
  });
}

interface Chosen {
  readonly found: FoundCase;
  readonly difference: WayToDiffer;
}

/** Brings what was found far from the usual cases nearer to them; what then shows on the way is noted too. */
function shrinkAll(finds: Finds, space: SearchSpace): void {
  for (const [key, { distance, facts, usual }] of [...finds.byKey]) {
    const small = distance > 0 ? shrink(facts, key, space, usual) : null;
    if (small !== null) finds.replace(key, small);
  }
}

/** A case chosen before shows it already: the same case, or any for a value or a reason. */
function isShown({ key, kind }: WayToDiffer, found: FoundCase, chosen: readonly Chosen[]): boolean {
  return chosen.some(({ found: other, difference }) => {
    if (!other.differences.some((one) => one.key === key)) return false;
    return writeKey(other.facts) === writeKey(found.facts) || (kind !== 'outcome' && difference.kind !== 'outcome');
  });
}

/** Outcomes first, then values, then reasons; reasons only where nothing else tells of them. */
function orderedDifferences(found: Finds['byKey']): readonly WayToDiffer[] {
  const all = new Map([...found.values()].flatMap(({ differences }) => differences.map((one) => [one.key, one])));
  const ofKind = (kind: WayToDiffer['kind']) => [...all.values()].filter((one) => one.kind === kind);
  const reasons = ofKind('reasons').filter(({ key }) => {
    const differences = found.get(key)?.differences ?? [];
    return !differences.some(({ kind }) => kind === 'outcome') || ofKind('outcome').length === 0;
  });
  return [...ofKind('outcome'), ...ofKind('value'), ...reasons];
}

/** The case on the last day before the change, of the first case shown that lies on its day or across it. */
function showEve(
  chosen: readonly { readonly found: FoundCase; readonly difference: WayToDiffer }[],
  space: SearchSpace,
  dating: Dating,
  language: Language,
): Witness | null {
  for (const { found, difference } of chosen) {
    if (timeOf(found.facts, dating) === 'any') continue;
    const eve = completeCase(moveToEve(found.facts, dating), space.sides, space.pool);
    if (eve === null) continue;
    const witness = showCase(eve, difference, space, dating, language);
    if (witness !== null) return { ...witness, shows: { ...witness.shows, time: 'eve' } };
  }
  return null;
}

/** Writes a case as a person would send it, and decides what is written on both sides; null where it cannot be read. */
function showCase(
  facts: Facts,
  difference: WayToDiffer,
  { sides, candidates }: SearchSpace,
  dating: Dating | null,
  language: Language,
): Witness | null {
  const written = writeFacts(facts, candidates.space);
  const [read, readAfter] = [readWritten(written, sides.before), readWritten(written, sides.after)];
  if (read === null || readAfter === null) return null;
  const both = new Map([...readAfter, ...read]);
  const { before, after } = compareCase(sides, both);
  const answers = [answerOn(sides.before, read, language), answerOn(sides.after, readAfter, language)] as const;
  const date = both.get(sides.after.decision.asOf);
  return {
    shows: {
      difference: difference.kind,
      output: difference.kind === 'value' ? difference.name : null,
      from: before.outcome,
      to: after.outcome,
      time: dating === null ? 'any' : timeOf(both, dating),
    },
    date: typeof date === 'number' ? date : null,
    facts: written,
    before: answers[0],
    after: answers[1],
    differences: findDifferences(sides.outputs, before, after),
    responsible: findResponsible(sides, both, before, after),
  };
}

/** The facts as the side reads them from what is written; null where it finds fault with them. */
function readWritten(written: Readonly<Record<string, unknown>>, side: DecisionSide): Facts | null {
  const own = Object.fromEntries(Object.entries(written).filter(([path]) => side.paths.has(path)));
  const { facts, problems } = prepareReader(side.rulebook).readObject(own);
  return problems.length > 0 ? null : facts;
}

function answerOn(side: DecisionSide, facts: Facts, language: Language) {
  const findings = side.compiled.findings(side.compiled.load(factsFor(side, facts), null));
  return buildAnswer(side.rulebook, findings, { language });
}
