import type { Norm, Rulebook } from '../ir/ir.ts';
import type { Language } from '../ir/localized.ts';
import { textIn } from '../ir/texts.ts';
import { words } from './words.ts';

/** Provisions as running text: `kohta 3.1:8`, `kohdat 2.3:9, 3.1:18–19`; empty where there are none. */
export function formatCitations(citations: readonly string[], language: Language): string {
  if (citations.length === 0) return '';
  const several = citations.length > 1 || citations.some((citation) => citation.includes('–'));
  return `${(several ? words.provisions : words.provision)[language]} ${citations.join(', ')}`;
}

/** A norm by its label and provisions: `Lähialue (kohta 3:6)`; one without a label of its own by its provisions. */
export function citeNorm(norm: Norm, language: Language, rulebook: Rulebook): string {
  const label = textIn(norm.label, language, rulebook);
  const citation = formatCitations(norm.citations, language);
  if (citation === '') return label;
  return label === norm.name || label === '' ? citation : `${label} (${citation})`;
}
