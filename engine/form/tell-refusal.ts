import type { Page } from '../answer/page.ts';
import type { Outcome } from '../ir/ir.ts';
import type { Language, Localized } from '../ir/localized.ts';

/**
 * What to say to whoever sent a case that was not approved: the outcome, each reason with its provisions, what is
 * missing. One paragraph that stands alone; null for an approved case.
 */
export function tellRefusal(
  reference: string | null,
  fate: Outcome,
  { outcome, groups, missing }: Pick<Page, 'outcome' | 'groups' | 'missing'>,
  language: Language,
): string | null {
  if (fate === 'approved') return null;
  const violated = groups.find(({ status }) => status === 'violated')?.rules ?? [];
  const reasons = violated.flatMap(({ label, messages, citation, effect }) => {
    if (effect === 'warn') return [];
    const said = messages.length === 0 ? [`${label}.`] : messages;
    return said.map((message) => (citation === '' ? message : `${message.replace(/\.$/, '')} (${citation}).`));
  });
  const waits =
    fate === 'incomplete' && missing.length > 0
      ? [`${texts.missing[language]}: ${missing.map(({ label }) => label).join(', ')}.`]
      : [];
  const head = reference === null ? `${outcome}.` : `${reference}: ${outcome}.`;
  return [head, ...reasons, ...waits].join(' ');
}

const texts = {
  missing: { fi: 'Puuttuvat tiedot', en: 'Missing facts' },
} as const satisfies Readonly<Record<string, Localized>>;
