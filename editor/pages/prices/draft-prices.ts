import { useEffect, useMemo, useRef, useState } from 'react';
import type { Diagnostic } from '../../../dsl/diagnostics/diagnostic.ts';
import { type CellForm, readCell } from '../../../dsl/values/read-cell.ts';
import type { Caution } from '../../../engine/analysis/cautions/caution.ts';
import { cellName, numberTypeOf } from '../../../engine/analysis/values/cells.ts';
import { parseDate } from '../../../engine/ir/calendar.ts';
import type { Day, Rulebook } from '../../../engine/ir/ir.ts';
import type { Localized } from '../../../engine/ir/localized.ts';
import type { DraftSession, DraftState } from '../../drafts/draft-session.ts';
import { draftName, useCompiledDraft } from '../../drafts/use-compiled-draft.ts';
import { useDraftState } from '../../drafts/use-draft.ts';
import { readBands } from '../../prices/bands.ts';
import { bandFormsOf, formOf } from '../../prices/forms.ts';
import { type PriceNotes, priceNotesKey, readPriceNotes } from '../../prices/notes.ts';
import {
  listNewValues,
  type ParameterPlace,
  type PriceGroup,
  type PriceParameter,
  type PriceRow,
  rowsOf,
} from '../../prices/price-table.ts';
import { type YearlyEffect, yearlyEffect } from '../../prices/yearly-effect.ts';
import { useRulebook } from '../../shell/rulebook.tsx';
import type { CaseloadEffect } from '../../worker/caseload.ts';
import { rulebookWorker } from '../../worker/connect.ts';
import type { DraftReview } from '../../worker/prices.ts';
import { usePlaces } from './use-places.ts';

/** A mistake that keeps the draft from being proposed, and the field it is mended in. */
export interface DraftError {
  readonly field: string;
  readonly name: Localized;
  readonly message: Localized;
}

/** A caution with the reason for which it is as it should be; null: not given yet. */
export interface GivenCaution extends Caution {
  readonly reason: string | null;
}

/** The draft's prices as the page shows them. */
export interface DraftPrices {
  readonly session: DraftSession;
  readonly state: DraftState;
  readonly date: string;
  readonly day: Day;
  /** Whether the cells can be typed into. */
  readonly editable: boolean;
  /** The draft's rulebook, the latest one without errors. */
  readonly rulebook: Rulebook;
  /** Whether that is the rulebook of the files as they are now. */
  readonly settled: boolean;
  /** Errors of the draft's files, which this page cannot mend. */
  readonly broken: readonly Diagnostic[];
  readonly groups: readonly PriceGroup[];
  readonly rows: readonly PriceRow[];
  readonly notes: PriceNotes;
  readonly errors: readonly DraftError[];
  readonly cautions: readonly GivenCaution[];
  /** The latest there is; null until the first is known. */
  readonly review: DraftReview | null;
  /** Whether it, and the cautions, are of the draft as it is now. */
  readonly reviewed: boolean;
  readonly effect: YearlyEffect;
  /** What the draft does to generated cases, the latest there is; null until the first is known. */
  readonly caseload: readonly CaseloadEffect[] | null;
  /** Whether that is of the draft as it is now. */
  readonly caseloadReviewed: boolean;
  /** Whether what the draft means, as it is now, cannot be worked out. */
  readonly reviewFailed: boolean;
  readonly changeNotes: (changes: Partial<PriceNotes>, step?: string) => void;
}

/** The open draft's prices; null until the draft has been compiled once. */
export function useDraftPrices(session: DraftSession): DraftPrices | null {
  const state = useDraftState(session);
  const compiled = useCompiledDraft(state);
  const { rulebook: current, session: person } = useRulebook();
  const latest = useRef<Rulebook | null>(null);
  latest.current = compiled?.rulebook ?? latest.current;
  // A draft that has errors from the start is shown by the rulebook in force.
  const rulebook = compiled === null ? latest.current : (latest.current ?? current);
  const places = usePlaces(draftName, rulebook);
  const day = parseDate(state.date) ?? 0;
  const settled = compiled?.files === state.files;
  const reviewable = settled && compiled?.rulebook ? compiled.rulebook : null;
  const { reviewed, tried, failed } = useReview(day, reviewable);
  const review = reviewed?.found ?? null;
  const notes = useMemo(() => readPriceNotes(state.notes), [state.notes]);
  const groups = useMemo(
    () => (rulebook === null || places === null ? [] : listNewValues(rulebook, places, day)),
    [rulebook, places, day],
  );
  if (rulebook === null || places === null) return null;
  const rows = rowsOf(groups);
  return {
    session,
    state,
    date: state.date,
    day,
    editable: state.status === 'draft' && person.role === 'administrator',
    rulebook,
    settled,
    broken: (settled ? (compiled?.diagnostics ?? []) : []).filter(({ severity }) => severity === 'error'),
    groups,
    rows,
    notes,
    errors: findErrors(groups, notes, rulebook),
    cautions: (review?.cautions ?? []).map((caution) => ({
      ...caution,
      reason: notes.acknowledged[caution.id] ?? null,
    })),
    review,
    effect: yearlyEffect(rows, notes.quantities, rulebook),
    reviewed: reviewable !== null && reviewed?.of === reviewable,
    caseload: tried?.found ?? null,
    caseloadReviewed: reviewable !== null && tried?.of === reviewable,
    reviewFailed: reviewable !== null && failed === reviewable,
    changeNotes: (changes, step) => {
      const before = readPriceNotes(session.state.notes);
      session.edit({}, { [priceNotesKey]: { ...before, ...changes } }, step ?? null);
    },
  };
}

