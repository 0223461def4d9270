import type {
  Day,
  Definition,
  DefinitionException,
  Expression,
  Norm,
  Otherwise,
  Rule,
  Rulebook,
  RuleException,
  Variable,
} from '../ir/ir.ts';
import type { Language } from '../ir/localized.ts';
import { upperFirst } from '../ir/texts.ts';
import { versionOn } from '../ir/timeline.ts';
import { bindElement, elementType, surround, unscaled } from '../ir/type-of.ts';
import { citeNorm } from './citations.ts';
import { startTelling } from './narrate.ts';
import { nameOfElement } from './tell-conditions.ts';
import { hold, phrasesFor, type Telling, type Tightness, valueText } from './telling.ts';

/** In which language, and as of which day, norms are told; null tells the latest text without parameter values. */
export interface NormNarration {
  readonly rulebook: Rulebook;
  readonly language: Language;
  readonly day: Day | null;
}

/** A sentence, and below it the sentences of its exceptions. */
export interface Statement {
  readonly text: string;
  readonly exceptions: readonly Statement[];
}

/**
 * A rule as a sentence: `Kun …, vaaditaan, että …; muuten hylkäys.`, and one for each exception. Null where the rule
 * has been repealed on that day.
 */
export function narrateRule(rule: Rule, narration: NormNarration): Statement | null {
  const version = versionOn(rule.versions, narration.day);
  if (version === null) return null;
  const outer = startTelling({ ...surround(narration.rulebook), ...narration });
  const { forEach, when, requires, otherwise, exceptions } = version;
  const element = forEach === null ? null : elementType(forEach.list, outer);
  const telling = forEach === null ? outer : { ...outer, ...bindElement(forEach.variable, element, outer) };
  const phrases = phrasesFor(telling);
  const sentence = phrases.rule(condition(when, telling), told(requires, telling), effectText(otherwise, telling));
  const text = forEach === null ? sentence : phrases.forEach(nameOfElement(element, forEach.list, outer), sentence);
  return {
    text: asSentence(text),
    exceptions: exceptions.map((exception) => narrateRuleException(exception, telling)),
  };
}

/** One condition of a norm, read of the elements of a list where `binder` says so. */
export function narrateCondition(
  expression: Expression,
  binder: { readonly variable: Variable; readonly list: Expression } | null,
  narration: NormNarration,
): string {
  const outer = startTelling({ ...surround(narration.rulebook), ...narration });
  if (binder === null) return told(expression, outer);
  const { variable, list } = binder;
  return told(expression, { ...outer, ...bindElement(variable, elementType(list, outer), outer) });
}

function narrateRuleException(exception: RuleException, telling: Telling): Statement {
  const phrases = phrasesFor(telling);
  const { mode, requires, unconditional, otherwise, exceptions } = exception;
  const when = condition(exception.when, telling, mode === 'relieve' ? 'and' : 'or');
  const effect = effectText(otherwise, telling);
  const required = requires === null ? null : told(requires, telling);
  const outcome = unconditional ? phrases.follows(null, effect) : phrases.satisfied(null);
  let sentence: string;
  if (mode === 'relieve') sentence = phrases.relief(required, when, required === null ? outcome : effect);
  else if (required !== null) sentence = phrases.rule(when, required, effect);
  else sentence = unconditional ? phrases.follows(when, effect) : phrases.satisfied(when);
  return {
    text: `${headOf(exception, telling)}: ${sentence}.`,
    exceptions: exceptions.map((below) => narrateRuleException(below, telling)),
  };
}

/**
 * A definition as a sentence: `Kun …: myönnetyt tunnit × tuntihinta.`, and one for each exception. Null where it has
 * been repealed on that day.
 */
export function narrateDefinition(definition: Definition, narration: NormNarration): Statement | null {
  const version = versionOn(definition.versions, narration.day);
  if (version === null) return null;
  const { rulebook, language } = narration;
  // With its own dating the values of another day apply.
  const day = version.asOf === null ? narration.day : null;
  const telling = startTelling({ ...surround(rulebook, definition.record), language, rulebook, day });
  const phrases = phrasesFor(telling);
  const value = bodyText(version.body, definition, telling);
  const dated = version.asOf === null ? '' : `; ${phrases.asOf(valueText(version.asOf, telling))}`;
  return {
    text: asSentence(`${phrases.value(condition(version.when, telling), value)}${dated}`),
    exceptions: version.exceptions.map((exception) => narrateDefinitionException(exception, definition, telling)),
  };
}

function narrateDefinitionException(
  exception: DefinitionException,
  definition: Definition,
  telling: Telling,
): Statement {
  const value = bodyText(exception.body, definition, telling);
  const sentence = phrasesFor(telling).value(condition(exception.when, telling), value);
  return {
    text: `${headOf(exception, telling)}: ${sentence}.`,
    exceptions: exception.exceptions.map((below) => narrateDefinitionException(below, definition, telling)),
  };
}

function bodyText(body: Expression, { type }: Definition, telling: Telling): string {
  return told(unscaled(body, type, telling), telling);
}

function headOf(norm: Norm, telling: Telling): string {
  return phrasesFor(telling).exception(citeNorm(norm, telling.language, telling.rulebook));
}

/** A condition that more follows. */
function condition(when: Expression | null, telling: Telling, least: Tightness = 'or'): string | null {
  return when === null ? null : hold(telling.tell(when, telling), least);
}

function told(expression: Expression, telling: Telling): string {
  return telling.tell(expression, telling).text;
}

function effectText({ effect }: Otherwise, telling: Telling): string {
  return phrasesFor(telling).effect[effect];
}

function asSentence(text: string): string {
  return `${upperFirst(text)}.`;
}
