import { invariant } from '../../ir/invariant.ts';
import type { RuleException } from '../../ir/ir.ts';
import type { Assessed } from '../interpreter/assessment.ts';
import type { Term } from './block.ts';
import { certain } from './choices.ts';
import { type Code, code } from './code.ts';
import type { Noting } from './notes.ts';
import { nested, type Place, present } from './place.ts';

/** How the assessment of a rule is written. */
export interface Writing extends Noting {
  /** The variable that takes the code of the alternative; null without one. */
  readonly verdict: Code | null;
  /** The statement that assesses the rule in full where a condition is undecided. */
  readonly general: Code;
  /** The statement for what has turned out for certain. */
  readonly settle: (certain: number) => Code;
}

/** Whether an exception, at whatever depth, can only help. */
export function hasReliefs({ exceptions }: Pick<Assessed, 'exceptions'>): boolean {
  return exceptions.some((exception) => exception.mode === 'relieve' || hasReliefs(exception));
}

/** Goes on with `then` where the condition is true and with `otherwise` where it is false. */
export function branch(
  condition: Term,
  then: (inner: Place) => void,
  otherwise: ((inner: Place) => void) | null,
  place: Place,
  writing: Writing,
): void {
  const { block } = place;
  if (condition.mask !== null) {
    const value = present(condition, place);
    const known = nested(place, (inner) => branch({ ...value, mask: null }, then, otherwise, inner, writing));
    block.add(code`if (${condition.mask} !== 0) { ${writing.general} } else ${known}`);
    return;
  }
  const rest = otherwise === null ? code`{}` : nested(place, otherwise);
  block.add(code`if (${certain(condition, place)}) ${nested(place, then)} else ${rest}`);
}

/** The verdict of a rule or exception where it applies: its own, replaced and relieved by its exceptions. */
export function writeAssessment(rule: Assessed, chain: readonly string[], place: Place, writing: Writing): void {
  const replacements = rule.exceptions.filter((exception) => exception.mode === 'replace');
  const reliefs = rule.exceptions.filter((exception) => exception.mode === 'relieve');
  consult(replacements, (inner) => writeAlone(rule, chain, inner, writing), chain, place, writing);
  if (reliefs.length === 0) return;
  const { verdict } = writing;
  invariant(verdict !== null, 'a rule with reliefs has a variable');
  place.block.add(
    code`if (${verdict} & 3) ${nested(place, (inner) => consult(reliefs, () => {}, chain, inner, writing))}`,
  );
}

/** The verdict of the exception whose condition is true, of none that of `base`. */
function consult(
  [exception, ...others]: readonly RuleException[],
  base: (inner: Place) => void,
  chain: readonly string[],
  place: Place,
  writing: Writing,
): void {
  if (exception === undefined) {
    base(place);
    return;
  }
  const own = (inner: Place) => writeAssessment(exception, [...chain, exception.name], inner, writing);
  if (exception.when === null) {
    own(place);
    return;
  }
  const condition = place.block.bind(place.unit.write(exception.when, place));
  branch(condition, own, (inner) => consult(others, base, chain, inner, writing), place, writing);
}

function writeAlone(rule: Assessed, chain: readonly string[], place: Place, writing: Writing): void {
  const { alternatives, settle, rule: owner } = writing;
  const { effect, message } = rule.otherwise;
  const satisfied = () => settle(alternatives.codeOf(owner, 'satisfied', chain));
  const violated = () => settle(alternatives.codeOf(owner, effect, chain, message));
  if (rule.requires === null) {
    place.block.add(rule.unconditional ? violated() : satisfied());
    return;
  }
  branch(
    place.unit.write(rule.requires, place),
    (inner) => inner.block.add(satisfied()),
    (inner) => inner.block.add(violated()),
    place,
    writing,
  );
}
