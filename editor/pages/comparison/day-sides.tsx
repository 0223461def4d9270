import { type FormEvent, useEffect, useState } from 'react';
import { Button, TextInput } from 'suomifi-ui-components';
import { parseDate } from '../../../engine/ir/calendar.ts';
import { readDay, writeDay } from '../../shell/dates.ts';
import { useReading } from '../../shell/language.tsx';
import { comparisonTexts as texts } from './texts.ts';

interface Props {
  /** `2020-12-31` */
  readonly before: string;
  readonly after: string;
  readonly onChoose: (sides: { readonly before: string; readonly after: string }) => void;
}

/** Two days to compare. */
export function DaySides({ before, after, onChoose }: Props) {
  const { text, language } = useReading();
  const shown = (date: string): string => {
    const day = parseDate(date);
    return day === null ? date : writeDay(day, language);
  };
  const [typed, setTyped] = useState({ before: shown(before), after: shown(after) });
  const [tried, setTried] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: typed anew when the address or the language changes
  useEffect(() => setTyped({ before: shown(before), after: shown(after) }), [before, after, language]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const [from, to] = [readDay(typed.before), readDay(typed.after)];
    if (from !== null && to !== null) onChoose({ before: writeDay(from, 'en'), after: writeDay(to, 'en') });
  };
  return (
    <form className="comparison-sides no-print" onSubmit={submit}>
      {(['before', 'after'] as const).map((side) => (
        <TextInput
          key={side}
          labelText={text(texts[side])}
          hintText={text(texts.dayHint)}
          value={typed[side]}
          onChange={(value) => setTyped((now) => ({ ...now, [side]: String(value ?? '') }))}
          {...(tried &&
            readDay(typed[side]) === null && { status: 'error' as const, statusText: text(texts.dayWrong) })}
        />
      ))}
      <Button type="submit">{text(texts.compare)}</Button>
    </form>
  );
}
