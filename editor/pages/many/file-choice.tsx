import { type DragEvent, useId, useRef, useState } from 'react';
import { writeHeadings } from '../../../engine/form/write-headings.ts';
import type { Day, Rulebook } from '../../../engine/ir/ir.ts';
import { saveFile } from '../../files/save-file.ts';
import { readDay } from '../../shell/dates.ts';
import { useReading } from '../../shell/language.tsx';
import { type FileAsking, fileInTab } from './file-in-tab.ts';
import { manyTexts as texts } from './texts.ts';

/** Two hundred megabytes: what the memory of a page holds with ease. */
const largestFile = 200_000_000;

/** Takes a file to evaluate, chosen or dropped, and the day where the file does not say it. */
export function FileChoice({
  rulebook,
  asking,
  onDay,
}: {
  readonly rulebook: Rulebook;
  readonly asking: FileAsking;
  readonly onDay: (day: Day | null) => void;
}) {
  const { text, language } = useReading();
  const input = useRef<HTMLInputElement>(null);
  const [day, setDay] = useState('');
  const [isOver, setOver] = useState(false);
  const id = useId();
  const isWrong = day.trim() !== '' && readDay(day) === null;
  const take = (file: File | undefined) => {
    if (file === undefined || isWrong) return;
    if (file.size > largestFile) fileInTab.refuse(file.name, [texts.tooLarge]);
    else fileInTab.decide(file, asking);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <section
      className={`file-choice${isOver ? ' file-over' : ''}`}
      aria-label={text(texts.choose)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p>
        <button type="button" className="button-primary" onClick={() => input.current?.click()}>
          {text(texts.choose)}
        </button>{' '}
        {text(texts.drop)}
        <input
          ref={input}
          type="file"
          hidden
          accept=".csv,.tsv,.txt,.jsonl,.ndjson,.json"
          aria-label={text(texts.choose)}
          onChange={(event) => {
            take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </p>
      <div className="file-day">
        <label htmlFor={id}>{text(texts.on)}</label>
        <input
          id={id}
          type="text"
          value={day}
          autoComplete="off"
          aria-invalid={isWrong}
          {...(isWrong && { 'aria-describedby': `${id}-error` })}
          onChange={(event) => {
            setDay(event.target.value);
            onDay(readDay(event.target.value));
          }}
        />
        {isWrong && (
          <p id={`${id}-error`} className="field-error">
            {text(texts.badDay)}
          </p>
        )}
      </div>
      <button
        type="button"
        className="link-button"
        onClick={() =>
          saveFile(`${asking.decision}.csv`, 'text/csv', writeHeadings(rulebook, asking.decision, language))
        }
      >
        {text(texts.template)}
      </button>
    </section>
  );
}
