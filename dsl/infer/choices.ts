import type { Localized } from '../../engine/ir/localized.ts';
import { resolveMember, type Scope } from '../scope/resolve.ts';
import { unknownMember } from '../scope/unknown-names.ts';
import type * as ast from '../syntax/ast.ts';
import type { Type } from '../types/types.ts';
import {
  booleanType,
  type Expectation,
  errorType,
  type Goal,
  goalOf,
  type Inference,
  settleZero,
} from './inference.ts';
import { joinOperands, joinTypes, type Operand, reportMisfit } from './mismatch.ts';

/** `if a then b else c`, where nothing is known about what it has to be. */
export function inferIf(inference: Inference, choice: ast.If, scope: Scope, expectation: Expectation): Type {
  inference.expect(choice.condition, scope, goalOf(booleanType));
  return inferBranches(inference, [choice.then, choice.otherwise], scope, expectation);
}

/** `match voucher.service` and its arms, likewise. */
export function inferMatch(inference: Inference, match: ast.Match, scope: Scope, expectation: Expectation): Type {
  inferPatterns(inference, match, scope);
  return inferBranches(
    inference,
    match.arms.map((arm) => arm.value),
    scope,
    expectation,
  );
}

/** The same with a goal: each branch has to reach it by itself. */
export function expectIf(inference: Inference, choice: ast.If, scope: Scope, goal: Goal): Type {
  inference.expect(choice.condition, scope, goalOf(booleanType));
  return expectBranches(inference, [choice.then, choice.otherwise], scope, goal);
}

/** The same with a goal: each arm has to reach it by itself. */
export function expectMatch(inference: Inference, match: ast.Match, scope: Scope, goal: Goal): Type {
  inferPatterns(inference, match, scope);
  return expectBranches(
    inference,
    match.arms.map((arm) => arm.value),
    scope,
    goal,
  );
}

function inferBranches(
  inference: Inference,
  branches: readonly ast.Expression[],
  scope: Scope,
  expectation: Expectation,
): Type {
  let joined: Operand | null = null;
  for (const expression of branches) {
    const type = inference.infer(expression, scope, {
      type: expectation.type ?? joined?.type ?? null,
      quotient: expectation.quotient,
    });
    const branch = { expression, type };
    joined = joined === null ? branch : { expression, type: joinBranch(inference, joined, branch, scope) };
  }
  if (joined?.type.kind === 'number' && !joined.type.zero) {
    for (const branch of branches) settleZero(inference, branch, joined.type.unit);
  }
  return joined?.type ?? errorType;
}

function joinBranch(inference: Inference, left: Operand, right: Operand, scope: Scope): Type {
  return joinOperands(inference, left, right, scope, notAlternatives);
}

function notAlternatives(left: Localized, right: Localized): Localized {
  return {
    fi: `nämä eivät voi olla saman arvon vaihtoehtoja: ${left.fi} ja ${right.fi}`,
    en: `${left.en} and ${right.en} cannot be alternatives of one value`,
  };
}

function expectBranches(inference: Inference, branches: readonly ast.Expression[], scope: Scope, goal: Goal): Type {
  let joined: Type | null = null;
  for (const branch of branches) {
    inference.expect(branch, scope, goal);
    const type = inference.types.get(branch) ?? errorType;
    joined = joined === null ? type : (joinTypes(joined, type) ?? errorType);
  }
  return joined ?? errorType;
}

function inferPatterns(inference: Inference, { subject, arms }: ast.Match, scope: Scope): void {
  const type = inference.infer(subject, scope);
  if (type.kind === 'error') return;
  if (type.kind !== 'enum') {
    reportMisfit(
      inference,
      { expression: subject, type },
      scope,
      { fi: 'luokituksen arvo', en: 'a value of an enum' },
      { help: { fi: "käytä muodossa 'if … then … else …'", en: "write 'if … then … else …' instead" } },
    );
    return;
  }
  for (const arm of arms) inferArm(inference, arm, type.enum, scope);
}

function inferArm(inference: Inference, arm: ast.MatchArm, enumName: string, scope: Scope): void {
  if (arm.patterns === null) return;
  const members = new Set<string>();
  let broken = false;
  for (const pattern of arm.patterns) {
    const found = membersOf(inference, pattern, enumName);
    for (const member of found ?? []) members.add(member);
    if (found !== null) continue;
    inference.report(unknownMember(pattern, enumName, inference.names, { sets: true, ordinary: false }), scope.file);
    broken = true;
  }
  if (!broken) inference.arms.set(arm, [...members]);
}

function membersOf({ names }: Inference, pattern: ast.Name, enumName: string): readonly string[] | null {
  const name: ast.DottedName = { kind: 'dotted_name', span: pattern.span, text: pattern.text, parts: [pattern] };
  const resolved = resolveMember(name, enumName, true, names);
  if (resolved?.meaning.kind === 'member') return [resolved.meaning.member];
  return resolved?.meaning.kind === 'set' ? resolved.meaning.members : null;
}
