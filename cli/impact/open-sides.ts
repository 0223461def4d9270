import { compileRulebook } from '../../dsl/compile/compile.ts';
import type { Diagnostic } from '../../dsl/diagnostics/diagnostic.ts';
import { rulebookOn } from '../../engine/analysis/changes/rulebook-on.ts';
import type { DecidingRulebook } from '../../engine/compare/sides.ts';
import { engines } from '../../library/engines.ts';
import type { ComparedState, ComparedStates } from '../diff/sides.ts';

/** Two states of a rulebook, ready to decide cases by; or the one that has errors. */
export type OpenedSides =
  | { readonly kind: 'sides'; readonly before: DecidingRulebook; readonly after: DecidingRulebook }
  | { readonly kind: 'invalid'; readonly side: 'before' | 'after'; readonly diagnostics: readonly Diagnostic[] };

/** Compiles both, drafts and proposals included. Of a date, what is in force on it holds for cases of any date. */
export function openSides({ before, after }: ComparedStates): OpenedSides {
  const earlier = openSide(before);
  if (earlier.kind === 'invalid') return { ...earlier, side: 'before' };
  const later = openSide(after);
  if (later.kind === 'invalid') return { ...later, side: 'after' };
  return { kind: 'sides', before: earlier.side, after: later.side };
}

function openSide({ files, day }: ComparedState) {
  const sources = new Map([...files].filter(([path]) => !path.startsWith('tests/')));
  const { rulebook, diagnostics } = compileRulebook(sources, { drafts: true });
  if (rulebook === null) return { kind: 'invalid' as const, diagnostics };
  const shown = day === null ? rulebook : rulebookOn(rulebook, day);
  return { kind: 'side' as const, side: { rulebook: shown, evaluator: engines.javascript(shown) } };
}
