import type { Expression, Norm, RuleException, RuleVersion } from '../../../ir/ir.ts';
import { elementType } from '../../../ir/type-of.ts';
import { citeNorm } from '../../../wording/citations.ts';
import { narrateDefinition, narrateRule, type Statement } from '../../../wording/narrate-norms.ts';
import { nameOfElement } from '../../../wording/tell-conditions.ts';
import { effectWords } from '../../../wording/words.ts';
import type { Declared } from '../meaning.ts';
import { tellConditionChange } from './condition-change.ts';
import { typeInWords } from './type-words.ts';
import { tellValueChange } from './value-change.ts';
import {
  formOf,
  quoted,
  speak,
  type ToldSide,
  type Voice,
  type Voices,
  voiceInDefinition,
  voiceInRule,
} from './voice.ts';

/** What changed in the meaning of a rule, a definition or an exception, as parts of a sentence. */
export function tellNormChange(
  before: Declared,
  after: Declared,
  earlier: ToldSide,
  later: ToldSide,
): readonly string[] {
  const voices = speak(voiceOf(before, earlier), voiceOf(after, later));
  if (before.kind === 'rule' && after.kind === 'rule') return tellRule(before.version, after.version, voices);
  if (before.kind === 'rule_exception' && after.kind === 'rule_exception') {
    return [
      ...tellTarget(before.rule, after.rule, earlier, later, voices),
      ...tellException(before.exception, after.exception, voices),
    ];
  }
  if (before.kind === 'definition' && after.kind === 'definition') {
    const [old, now] = [before.version, after.version];
    const types = [
      typeInWords(before.definition.type, earlier.language, earlier.rulebook),
      typeInWords(after.definition.type, later.language, later.rulebook),
    ] as const;
    return [
      ...(types[0] === types[1] ? [] : [voices.phrases.type(...types)]),
      ...tellDating(old.asOf, now.asOf, voices),
      ...tellConditionChange(old.when, now.when, 'when', voices),
      ...tellValueChange(old.body, now.body, voices),
    ];
  }
  if (before.kind === 'definition_exception' && after.kind === 'definition_exception') {
    return [
      ...tellTarget(before.definition, after.definition, earlier, later, voices),
      ...tellConditionChange(before.exception.when, after.exception.when, 'when', voices),
      ...tellValueChange(before.exception.body, after.exception.body, voices),
    ];
  }
  return [];
}

function voiceOf(declared: Declared, side: ToldSide): Voice {
  switch (declared.kind) {
    case 'definition':
    case 'definition_exception':
      return voiceInDefinition(declared.definition, declared.version, side);
    case 'rule':
    case 'rule_exception':
      return voiceInRule(declared.version, side);
  }
}

function tellRule(before: RuleVersion, after: RuleVersion, voices: Voices): readonly string[] {
  return [
    ...tellForEach(before, after, voices),
    ...tellConditionChange(before.when, after.when, 'when', voices),
    ...tellConditionChange(before.requires, after.requires, 'requires', voices),
    ...tellVerdict(verdictOf(before), verdictOf(after), voices),
  ];
}

function tellForEach(before: RuleVersion, after: RuleVersion, voices: Voices): readonly string[] {
  const form = ({ forEach }: RuleVersion, voice: Voice): string | null =>
    forEach === null ? null : formOf(forEach.list, voice);
  if (form(before, voices.before) === form(after, voices.after)) return [];
  const name = ({ forEach }: RuleVersion, { telling }: Voice): string | null =>
    forEach === null ? null : nameOfElement(elementType(forEach.list, telling), forEach.list, telling);
  return [voices.phrases.eachElement(name(before, voices.before), name(after, voices.after))];
}

function tellException(before: RuleException, after: RuleException, voices: Voices): readonly string[] {
  const { phrases } = voices;
  return [
    ...(before.mode === after.mode ? [] : [after.mode === 'relieve' ? phrases.nowRelief : phrases.nowReplacement]),
    ...tellConditionChange(before.when, after.when, 'when', voices),
    ...tellConditionChange(before.requires, after.requires, 'requires', voices),
    ...tellVerdict(verdictOf(before), verdictOf(after), voices),
  ];
}

type Verdict = RuleVersion['otherwise']['effect'] | null;

/** What follows where it is not met; null where nothing is asked. */
function verdictOf(norm: RuleVersion | RuleException): Verdict {
  const isSatisfied = 'mode' in norm && norm.requires === null && !norm.unconditional;
  return isSatisfied ? null : norm.otherwise.effect;
}

function tellVerdict(before: Verdict, after: Verdict, { phrases, after: { telling } }: Voices): readonly string[] {
  const write = (verdict: Verdict): string =>
    verdict === null ? phrases.satisfied : effectWords[verdict][telling.language];
  return before === after ? [] : [phrases.effect(write(before), write(after))];
}

function tellDating(before: Expression | null, after: Expression | null, voices: Voices): readonly string[] {
  const form = (date: Expression | null, voice: Voice): string | null => (date === null ? null : formOf(date, voice));
  if (form(before, voices.before) === form(after, voices.after)) return [];
  const text = (date: Expression | null, voice: Voice): string =>
    date === null ? voices.phrases.caseDate : quoted(date, voice);
  return [voices.phrases.dating(text(before, voices.before), text(after, voices.after))];
}

function tellTarget(
  before: Norm,
  after: Norm,
  earlier: ToldSide,
  later: ToldSide,
  { phrases }: Voices,
): readonly string[] {
  if (before.name === after.name) return [];
  return [
    phrases.target(
      citeNorm(before, earlier.language, earlier.rulebook),
      citeNorm(after, later.language, later.rulebook),
    ),
  ];
}

/** A whole rule, definition or exception in a sentence, as it is on the side's day. */
export function tellNorm(declared: Declared, side: ToldSide): string {
  switch (declared.kind) {
    case 'definition':
      return narrateDefinition(declared.definition, side)?.text ?? '';
    case 'rule':
      return narrateRule(declared.rule, side)?.text ?? '';
    case 'definition_exception':
      return withoutHead(narrateDefinition(declared.definition, side), declared.exception, side);
    case 'rule_exception':
      return withoutHead(narrateRule(declared.rule, side), declared.exception, side);
  }
}

/** The exception's own sentence among those below its norm's. */
function withoutHead(statement: Statement | null, exception: Norm, { rulebook, language }: ToldSide): string {
  const cited = `${citeNorm(exception, language, rulebook)}: `;
  const find = (statements: readonly Statement[]): string | null => {
    for (const { text, exceptions } of statements) {
      const place = text.indexOf(cited);
      if (place !== -1) return text.slice(place + cited.length);
      const below = find(exceptions);
      if (below !== null) return below;
    }
    return null;
  };
  return find(statement?.exceptions ?? []) ?? '';
}
