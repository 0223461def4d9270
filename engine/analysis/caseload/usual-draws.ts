import type { Chance, Draw, Weighted } from '../../ir/caseload-profile.ts';
import { invariant } from '../../ir/invariant.ts';
import type { Constant, Enum, Expression, Field, Rulebook, Type } from '../../ir/ir.ts';
import { visitExpression } from '../../ir/operands.ts';

/** How a fact is drawn that a profile does not speak of: by its type, and by what the rulebook compares with it. */
export function prepareUsualDraws(rulebook: Rulebook): (field: Field, owner: string) => readonly Chance[] {
  const mentions = findMentions(rulebook);
  const known = new Map<string, readonly Chance[]>();
  return (field, owner) => {
    const before = known.get(owner);
    if (before !== undefined) return before;
    const draw = usualDraw(field, owner, rulebook, mentions);
    const chances: readonly Chance[] = [{ when: [], draw, missing: field.optional ? optionalShare : null }];
    known.set(owner, chances);
    return chances;
  };
}

/** Of optional facts, how many in 10,000 are left out. */
const optionalShare = 3000;

function usualDraw(field: Field, owner: string, rulebook: Rulebook, mentions: Mentions): Draw {
  const { type } = field;
  switch (type.kind) {
    case 'boolean':
      return oneOf([true, false]);
    case 'enum':
      return oneOf(membersOf(type.enum, rulebook));
    case 'text':
    case 'label':
      return oneOf(mentions.texts.size === 0 ? ['x'] : [...mentions.texts, 'x']);
    case 'date':
      return mentions.births.has(owner)
        ? { kind: 'date', from: 'on', unit: 'year', amounts: spread(-90, 0), days: 0, at: null }
        : { kind: 'date', from: 'on', unit: 'day', amounts: spread(-30, 120), days: 0, at: null };
    case 'number':
      return usualNumber(field, type, mentions);
    case 'list':
      if (type.element.kind === 'record') return { kind: 'elements', count: spread(1, 4) };
      return { kind: 'some_of', shares: elementsOf(type.element, rulebook).map((value) => ({ value, share: 5000 })) };
    case 'record':
      invariant(false, 'records inside inputs are flattened');
  }
}

/** Numbers that the rulebook names in the same unit, one step to either side of them, and their halves. */
function usualNumber(field: Field, { unit, decimals }: Extract<Type, { kind: 'number' }>, mentions: Mentions): Draw {
  const { minimum = 0, maximum = 100 } = field;
  const step = 10 ** decimals;
  const named = (mentions.numbers.get(unit) ?? []).flatMap(({ value, scale }) => {
    const scaled = value * 10 ** (decimals - scale);
    return Number.isInteger(scaled) ? [scaled] : [];
  });
  const near = named.flatMap((value) => [value - step, value, value, Math.floor(value / 2), value + step]);
  const within = [...new Set(near)].filter((value) => minimum <= value && value <= maximum);
  if (within.length > 0) return oneOf(within);
  return { kind: 'between', from: minimum, to: Math.min(maximum, minimum + 20 * step), step: Math.max(1, step) };
}

function oneOf(values: readonly (string | number | boolean)[]): Draw {
  return { kind: 'one_of', choices: values.map((value) => ({ value, weight: 1 })) };
}

function spread(from: number, to: number): Weighted<number> {
  return Array.from({ length: to - from + 1 }, (_, index) => ({ value: from + index, weight: 1 }));
}

function membersOf(name: string, { enums }: { readonly enums: readonly Enum[] }): readonly string[] {
  return enums.find((one) => one.name === name)?.members.map((member) => member.name) ?? [];
}

function elementsOf(type: Type, rulebook: Rulebook): readonly string[] {
  return type.kind === 'enum' ? membersOf(type.enum, rulebook) : ['x'];
}

/** What the texts and values of a rulebook name. */
interface Mentions {
  /** Texts that something is compared with. */
  readonly texts: ReadonlySet<string>;
  /** Numbers by unit. */
  readonly numbers: ReadonlyMap<string, readonly { readonly value: number; readonly scale: number }[]>;
  /** Dates from which full years are counted. */
  readonly births: ReadonlySet<string>;
}

function findMentions(rulebook: Rulebook): Mentions {
  const texts = new Set<string>();
  const births = new Set<string>();
  const numbers = new Map<string, { readonly value: number; readonly scale: number }[]>();
  const note = (value: Constant, type: Type): void => {
    if (type.kind !== 'number' || typeof value !== 'number') return;
    const ofUnit = numbers.get(type.unit) ?? [];
    ofUnit.push({ value, scale: type.decimals });
    numbers.set(type.unit, ofUnit);
  };
  for (const expression of expressionsOf(rulebook)) {
    visitExpression(expression, (one) => {
      if (one.kind === 'constant') note(one.value, one.type);
      if (one.kind === 'full_years' && one.from.kind === 'fact') births.add(one.from.path);
      if (one.kind === 'compare' && one.operands === 'text') {
        for (const side of [one.left, one.right]) if (side.kind === 'constant') texts.add(String(side.value));
      }
    });
  }
  for (const { type, values } of rulebook.parameters) {
    for (const { value } of values) {
      if (value?.kind === 'single') note(value.value, type);
      if (value?.kind === 'by_member') for (const one of Object.values(value.values)) note(one, type);
    }
  }
  return { texts, numbers, births };
}

function expressionsOf({ definitions, decisions }: Rulebook): readonly Expression[] {
  const ofDefinitions = definitions.flatMap(({ versions }) =>
    versions.flatMap(({ value }) =>
      value === null ? [] : [value.when, value.body, ...value.exceptions.map((one) => one.body)],
    ),
  );
  const ofRules = decisions.flatMap(({ rules }) =>
    rules.flatMap(({ versions }) =>
      versions.flatMap(({ value }) =>
        value === null
          ? []
          : [value.when, value.requires, ...value.exceptions.flatMap((one) => [one.when, one.requires])],
      ),
    ),
  );
  return [...ofDefinitions, ...ofRules].filter((one) => one !== null);
}
