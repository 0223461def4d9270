import type { RuleFinding, Status } from '../ir/findings.ts';
import type { Expression, Rule, RuleException, RuleVersion } from '../ir/ir.ts';
import { labelOfPath } from '../ir/names.ts';
import { textIn } from '../ir/texts.ts';
import { certainVersion } from '../ir/timeline.ts';
import { statusWords, words } from '../wording/words.ts';
import { elementNode, elementsOf } from './because-elements.ts';
import { exceptionText } from './because-norms.ts';
import type { Because } from './explanation.ts';
import { explainEach, growAll, type Inquiry, isKnown, isUnknown, makeNode } from './inquiry.ts';

/** Why a rule has its status. */
export function explainRule<E>(rule: Rule, finding: RuleFinding, inquiry: Inquiry<E>): Because {
  const { language, rulebook, probe, environment } = inquiry;
  const version = certainVersion(rule.versions, probe.dayOf(environment));
  return makeNode(inquiry, {
    kind: 'rule',
    text: textIn(rule.label, language, rulebook),
    value: statusWords[finding.status][language],
    norm: rule,
    children: (inside) => {
      if (version === null) return waitsOf(finding, inside);
      return version.forEach === null
        ? explainStanding(version, finding.status, finding.exceptions, inside)
        : explainElements(version, version.forEach, finding, inside);
    },
  });
}

/** The day decides which text of the rule applies, and the day is not known. */
function waitsOf<E>({ waits }: RuleFinding, inquiry: Inquiry<E>): readonly Because[] {
  const { language, rulebook } = inquiry;
  return growAll([...waits], inquiry, (path) => {
    const text = labelOfPath(path, language, rulebook);
    return makeNode(inquiry, { kind: 'missing', text, value: words.unknown[language] });
  });
}

/** The elements whose state is the rule's. */
function explainElements<E>(
  version: RuleVersion,
  forEach: NonNullable<RuleVersion['forEach']>,
  { status }: RuleFinding,
  inquiry: Inquiry<E>,
): readonly Because[] {
  const elements = elementsOf(forEach, inquiry);
  if (elements === null || elements.length === 0) return explainEach([forEach.list], inquiry);
  const standings = elements.map((element) => ({
    element,
    ...inquiry.probe.standingOf(version, element.inside.environment),
  }));
  const deciding = standings.filter((one) => one.status === status);
  return growAll(deciding, inquiry, ({ element, status: own, exceptions }) =>
    elementNode(
      element,
      statusWords[own][inquiry.language],
      (inside) => explainStanding(version, own, exceptions, inside),
      inquiry,
    ),
  );
}

function explainStanding<E>(
  version: RuleVersion,
  status: Status,
  exceptions: readonly string[],
  inquiry: Inquiry<E>,
): readonly Because[] {
  const { when } = version;
  const whenParts = when === null ? [] : explainEach([when], inquiry);
  if (status === 'not_applicable') return whenParts;
  return [...whenParts, ...explainRequirement(version, status, exceptions, inquiry)];
}

/** What a rule or an exception has in common: a requirement, and exceptions to it. */
interface Requirement {
  readonly requires: Expression | null;
  readonly exceptions: readonly RuleException[];
}

function explainRequirement<E>(
  { requires, exceptions }: Requirement,
  status: Status,
  [applied, ...deeper]: readonly string[],
  inquiry: Inquiry<E>,
): readonly Because[] {
  const exception = exceptions.find(({ name }) => name === applied);
  if (exception !== undefined) {
    const own = exception.mode === 'relieve' ? explainRequires(requires, inquiry) : [];
    return [...own, explainException(exception, status, deeper, inquiry)];
  }
  const open =
    status === 'satisfied' ? [] : exceptions.filter(({ when }) => when !== null && isRelevant(when, status, inquiry));
  return [
    ...explainRequires(requires, inquiry),
    ...growAll(open, inquiry, (other) => explainOpenException(other, inquiry)),
  ];
}

/** An exception that did not help is told of a violation, an undecided one of an unknown. */
function isRelevant<E>(when: Expression, status: Status, inquiry: Inquiry<E>): boolean {
  return status === 'unknown' ? isUnknown(when, inquiry) : isKnown(when, false, inquiry);
}

/** The parts of an `and` stand by themselves: the rule's label has said what they are parts of. */
function explainRequires<E>(requires: Expression | null, inquiry: Inquiry<E>): readonly Because[] {
  if (requires === null) return [];
  return requires.kind === 'and' && requires.operands.length > 2
    ? inquiry.partsOf(requires, inquiry)
    : explainEach([requires], inquiry);
}

function explainException<E>(
  exception: RuleException,
  status: Status,
  deeper: readonly string[],
  inquiry: Inquiry<E>,
): Because {
  return makeNode(inquiry, {
    kind: 'exception',
    text: exceptionText(exception, inquiry.language, inquiry.rulebook),
    norm: exception,
    children: (inside) => [
      ...(exception.when === null ? [] : explainEach([exception.when], inside)),
      ...explainRequirement(exception, status, deeper, inside),
    ],
  });
}

function explainOpenException<E>(exception: RuleException, inquiry: Inquiry<E>): Because {
  const { language, rulebook } = inquiry;
  const isOpen = exception.when !== null && isUnknown(exception.when, inquiry);
  return makeNode(inquiry, {
    kind: 'exception',
    text: exceptionText(exception, language, rulebook),
    value: (isOpen ? words.unknown : words.doesNotApply)[language],
    norm: exception,
    children: (inside) => (exception.when === null ? [] : explainEach([exception.when], inside)),
  });
}
