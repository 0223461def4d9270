import type { Message, MessagePart, Rule, Rulebook, RuleException } from '../../ir/ir.ts';
import type { PolicyCase } from '../../ir/policy-case.ts';
import { dateOfCase } from '../cases/case-date.ts';
import { isChanged, numberTypeOf } from '../values/cells.ts';
import { type Caution, caution, isNumeric, type NewValues, type NumberChange } from './caution.ts';
import { findStaleNumbers, numberPattern, type StaleNumber } from './stale-numbers.ts';

/** A text that still names the value before: a provision the parameter rests on, a message, a case dated after the change. */
export function currentTexts(values: NewValues): readonly Caution[] {
  const { rulebook, day } = values;
  const messages = listMessages(rulebook);
  const cases = values.cases.filter((one) => (dateOfCase(one, rulebook) ?? day - 1) >= day);
  const stale = findStaleNumbers(values);
  return values.changes.filter(isNumeric).flatMap((change) => {
    const type = numberTypeOf(change.parameter);
    if (type === null || change.before === 0 || !isChanged(change)) return [];
    const pattern = new RegExp(numberPattern(change.before, type, rulebook, rulebook.languages[0] ?? ''), 'iu');
    return [
      ...staleProvisions(
        change,
        stale.filter((one) => one.change === change),
      ),
      ...staleMessages(change, pattern, messages),
      ...staleCases(change, pattern, cases),
    ];
  });
}

function staleProvisions(change: NumberChange, found: readonly StaleNumber[]): readonly Caution[] {
  const [first] = found;
  if (first === undefined) return [];
  const marks = [...new Set(found.map(({ mark }) => mark))];
  return [
    caution('current-texts', [change], {
      fi: `${marks.length === 1 ? 'Kohdassa' : 'Kohdissa'} ${marks.join(', ')} on yhä ${first.named}.`,
      en: `Provision${marks.length === 1 ? '' : 's'} ${marks.join(', ')} still ${marks.length === 1 ? 'says' : 'say'} ‘${first.named}’.`,
    }),
  ];
}

function staleMessages(change: NumberChange, pattern: RegExp, messages: readonly NamedText[]): readonly Caution[] {
  return messages.flatMap(({ rule, text }) => {
    const named = pattern.exec(text)?.[0].trim();
    if (named === undefined) return [];
    const found = caution('current-texts', [change], {
      fi: `Säännön '${rule}' viestissä on yhä ${named}.`,
      en: `The message of rule '${rule}' still says ‘${named}’.`,
    });
    return [{ ...found, id: `${found.id};message ${rule}` }];
  });
}

function staleCases(change: NumberChange, pattern: RegExp, cases: readonly PolicyCase[]): readonly Caution[] {
  return cases.flatMap(({ name }) => {
    const named = pattern.exec(name)?.[0].trim();
    if (named === undefined) return [];
    const found = caution('current-texts', [change], {
      fi: `Testitapauksessa ”${name}” on yhä ${named}.`,
      en: `The policy case ‘${name}’ still says ‘${named}’.`,
    });
    return [{ ...found, id: `${found.id};case ${name}` }];
  });
}

interface NamedText {
  readonly rule: string;
  readonly text: string;
}

/** What messages say in so many words; a value they read from the rulebook is never stale. */
function listMessages({ decisions }: Rulebook): readonly NamedText[] {
  const texts = decisions.flatMap(({ rules }) => rules).flatMap(textsOfRule);
  return [...new Map(texts.map((one) => [`${one.rule} ${one.text}`, one])).values()];
}

function textsOfRule({ name, versions }: Rule): readonly NamedText[] {
  const version = versions.at(-1)?.value;
  if (version === null || version === undefined) return [];
  return [...textsOf(name, version.otherwise.message), ...version.exceptions.flatMap(textsOfException)];
}

function textsOfException({ name, otherwise, exceptions }: RuleException): readonly NamedText[] {
  return [...textsOf(name, otherwise.message), ...exceptions.flatMap(textsOfException)];
}

function textsOf(rule: string, message: Message | null): readonly NamedText[] {
  return Object.values(message ?? {}).map((parts) => ({ rule, text: parts.map(literal).join('') }));
}

/** A printed value stands as something no number goes on with. */
function literal(part: MessagePart): string {
  return typeof part === 'string' ? part : '…';
}
