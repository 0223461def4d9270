import { type ColumnDef, flexRender, getCoreRowModel, type SortingState, useReactTable } from '@tanstack/react-table';
import { useEffect, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Decision, Rulebook } from '../../../engine/ir/ir.ts';
import { labelOfName } from '../../../engine/ir/names.ts';
import { hiddenOutputs } from '../../../engine/ir/sensitive.ts';
import type { Selection, SortKey } from '../../many/decided-file.ts';
import { fill } from '../../shell/fill.ts';
import { useReading } from '../../shell/language.tsx';
import { useAnnounce } from '../../shell/status.tsx';
import { rulebookWorker } from '../../worker/connect.ts';
import type { ShownPage, ShownRow } from '../../worker/many.ts';
import { outcomeMarks } from '../evaluation/answer/status-marks.ts';
import { caseInTab } from '../evaluation/case/case-in-tab.ts';
import { entriesOf } from '../evaluation/case/entries-of.ts';
import { numberIn } from './number-in.ts';
import { manyTexts as texts } from './texts.ts';

/** Rows of one page. */
const pageSize = 50;

/** The cases selected, a page at a time: the worker has them all. */
export function ResultTable({
  decision,
  rulebook,
  selection,
  onSelect,
}: {
  readonly decision: Decision;
  readonly rulebook: Rulebook;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
}) {
  const { text, language } = useReading();
  const [from, setFrom] = useState(0);
  const { fate } = selection;
  // biome-ignore lint/correctness/useExhaustiveDependencies: other cases are shown from the first one on.
  useEffect(() => setFrom(0), [fate]);
  const page = useShownPage(selection, from);
  const columns = useColumns(decision, rulebook);
  const table = useReactTable<ShownRow>({
    data: page.rows as ShownRow[],
    columns,
    getCoreRowModel: getCoreRowModel(),
    manualSorting: true,
    manualPagination: true,
    enableMultiSort: false,
    enableSortingRemoval: false,
    sortDescFirst: false,
    getRowId: (row) => String(row.place),
    state: { sorting: sortingOf(selection) },
    onSortingChange: (update) => {
      const sorting = typeof update === 'function' ? update(sortingOf(selection)) : update;
      onSelect({ ...selection, ...readSorting(sorting) });
      setFrom(0);
    },
  });
  return (
    <>
      <Pager from={from} size={pageSize} total={page.total} onTurn={setFrom} />
      <div className="table-scroll">
        <table className="result-table">
          <caption className="visually-hidden">{text(texts.results)}</caption>
          <thead>
            <tr>
              {table.getFlatHeaders().map((header) => {
                const direction = header.column.getIsSorted();
                const title = flexRender(header.column.columnDef.header, header.getContext());
                return (
                  <th
                    key={header.id}
                    scope="col"
                    {...(direction !== false && { 'aria-sort': direction === 'asc' ? 'ascending' : 'descending' })}
                  >
                    {header.column.getCanSort() ? (
                      <button type="button" className="sort-button" onClick={header.column.getToggleSortingHandler()}>
                        {title}
                        <span aria-hidden="true">{direction === false ? ' ↕' : direction === 'asc' ? ' ↑' : ' ↓'}</span>
                      </button>
                    ) : (
                      title
                    )}
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {table.getRowModel().rows.map((row) => (
              <tr key={row.id} className={`fate-row fate-${row.original.fate}`}>
                {row.getVisibleCells().map((cell) => (
                  <td key={cell.id} lang={cell.column.id === 'sentence' ? language : undefined}>
                    {flexRender(cell.column.columnDef.cell, cell.getContext())}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Pager from={from} size={pageSize} total={page.total} onTurn={setFrom} />
    </>
  );
}

function useShownPage(selection: Selection, from: number): ShownPage {
  const { language } = useReading();
  const [page, setPage] = useState<ShownPage>({ total: 0, rows: [] });
  useEffect(() => {
    let wanted = true;
    rulebookWorker()
      .showCases(selection, from, pageSize, language)
      .then((shown) => {
        if (wanted) setPage(shown);
      });
    return () => {
      wanted = false;
    };
  }, [selection, from, language]);
  return page;
}

function useColumns(decision: Decision, rulebook: Rulebook): ColumnDef<ShownRow>[] {
  const { text, language } = useReading();
  const navigate = useNavigate();
  return useMemo(() => {
    const hidden = hiddenOutputs(decision, rulebook);
    const look = async (row: ShownRow) => {
      const facts = await rulebookWorker().factsOfCase(row.place);
      if (facts === null) return;
      caseInTab.replace(decision.name, entriesOf(facts, rulebook, language), null);
      navigate('/evaluation');
    };
    const outputs = decision.outputs.filter(({ name }) => !hidden.has(name));
    return [
      { id: 'line', header: text(texts.line), accessorKey: 'line' },
      { id: 'case', header: text(texts.case), accessorKey: 'case' },
      {
        id: 'fate',
        header: text(texts.outcome),
        cell: ({ row: { original } }) => (
          <>
            <span className="mark" aria-hidden="true">
              {original.fate === 'bad' ? '✗' : outcomeMarks[original.fate]}
            </span>
            {original.outcome}
          </>
        ),
        accessorKey: 'fate',
      },
      ...outputs.map(
        ({ name }): ColumnDef<ShownRow> => ({
          id: `output ${name}`,
          header: labelOfName(name, language, rulebook),
          accessorFn: (row) => row.values[name] ?? '',
        }),
      ),
      {
        id: 'sentence',
        header: text(texts.sentence),
        enableSorting: false,
        cell: ({ row: { original } }) => <Sentence row={original} />,
      },
      {
        id: 'look',
        header: '',
        enableSorting: false,
        cell: ({ row: { original } }) =>
          original.fate === 'bad' ? null : (
            <button
              type="button"
              className="link-button"
              aria-label={fill(text(texts.lookAt), { case: original.case ?? original.line })}
              onClick={() => look(original)}
            >
              {text(texts.look)}
            </button>
          ),
      },
    ];
  }, [decision, rulebook, language, text, navigate]);
}

function sortingOf({ sort, descending }: Selection): SortingState {
  return [{ id: typeof sort === 'string' ? sort : `output ${sort.output}`, desc: descending }];
}

function readSorting([first]: SortingState): Pick<Selection, 'sort' | 'descending'> {
  if (first === undefined) return { sort: 'line', descending: false };
  const output = /^output (.+)$/.exec(first.id)?.[1];
  const sort: SortKey = output === undefined ? (first.id as 'line' | 'case' | 'fate') : { output };
  return { sort, descending: first.desc };
}

/** Which of the cases are shown, and the way to the others. */
function Pager({
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

/** What to say to whoever sent a case, ready to be copied. */
function Sentence({ row }: { readonly row: ShownRow }) {
  const { text } = useReading();
  const announce = useAnnounce();
  const [copied, setCopied] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const { sentence } = row;
  if (sentence === null) return null;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(sentence);
      setCopied(sentence);
      announce(text(texts.copied));
    } catch {
      setFailed(true);
    }
  };
  return (
    <div className="sentence">
      <span>{sentence}</span>
      {row.fate !== 'bad' && (
        <button
          type="button"
          className="link-button"
          aria-label={fill(text(texts.copySentence), { case: row.case ?? row.line })}
          onClick={copy}
        >
          {text(failed ? texts.copyFailed : copied === sentence ? texts.copied : texts.copy)}
        </button>
      )}
    </div>
  );
}