/** How long edits have to pause before what they mean is computed, in milliseconds. */
const pause = 250;

/** What was found out, and of which rulebook. */
interface Found<Finding> {
  readonly of: Rulebook;
  readonly found: Finding;
}

/** What the draft means; while it is being computed, what the one before meant. */
function useReview(day: Day, rulebook: Rulebook | null) {
  const [reviewed, setReviewed] = useState<Found<DraftReview> | null>(null);
  const [tried, setTried] = useState<Found<readonly CaseloadEffect[]> | null>(null);
  const [failed, setFailed] = useState<Rulebook | null>(null);
  useEffect(() => {
    if (rulebook === null) return;
    let wanted = true;
    const fail = () => {
      if (wanted) setFailed(rulebook);
    };
    const timer = setTimeout(() => {
      const worker = rulebookWorker();
      worker.reviewDraft('current', draftName, day).then((found) => {
        if (wanted && found !== null) setReviewed({ of: rulebook, found });
      }, fail);
      worker.reviewCaseload('current', draftName, day).then((found) => {
        if (wanted && found !== null) setTried({ of: rulebook, found });
      }, fail);
    }, pause);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [day, rulebook]);
  return { reviewed, tried, failed };
}

/** How numbers of a row are read; null where it holds none. */
export function formOfRow(row: PriceRow, place: ParameterPlace, rulebook: Rulebook): CellForm | null {
  const type = numberTypeOf(row.parameter);
  return type === null ? null : formOf(type, rulebook, place);
}

function findErrors(groups: readonly PriceGroup[], notes: PriceNotes, rulebook: Rulebook): readonly DraftError[] {
  return groups.flatMap(({ parameters }) =>
    parameters.flatMap((parameter) => [
      ...parameter.rows.flatMap((row) => cellError(row, parameter.place, notes, rulebook)),
      ...bandErrors(parameter, notes, rulebook),
    ]),
  );
}

/** The field of a cell in the page. */
export function fieldOfCell(id: string): string {
  return `cell-${id}`;
}

function cellError(row: PriceRow, place: ParameterPlace, notes: PriceNotes, rulebook: Rulebook): readonly DraftError[] {
  const pending = notes.pending[row.id];
  const message = pending === undefined ? null : problemOf(row, pending, place, rulebook);
  return message === null ? [] : [{ field: fieldOfCell(row.id), name: cellName(row, rulebook), message }];
}

/** What is wrong with what was typed into a cell; null where nothing is. */
export function problemOf(row: PriceRow, text: string, place: ParameterPlace, rulebook: Rulebook): Localized | null {
  const form = formOfRow(row, place, rulebook);
  const reading = form === null ? null : readCell(text, form);
  if (reading?.kind === 'refused') return reading.message;
  return reading?.kind === 'read' && row.after === null ? waitsForOthers : null;
}

const waitsForOthers: Localized = {
  fi: 'Arvo tulee versioon, kun jokaisella rivillä on arvo.',
  en: 'The value goes into the version once every row has one.',
};

function bandErrors(
  { parameter, place }: PriceParameter,
  notes: PriceNotes,
  rulebook: Rulebook,
): readonly DraftError[] {
  const typed = notes.bands[parameter.name];
  const type = numberTypeOf(parameter);
  if (typed === undefined || type === null || parameter.index?.kind !== 'bands') return [];
  const reading = readBands(typed, bandFormsOf(parameter.index, type, rulebook, place));
  if (reading.kind === 'read') return [];
  const name = cellName({ id: parameter.name, parameter, key: null }, rulebook);
  return reading.problems.map(({ band, field, message }) => ({
    field: fieldOfBand(parameter.name, band, field),
    name,
    message,
  }));
}

/** The field of a band's limit or value in the page; without them what all fields of the parameter's bands start with. */
export function fieldOfBand(parameter: string, band?: number, field?: string): string {
  return band === undefined ? `band-${parameter}-` : `band-${parameter}-${band}-${field}`;
}
