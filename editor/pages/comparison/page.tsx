import './comparison.css';
import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import { parseDate } from '../../../engine/ir/calendar.ts';
import { today } from '../../shell/clock.ts';
import { writeDay } from '../../shell/dates.ts';
import { useReading } from '../../shell/language.tsx';
import { useRulebook } from '../../shell/rulebook.tsx';
import { ComparisonResult } from './comparison-result.tsx';
import { DaySides } from './day-sides.tsx';
import { loadState, nameOf, readState, sidesOfDays } from './sides.ts';
import { StateSides } from './state-sides.tsx';
import { comparisonTexts as texts } from './texts.ts';
import { useComparison } from './use-comparison.ts';

/** Two days or two states of the rulebook side by side, in words and as texts. What is compared stands in the address. */
export function ComparisonPage() {
  const { text, language } = useReading();
  const { files, rulebook } = useRulebook();
  const [parameters, setParameters] = useSearchParams();
  const mode = parameters.get('what') === 'states' ? 'states' : 'days';
  const [firstDay = today()] = rulebook?.editions.map(({ date }) => date).slice(-1) ?? [];
  const sides = mode === 'days' ? defaultDays(firstDay) : { before: 'current', after: 'current' };
  const before = parameters.get('before') ?? sides.before;
  const after = parameters.get('after') ?? sides.after;
  const load = useCallback(
    async (signal: AbortSignal) => {
      if (mode === 'days') {
        const [from = firstDay, to = firstDay] = [parseDate(before) ?? undefined, parseDate(after) ?? undefined];
        return sidesOfDays(files, from, to, language);
      }
      const side = async (name: string) => {
        const state = readState(name);
        const day = state.kind === 'draft' ? parseDate(state.date) : null;
        return {
          name: nameOf(state, text, language, day),
          files: await loadState(state, files, signal),
          day: null,
        };
      };
      return Promise.all([side(before), side(after)]);
    },
    [mode, before, after, files, firstDay, language, text],
  );
  const comparing = useComparison(load);
  const choose = (what: 'days' | 'states', next: { readonly before: string; readonly after: string }) =>
    setParameters({ what, ...next });
  const suggest = useCallback(
    (draft: string) => setParameters({ what: 'states', before: 'current', after: draft }, { replace: true }),
    [setParameters],
  );
  return (
    <>
      <fieldset className="comparison-modes no-print">
        <legend>{text(texts.what)}</legend>
        {(['days', 'states'] as const).map((one) => (
          <label key={one}>
            <input type="radio" name="what" checked={mode === one} onChange={() => setParameters({ what: one })} />
            {text(texts[one])}
          </label>
        ))}
      </fieldset>
      {mode === 'days' ? (
        <DaySides before={before} after={after} onChoose={(next) => choose('days', next)} />
      ) : (
        <StateSides
          before={before}
          after={after}
          onChoose={(next) => choose('states', next)}
          onDraft={parameters.has('after') ? null : suggest}
        />
      )}
      <ComparisonResult
        comparing={comparing}
        from={before.replace(/^revision:/, '')}
        to={after.replace(/^revision:/, '')}
      />
    </>
  );
}

/** The eve of the latest edition and its first day: what it changed. */
function defaultDays(edition: number): { readonly before: string; readonly after: string } {
  return { before: writeDay(edition - 1, 'en'), after: writeDay(edition, 'en') };
}
