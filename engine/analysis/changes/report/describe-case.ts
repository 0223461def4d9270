import type { Facts } from '../../../ir/findings.ts';
import type { Expression, Rulebook, Type } from '../../../ir/ir.ts';
import type { Language } from '../../../ir/localized.ts';
import { labelOfPath, namesOf } from '../../../ir/names.ts';
import { lowerFirst } from '../../../ir/texts.ts';
import { formatValue } from '../../../wording/format-value.ts';
import { expressionsIn, expressionsOfRule, visitAll } from '../../solver/visit.ts';

/** Facts that say in a few words what kind of case it is. */
const fewFacts = 3;

/** What an amount rests on is told to the end: the income as well as the size of the family. */
const factsOfAmount = 8;

/** What an amount rests on in a case: `yksilövalmennus, 40 h`. Choices first, then quantities; no dates, no texts. */
export function describeCase(output: string, facts: Facts, rulebook: Rulebook, language: Language): string {
  const { facts: declared, definitions } = namesOf(rulebook);
  const definition = definitions.get(output);
  const paths = factsBehind(definition === undefined ? [] : expressionsIn(definition), rulebook);
  const kinds = ['enum', 'number'] as const;
  const told = kinds.flatMap((kind) =>
    [...paths].filter((path) => facts.has(path) && declared.get(path)?.type.kind === kind),
  );
  return tellFacts(told, facts, rulebook, language, (type) => saysItself(type, rulebook))
    .slice(0, factsOfAmount)
    .join(', ');
}

/** A choice, or a quantity with its unit, needs no name; an amount of money says nothing without one. */
function saysItself(type: Type, { currency }: Rulebook): boolean {
  if (type.kind !== 'number') return type.kind === 'enum';
  return type.unit !== '' && type.unit !== '%' && type.unit.split('/')[0] !== currency;
}

/** What the rules in question rest on in a case: `palvelu yksilövalmennus, myönnetyt tunnit 3 h`; nothing sensitive. */
export function describeCaseOf(
  rules: readonly string[],
  decision: string,
  facts: Facts,
  rulebook: Rulebook,
  language: Language,
): string {
  const { decisions } = namesOf(rulebook);
  const read = (decisions.get(decision)?.rules ?? [])
    .filter(({ name }) => rules.includes(name))
    .flatMap(expressionsOfRule);
  const told = [...factsBehind(read, rulebook)].filter((path) => facts.has(path));
  return tellFacts(told, facts, rulebook, language, () => false)
    .slice(0, fewFacts)
    .join(', ');
}

function tellFacts(
  paths: readonly string[],
  facts: Facts,
  rulebook: Rulebook,
  language: Language,
  isPlain: (type: Type) => boolean,
): readonly string[] {
  const { facts: declared } = namesOf(rulebook);
  return paths.flatMap((path) => {
    const fact = declared.get(path);
    const value = facts.get(path);
    if (fact === undefined || value === undefined || fact.sensitive || fact.type.kind === 'list') return [];
    const text = formatValue(value, fact.type, language, rulebook);
    const shown = fact.type.kind === 'enum' ? lowerFirst(text) : text;
    return [isPlain(fact.type) ? shown : `${lowerFirst(labelOfPath(path, language, rulebook))} ${shown}`];
  });
}

/** The facts that expressions read, through definitions, on whatever day; those they read themselves first. */
function factsBehind(expressions: readonly Expression[], rulebook: Rulebook): ReadonlySet<string> {
  const { definitions } = namesOf(rulebook);
  const facts = new Set<string>();
  const seen = new Set<string>();
  for (let level = expressions; level.length > 0; ) {
    const below: Expression[] = [];
    for (const whole of level) {
      visitAll(whole, (expression) => {
        if (expression.kind === 'fact') facts.add(expression.path);
        if (expression.kind !== 'definition' || seen.has(expression.name)) return;
        seen.add(expression.name);
        const definition = definitions.get(expression.name);
        if (definition !== undefined) below.push(...expressionsIn(definition));
      });
    }
    level = below;
  }
  return facts;
}
