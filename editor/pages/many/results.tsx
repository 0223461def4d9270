import { useState } from 'react';
import { invariant } from '../../../engine/ir/invariant.ts';
import type { Rulebook } from '../../../engine/ir/ir.ts';
import { textIn } from '../../../engine/ir/texts.ts';
import type { ResultFormat } from '../../../library/batch/case-writer.ts';
import { saveFile } from '../../files/save-file.ts';
import { type Fate, fates, type Selection } from '../../many/decided-file.ts';
import { fill } from '../../shell/fill.ts';
import { useReading } from '../../shell/language.tsx';
import { rulebookWorker } from '../../worker/connect.ts';
import { type FileState, fileInTab } from './file-in-tab.ts';
import { numberIn } from './number-in.ts';
import { ResultTable } from './result-table.tsx';
import { manyTexts as texts } from './texts.ts';

/** What became of the cases of a file: how many of each, a table of them, and files to take along. */
export function Results({
  state,
  rulebook,
}: {
  readonly state: Extract<FileState, { kind: 'decided' }>;
  readonly rulebook: Rulebook;
}) {
  const { text, language } = useReading();
  const [selection, setSelection] = useState<Selection>({ fate: null, sort: 'line', descending: false });
  const { file, asking, tally } = state;
  const decision = rulebook.decisions.find(({ name }) => name === asking.decision);
  invariant(decision !== undefined, 'the file was decided by this rulebook');
  const total = fates.reduce((sum, fate) => sum + tally[fate], 0);
  const nameOf = (fate: Fate) =>
    fate === 'bad' ? text(texts.bad) : textIn(decision.outcomes[fate], language, rulebook);
  const save = async (format: ResultFormat) => {
    const blob = await rulebookWorker().writeResults(selection, format, language);
    saveFile(`${baseOf(file)}-${language === 'fi' ? 'tulokset' : 'results'}.${format}`, blob.type, blob);
  };
  const saveBad = async () => {
    const ending = /\.[^.]+$/.exec(file)?.[0] ?? '.csv';
    const blob = await rulebookWorker().writeBadRows();
    saveFile(`${baseOf(file)}-${language === 'fi' ? 'virheelliset' : 'bad'}${ending}`, blob.type, blob);
  };
  return (
    <section aria-labelledby="results-title">
      <h2 id="results-title">{text(texts.results)}</h2>
      <p role="status">
        {fill(text(total === 0 ? texts.noCases : texts.done), { count: numberIn(total, language), file })}
      </p>
      <fieldset className="fates">
        <legend>{text(texts.filter)}</legend>
        {([null, ...fates] as const).map((fate) => (
          <button
            key={fate ?? 'all'}
            type="button"
            className={`fate fate-${fate ?? 'all'}`}
            aria-pressed={selection.fate === fate}
            disabled={fate !== null && tally[fate] === 0}
            onClick={() => setSelection({ ...selection, fate })}
          >
            {fate === null ? text(texts.all) : nameOf(fate)}{' '}
            <strong>{numberIn(fate === null ? total : tally[fate], language)}</strong>
          </button>
        ))}
      </fieldset>
      <div className="file-tools">
        <span>{text(texts.download)}:</span>
        <button type="button" className="button-plain" onClick={() => save('csv')}>
          <span className="visually-hidden">{text(texts.download)} </span>
          {text(texts.asTable)}
        </button>
        <button type="button" className="button-plain" onClick={() => save('jsonl')}>
          <span className="visually-hidden">{text(texts.download)} </span>
          {text(texts.asLines)}
        </button>
        {tally.bad > 0 && (
          <button type="button" className="button-plain" onClick={saveBad}>
            {text(texts.badRows)}
          </button>
        )}
        <button type="button" className="button-plain" onClick={() => fileInTab.clear(null)}>
          {text(texts.clear)}
        </button>
      </div>
      {total > 0 && (
        <ResultTable decision={decision} rulebook={rulebook} selection={selection} onSelect={setSelection} />
      )}
    </section>
  );
}

function baseOf(file: string): string {
  return file.replace(/\.[^.]+$/, '');
}
