import type { Because } from '../explain/explanation.ts';
import type { Findings, Status } from '../ir/findings.ts';
import type { Outcome, Rulebook } from '../ir/ir.ts';
import type { Language } from '../ir/localized.ts';
import {
  type Item,
  listed,
  type Mark,
  marked,
  paragraph,
  type Report,
  type Section,
  section,
} from '../report/report.ts';
import { formatCitations } from '../wording/citations.ts';
import { words } from '../wording/words.ts';
import { arrangeAnswer, type PageRule, type PageValue, type RenderOptions } from './page.ts';
import type { ToldRemedies } from './remedies-answer.ts';

const outcomeMarks: Readonly<Record<Outcome, Mark>> = {
  approved: 'good',
  denied: 'bad',
  referred: 'doubtful',
  incomplete: 'doubtful',
};

/** Findings for a reader, with its reasons and what would have to change where these are given. */
export function layOutAnswer(findings: Findings, rulebook: Rulebook, options: RenderOptions): Report {
  const { language } = options;
  const page = arrangeAnswer(findings, rulebook, options);
  const reasons = openReasons(language);
  return {
    language,
    title: page.decision,
    head: [[marked(outcomeMarks[findings.outcome], page.outcome)], [marked('faint', page.basis)]],
    notice: '',
    sections: [
      ...layOutValues(page.values, reasons, language),
      ...page.groups.map(({ status, title, rules }) =>
        section(title, [{ kind: 'list', items: rules.map((rule) => layOutRule(rule, status, reasons)) }]),
      ),
      ...listed(
        words.missing[language],
        page.missing.map(({ label, path }) => ({ text: [label, ' (', marked('code', path), ')'] })),
      ),
      ...listed(
        words.gaps[language],
        page.gaps.map((text) => ({ text })),
      ),
      ...listed(
        words.warnings[language],
        page.warnings.map((text) => ({ text })),
      ),
      ...(page.remedies === null ? [] : [layOutRemedies(page.remedies, language)]),
      section('', [paragraph([marked('emphasis', words.disclaimer[language])])]),
    ],
  };
}

function layOutValues(values: readonly PageValue[], reasons: Reasons, language: Language): readonly Section[] {
  if (values.length === 0) return [];
  const pairs = values.map(({ label, value, because }) => ({
    name: label,
    value,
    items: because === null ? [] : reasons.below(because, ''),
  }));
  return [section(words.values[language], [{ kind: 'pairs', stress: 'value', pairs }])];
}

function layOutRule(rule: PageRule, status: Status, reasons: Reasons): Item {
  const { label, citation, effect, note, messages, remarks, because } = rule;
  return {
    text: [marked('strong', label), `${citation === '' ? '' : ` (${citation})`}${note === '' ? '' : ` – ${note}`}`],
    sign: status === 'violated' && effect !== 'deny' ? 'warned' : status,
    notes: [...messages, ...remarks],
    items: because === null ? [] : reasons.below(because, remarks.join(' ')),
  };
}

function layOutRemedies({ remedies, note }: ToldRemedies, language: Language): Section {
  const items = remedies.map(({ changes, effects }) => ({
    text: changes.flatMap((change, index) => [
      ...(index === 0 ? [] : [marked('break', '; ')]),
      marked('strong', change),
    ]),
    notes: effects,
  }));
  return section(words.remedies[language], [
    ...(items.length === 0 ? [] : [{ kind: 'list', isOrdered: true, items } as const]),
    ...(note === '' ? [] : [paragraph(note)]),
  ]);
}

/** Tells the reasons of one answer: how a value was computed is told where it is met first. */
export interface Reasons {
  /** The reasons below a node; readings that `said` tells already are not told again. */
  below(because: Because, said: string): readonly Item[];
  of(because: Because, said: string): Item;
}

export function openReasons(language: Language): Reasons {
  const told = new Set<string>();
  const reasons: Reasons = {
    below(because, said) {
      if (because.kind === 'definition' || because.kind === 'output') told.add(keyOf(because));
      return (because.children ?? []).map((child) => reasons.of(child, said));
    },
    of(because, said) {
      const { kind, text, value, provisions = [], interpretation, children = [] } = because;
      const citation = formatCitations(provisions, language);
      const line = `${text}${value === undefined ? '' : `: ${value}`}${citation === '' ? '' : ` (${citation})`}`;
      const isTold = kind === 'definition' && children.length > 0 && told.has(keyOf(because));
      if (isTold) return { text: `${line} – ${words.reasonsAbove[language]}` };
      const read =
        interpretation === undefined || said.includes(interpretation)
          ? []
          : [{ text: `${words.interpretation[language]}: ${interpretation}` }];
      return { text: line, items: [...read, ...reasons.below(because, said)] };
    },
  };
  return reasons;
}

/** What is told of a value: the same wherever the same is told of it. */
function keyOf({ text, value, children = [] }: Because): string {
  return JSON.stringify([text, value, children]);
}
