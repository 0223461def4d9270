import type { RuleStatus } from '../../backend.ts';
import type { RuleFinding } from '../../ir/findings.ts';
import type { Effect, Message } from '../../ir/ir.ts';
import type { Verdict } from '../interpreter/assessment.ts';
import { nothingUnknown } from '../interpreter/results.ts';
import type { Standing } from '../interpreter/standing.ts';
import type { Settled } from './findings.ts';

/** One way a rule can turn out for certain. */
export interface Alternative {
  /** Place of the rule among those of the decision. */
  readonly rule: number;
  readonly standing: Standing;
  /** What a rule without a list has settled to. */
  readonly settled: Settled;
  /** The same in short. */
  readonly status: RuleStatus;
  /** What is found where the rule looks at no list and its message tells no value; the same object each time. */
  readonly finding: RuleFinding;
  readonly message: Message | null;
  /** Whether the message tells values, so that the finding must be made for each case. */
  readonly tellsValues: boolean;
}

/** The lowest two bits of an alternative's code say what it does. */
export const effectBits: Readonly<Record<Effect, number>> = { deny: 1, refer: 2, warn: 3 };

/** All alternatives of a unit's rules, by code: `place × 4 + effect bits`. */
export class Alternatives {
  readonly all: Alternative[] = [];

  codeOf(
    rule: { readonly place: number; readonly name: string },
    verdict: Verdict,
    exceptions: readonly string[] = [],
    message: Message | null = null,
  ): number {
    const effect = verdict === 'satisfied' || verdict === 'not_applicable' ? null : verdict;
    const status = effect === null ? (verdict as 'satisfied' | 'not_applicable') : 'violated';
    const standing: Standing = { status, effect, exceptions, open: nothingUnknown };
    const tellsValues = message !== null && Object.values(message).some((parts) => parts.some(isExpression));
    const text = message === null ? null : (message as Readonly<Record<string, readonly string[]>>);
    const violations = effect === null ? [] : [{ element: null, effect, message: tellsValues ? null : text }];
    const finding: RuleFinding = Object.freeze({
      rule: rule.name,
      status,
      effect,
      exceptions,
      violations,
      waits: nothingUnknown.waits,
      gaps: nothingUnknown.gaps,
    });
    const code = this.all.length * 4 + (effect === null ? 0 : effectBits[effect]);
    const settled: Settled = { rule: rule.place, standing, notes: [code], ofElements: false };
    const told = effect === null ? null : message;
    const short: RuleStatus = { rule: rule.name, status, effect, exceptions };
    this.all.push({ rule: rule.place, standing, settled, status: short, finding, message: told, tellsValues });
    return code;
  }

  at(code: number): Alternative {
    const found = this.all[code >> 2];
    if (found === undefined) throw new Error('INVARIANT: every code stands for an alternative');
    return found;
  }
}

function isExpression(part: unknown): boolean {
  return typeof part !== 'string';
}
