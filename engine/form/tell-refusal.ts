import type { Answer } from '../answer/answer.ts';
import { arrangeAnswer } from '../answer/page.ts';
import type { Rulebook } from '../ir/ir.ts';
import type { Language, Localized } from '../ir/localized.ts';

/**
 * What to say to whoever sent a case that was not approved: the outcome, each reason with its provisions, what is
 * missing. One paragraph that stands alone; null for an approved case.
 */
export function tellRefusal(
  { reference, answer }: { readonly reference: string | null; readonly answer: Answer },
  rulebook: Rulebook,
  language: Language,
): string | null {
  if (answer.outcome === 'approved') return null;
  const { outcome, groups, missing } = arrangeAnswer(answer, rulebook, { language });
  const violated = groups.find(({ status }) => status === 'violated')?.rules ?? [];
  const reasons = violated.flatMap(({ label, messages, citation, effect }) => {
    if (effect === 'warn') return [];
    const said = messages.length === 0 ? [`${label}.`] : messages;
    return said.map((message) => (citation === '' ? message : `${message.replace(/\.$/, '')} (${citation}).`));
  });
  const waits =
    answer.outcome === 'incomplete' && missing.length > 0
      ? [`${texts.missing[language]}: ${missing.map(({ label }) => label).join(', ')}.`]
      : [];
  const head = reference === null ? `${outcome}.` : `${reference}: ${outcome}.`;
  return [head, ...reasons, ...waits].join(' ');
}

const texts = {
  missing: { fi: 'Puuttuvat tiedot', en: 'Missing facts' },
} as const satisfies Readonly<Record<string, Localized>>;
