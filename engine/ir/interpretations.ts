import type { Day, Expression, Rule, Rulebook, RuleException } from './ir.ts';
import type { Language } from './localized.ts';
import { namesOf } from './names.ts';
import { visitExpression } from './operands.ts';
import { textIn } from './texts.ts';
import { versionOn } from './timeline.ts';

/** The exceptions of these names, outermost first, each an exception to the one before it. */
export function appliedExceptions(rule: Rule, names: readonly string[], day: Day | null): readonly RuleException[] {
  const applied: RuleException[] = [];
  let candidates = versionOn(rule.versions, day)?.exceptions ?? [];
  for (const name of names) {
    // Elements of a `for each` may have met different exceptions of one level.
    const exception = candidates.find((candidate) => candidate.name === name) ?? findException(rule, name, day);
    if (exception === null) continue;
    applied.push(exception);
    candidates = exception.exceptions;
  }
  return applied;
}

function findException(rule: Rule, name: string, day: Day | null): RuleException | null {
  const waiting = [...(versionOn(rule.versions, day)?.exceptions ?? [])];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (next.name === name) return next;
    waiting.push(...next.exceptions);
  }
  return null;
}

/**
 * The readings a rule's status rests on: its own, those of the exceptions that applied, and those of the definitions
 * that rule and exceptions use by name. Each once.
 */
export function interpretationsOf(
  rule: Rule,
  exceptions: readonly RuleException[],
  day: Day | null,
  rulebook: Rulebook,
  language: Language,
): readonly string[] {
  const version = versionOn(rule.versions, day);
  const expressions = [
    version?.forEach?.list ?? null,
    version?.when ?? null,
    version?.requires ?? null,
    ...exceptions.flatMap((exception) => [exception.when, exception.requires]),
  ];
  const definitions = expressions.flatMap((expression) => definitionsUsed(expression));
  const norms = [rule, ...exceptions, ...definitions.flatMap((name) => namesOf(rulebook).definitions.get(name) ?? [])];
  const texts = norms.flatMap((norm) => norm.interpretations.map((text) => textIn(text, language, rulebook)));
  return [...new Set(texts)];
}

function definitionsUsed(expression: Expression | null): readonly string[] {
  if (expression === null) return [];
  const names = new Set<string>();
  visitExpression(expression, (below) => {
    if (below.kind === 'definition') names.add(below.name);
  });
  return [...names];
}
