import { type ClipboardEvent, type KeyboardEvent, useEffect, useState } from 'react';
import { type CellForm, readCell } from '../../../dsl/values/read-cell.ts';
import type { Localized } from '../../../engine/ir/localized.ts';
import { isBlock } from '../../prices/pasted-block.ts';
import { useReading } from '../../shell/language.tsx';
import { useAnnounce } from '../../shell/status.tsx';

/** One number of the table, typed in place: Enter keeps it and goes down, Escape gives back what was there. */
export function NumberCell({
  id,
  column,
  label,
  shown,
  form,
  settled,
  disabled,
  describedBy,
  problem,
  unit,
  onCommit,
  onPasteBlock,
}: {
  readonly id: string;
  /** Enter stays in it. */
  readonly column: 'value' | 'quantity';
  readonly label: string;
  /** What the draft has: the value as it is typed, or what could not be read of it. */
  readonly shown: string;
  readonly form: CellForm;
  /** Whether `shown` is up to date with what was typed last. */
  readonly settled: boolean;
  readonly disabled: boolean;
  readonly describedBy: string;
  /** What is wrong with what the draft has. */
  readonly problem: Localized | null;
  readonly unit: string;
  readonly onCommit: (text: string) => void;
  readonly onPasteBlock: ((text: string) => void) | null;
}) {
  const { text } = useReading();
  const [typed, setTyped] = useState<string | null>(null);
  const [focused, setFocused] = useState(false);
  useEffect(() => {
    if (settled && !focused) setTyped(null);
  }, [settled, focused]);
  const value = typed ?? shown;
  const reading = typed === null ? null : readCell(typed, form);
  const message = reading === null ? problem : reading.kind === 'refused' ? reading.message : null;
  const announce = useAnnounce();
  const said = focused && message !== null ? text(message) : '';
  useEffect(() => {
    if (said !== '') announce(said);
  }, [said, announce]);
  const commit = () => {
    if (typed !== null && typed !== shown) onCommit(typed);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      commit();
      moveFrom(event.currentTarget, event.shiftKey ? -1 : 1);
    } else if (event.key === 'Escape' && typed !== null) {
      event.preventDefault();
      setTyped(null);
    }
  };
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const pasted = event.clipboardData.getData('text/plain');
    if (onPasteBlock === null || !isBlock(pasted)) return;
    event.preventDefault();
    setTyped(null);
    onPasteBlock(pasted);
  };
  return (
    <>
      <span className="cell-input">
        <input
          id={id}
          data-column={column}
          data-typed={typed !== null && typed !== shown ? 'yes' : 'no'}
          className="field"
          type="text"
          inputMode="decimal"
          autoComplete="off"
          aria-label={label}
          aria-invalid={message !== null}
          aria-describedby={message === null ? describedBy : `${id}-problem ${describedBy}`}
          value={value}
          disabled={disabled}
          onFocus={(event) => {
            setFocused(true);
            event.currentTarget.select();
          }}
          onBlur={() => {
            setFocused(false);
            commit();
          }}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={press}
          onPaste={paste}
        />
        {unit !== '' && <span className="unit">{unit}</span>}
      </span>
      {message !== null && (
        <span id={`${id}-problem`} className="problem cell-problem">
          {text(message)}
        </span>
      )}
    </>
  );
}

/** Moves to the next cell of the column that can be typed into, below or above; past the last one, leaves it. */
function moveFrom(input: HTMLInputElement, step: 1 | -1): void {
  const column = `input[data-column="${input.dataset.column}"]:not(:disabled)`;
  const cells = [...document.querySelectorAll<HTMLInputElement>(column)];
  const next = cells[cells.indexOf(input) + step];
  if (next === undefined) input.blur();
  else next.focus();
}
