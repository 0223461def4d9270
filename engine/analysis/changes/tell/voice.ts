import type {
  Day,
  Definition,
  DefinitionVersion,
  Expression,
  Rulebook,
  RuleVersion,
  Type,
  Variable,
} from '../../../ir/ir.ts';
import type { Language } from '../../../ir/localized.ts';
import { bindElement, elementType, surround, unscaled } from '../../../ir/type-of.ts';
import { startTelling } from '../../../wording/narrate.ts';
import { hold, type Telling, tellValue } from '../../../wording/telling.ts';
import { normalForm } from '../normal-form.ts';
import { type ChangePhrases, changePhrases } from './phrases.ts';

/** A side as far as it is told. */
export interface ToldSide {
  readonly rulebook: Rulebook;
  readonly language: Language;
  /** Parameters are told with their values on this day. */
  readonly day: Day;
}

/** What tells the expressions of one side, where they stand. */
export interface Voice {
  readonly telling: Telling;
  /** Those bound around the expression, outermost first. */
  readonly variables: readonly Variable[];
  /** What the value told is declared as; null where nothing is declared of it. */
  readonly type: Type | null;
}

/** Both sides' voices. */
export interface Voices {
  readonly before: Voice;
  readonly after: Voice;
  readonly phrases: ChangePhrases;
}

/** A voice in a definition, or its exceptions; with its own dating the values of another day apply. */
export function voiceInDefinition(definition: Definition, { asOf }: DefinitionVersion, side: ToldSide): Voice {
  const { rulebook, language } = side;
  const day = asOf === null ? side.day : null;
  return {
    telling: startTelling({ ...surround(rulebook, definition.record), language, rulebook, day }),
    variables: definition.record === null ? [] : [0],
    type: definition.type,
  };
}

/** A voice in a rule, or its exceptions. */
export function voiceInRule({ forEach }: RuleVersion, { rulebook, language, day }: ToldSide): Voice {
  const voice: Voice = {
    telling: startTelling({ ...surround(rulebook), language, rulebook, day }),
    variables: [],
    type: null,
  };
  return forEach === null ? voice : insideOf(voice, forEach.variable, forEach.list);
}

/** The voice below a quantifier or a sum. */
export function insideOf({ telling, variables, type }: Voice, variable: Variable, list: Expression): Voice {
  return {
    telling: { ...telling, ...bindElement(variable, elementType(list, telling), telling) },
    variables: [...variables, variable],
    type,
  };
}

export function speak(before: Voice, after: Voice): Voices {
  return { before, after, phrases: changePhrases[after.telling.language] };
}

/** An expression in words, in quotation marks. */
export function quoted(expression: Expression, { telling }: Voice): string {
  return changePhrases[telling.language].quote(telling.tell(expression, telling).text);
}

/** An expression in words, so that something may follow it. */
export function held(expression: Expression, { telling }: Voice): string {
  return hold(telling.tell(expression, telling), 'or');
}

/** A value in words: what has a label goes by it. */
export function quotedValue(expression: Expression, voice: Voice): string {
  const { telling } = voice;
  return changePhrases[telling.language].quote(tellValue(asWritten(expression, voice), telling).text);
}

/** Without what brings it to the scale of its declared type: that is no part of what the author wrote. */
function asWritten(expression: Expression, { telling, type }: Voice): Expression {
  return type === null ? expression : unscaled(expression, type, telling);
}

/** As `formOf`, of a value: other decimals of its declared type are no other calculation. */
export function formOfValue(expression: Expression, voice: Voice): string {
  return formOf(asWritten(expression, voice), voice);
}

/** The voices of parts of a value, of which nothing is declared. */
export function undeclared({ before, after, phrases }: Voices): Voices {
  return { before: { ...before, type: null }, after: { ...after, type: null }, phrases };
}

/** The same for what certainly means the same on either side. */
export function formOf(expression: Expression, { variables }: Voice): string {
  return normalForm(expression, variables);
}
