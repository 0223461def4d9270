import { fill } from '../../shell/fill.ts';
import { useReading } from '../../shell/language.tsx';
import { numberIn } from './number-in.ts';
import { manyTexts as texts } from './texts.ts';

/** Which of the cases are shown, and the way to the others. */
export function Pager({
  from,
  size,
  total,
  onTurn,
}: {
  readonly from: number;
  readonly size: number;
  readonly total: number;
  readonly onTurn: (from: number) => void;
}) {
  const { text, language } = useReading();
  if (total <= size) return null;
  const to = Math.min(from + size, total);
  const number = (count: number) => numberIn(count, language);
  return (
    <nav className="pager" aria-label={text(texts.pages)}>
      <button
        type="button"
        className="button-plain"
        disabled={from === 0}
        onClick={() => onTurn(Math.max(0, from - size))}
      >
        {text(texts.previous)}
      </button>
      <span>{fill(text(texts.range), { from: number(from + 1), to: number(to), total: number(total) })}</span>
      <button type="button" className="button-plain" disabled={to >= total} onClick={() => onTurn(from + size)}>
        {text(texts.next)}
      </button>
    </nav>
  );
}
