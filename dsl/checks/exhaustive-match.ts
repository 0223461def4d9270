/** A `match` names every member that its subject can have where it stands, each once, and none that it cannot have. */

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/problem.ts';
import { findCase } from '../prove/find-case.ts';
import type { Formula } from '../prove/formula.ts';
import { visitWithPremises } from '../prove/parts.ts';
import { armCondition, membership } from '../prove/read-condition.ts';
import type { Scope } from '../prove/scope.ts';
import type * as ast from '../syntax/ast.ts';
import { openStatements, type SpanContext, wordsAt } from './check-context.ts';

/** Members left out or named twice, and arms that can never be used. */
export function exhaustiveMatch(context: SpanContext): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const { expression, premises, scope, file } of openStatements(context)) {
    visitWithPremises(expression, premises, scope, (part, known) => {
      if (part.kind === 'match') diagnostics.push(...checkMatch(part, known, { scope, file, context }));
      return undefined;
    });
  }
  return diagnostics;
}

interface Where {
  readonly scope: Scope;
  readonly file: string;
  readonly context: SpanContext;
}

function checkMatch(match: ast.Match, premises: readonly Formula[], where: Where): readonly Diagnostic[] {
  const { analysis } = where.context;
  const type = analysis.types.get(match.subject);
  const members = type?.kind === 'enum' ? analysis.consolidation.enums.get(type.enum)?.members : undefined;
  const named = match.arms.filter((arm) => arm.patterns !== null);
  if (members === undefined || named.some((arm) => (analysis.arms.get(arm) ?? null) === null)) return [];
  const repeated = repeatedMembers(match, where);
  if (repeated.length > 0) return repeated;
  const names = members.map((member) => member.node.name.text);
  return [...missingMembers(match, names, premises, where), ...unreachableArms(match, premises, where)];
}

function repeatedMembers(match: ast.Match, { file, context }: Where): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const first = new Map<string, ast.Name>();
  for (const pattern of match.arms.flatMap((arm) => arm.patterns ?? [])) {
    const members = patternMembers(pattern, context);
    const again = members.find((member) => first.has(member));
    const earlier = again === undefined ? undefined : first.get(again);
    if (again !== undefined && earlier !== undefined) diagnostics.push(explainRepeated(pattern, again, earlier, file));
    for (const member of members) if (!first.has(member)) first.set(member, pattern);
  }
  return diagnostics;
}

function patternMembers(pattern: ast.Name, { analysis }: SpanContext): readonly string[] {
  const set = analysis.consolidation.sets.get(pattern.text)?.node;
  return set === undefined ? [pattern.text] : set.members.map((member) => member.text);
}

function explainRepeated(pattern: ast.Name, member: string, earlier: ast.Name, file: string): Diagnostic {
  return problem(
    'repeated-member',
    { file, span: pattern.span },
    { fi: `'${member}' on tässä valinnassa kahdesti`, en: `'${member}' is in this match twice` },
    {
      label: { fi: 'toisen kerran', en: 'again here' },
      others: [{ place: { file, span: earlier.span }, message: { fi: 'jo täällä', en: 'first here' } }],
      help: { fi: 'jätä kukin arvo vain yhteen haaraan', en: 'keep each value in one arm only' },
    },
  );
}

function missingMembers(
  match: ast.Match,
  members: readonly string[],
  premises: readonly Formula[],
  { scope, file, context }: Where,
): readonly Diagnostic[] {
  if (match.arms.some((arm) => arm.patterns === null)) return [];
  const covered = new Set(match.arms.flatMap((arm) => context.analysis.arms.get(arm) ?? []));
  const missing = members.filter((member) => {
    if (covered.has(member)) return false;
    return (
      findCase([membership(match.subject, [member], scope)], premises, context.reading.effort).kind !== 'impossible'
    );
  });
  if (missing.length === 0) return [];
  const list = missing.map((member) => `'${member}'`).join(', ');
  const subject = wordsAt({ file, span: match.subject.span }, context.sources);
  const example = `${missing[0]}: …`;
  return [
    problem(
      'incomplete-match',
      { file, span: match.subject.span },
      { fi: `valinnasta puuttuu ${list}`, en: `this match leaves out ${list}` },
      {
        label: { fi: `'${subject}' voi saada muitakin arvoja`, en: `'${subject}' may have other values too` },
        help: {
          fi: `lisää haara '${example}', tai rajaa ehdolla 'when', milloin kohta on voimassa`,
          en: `add an arm '${example}', or say under 'when' in which cases this applies`,
        },
      },
    ),
  ];
}

function unreachableArms(
  match: ast.Match,
  premises: readonly Formula[],
  { scope, file, context }: Where,
): readonly Diagnostic[] {
  const { effort } = context.reading;
  if (findCase(premises, [], effort).kind === 'impossible') return [];
  return match.arms.flatMap((arm) => {
    if (findCase([armCondition(arm, match, scope)], premises, effort).kind !== 'impossible') return [];
    const span = arm.patterns === null ? firstWord(arm) : patternsSpan(arm, arm.patterns);
    return [
      problem(
        'unreachable-arm',
        { file, span },
        { fi: 'valinnan haaraa ei voida koskaan käyttää', en: 'this arm of the match can never be used' },
        {
          severity: arm.patterns === null ? 'warning' : 'error',
          label:
            arm.patterns === null
              ? { fi: 'muut haarat kattavat jo kaikki arvot', en: 'the other arms already name every value' }
              : { fi: 'näitä arvoja ei tässä kohdassa voi olla', en: 'these values cannot occur here' },
          help: { fi: 'poista haara', en: 'leave the arm out' },
        },
      ),
    ];
  });
}

function firstWord(arm: ast.MatchArm): ast.MatchArm['span'] {
  return { start: arm.span.start, end: arm.span.start + 'otherwise'.length };
}

function patternsSpan(arm: ast.MatchArm, patterns: readonly ast.Name[]): ast.MatchArm['span'] {
  return { start: arm.span.start, end: patterns.at(-1)?.span.end ?? arm.span.end };
}
