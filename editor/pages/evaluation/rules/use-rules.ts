import { useEffect, useState } from 'react';
import { parseDate } from '../../../../engine/ir/calendar.ts';
import type { Day, Rulebook } from '../../../../engine/ir/ir.ts';
import type { Localized } from '../../../../engine/ir/localized.ts';
import { RequestError, request } from '../../../api/request.ts';
import { type CurrentRulebook, useRulebook } from '../../../shell/rulebook.tsx';
import { rulebookWorker } from '../../../worker/connect.ts';
import { evaluationTexts as texts } from '../texts.ts';

/** Which rules a case is evaluated by. */
export type RulesChoice =
  | { readonly kind: 'accepted' }
  /** Editions in the rulebook's own folder that are drafts or proposals are taken in. */
  | { readonly kind: 'unaccepted' }
  /** A draft on the server, by the day it would take effect. */
  | { readonly kind: 'draft'; readonly date: string };

/** Rules open in the worker. */
export interface AppliedRules {
  /** The name they are open under. */
  readonly name: string;
  readonly rulebook: Rulebook;
  /** The day the unaccepted edition takes effect; null where all are accepted. */
  readonly draftFrom: Day | null;
}

export type RulesState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'failed'; readonly message: Localized }
  /** `isChanging` while others have been chosen and are being opened. */
  | { readonly kind: 'open'; readonly rules: AppliedRules; readonly isChanging: boolean };

/** Opens the chosen rules; those chosen before stay until they are open, so that the page keeps its place. The case itself plays no part in it: only the rulebook is asked for. */
export function useRules(choice: RulesChoice): RulesState {
  const current = useRulebook();
  const [state, setState] = useState<RulesState>({ kind: 'opening' });
  const [opened, setOpened] = useState<{ readonly key: string; readonly current: CurrentRulebook } | null>(null);
  const key = choice.kind === 'draft' ? choice.date : choice.kind;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` says all that is in the choice.
  useEffect(() => {
    let wanted = true;
    const take = (next: RulesState) => {
      if (!wanted) return;
      setState(next);
      setOpened({ key, current });
    };
    openRules(choice, current).then(take, (error: unknown) => {
      take({ kind: 'failed', message: error instanceof RequestError ? error.texts : texts.draftFailed });
    });
    return () => {
      wanted = false;
    };
  }, [key, current]);
  const isCurrent = opened?.key === key && opened.current === current;
  if (state.kind === 'open') return { ...state, isChanging: !isCurrent };
  return isCurrent ? state : { kind: 'opening' };
}

async function openRules(choice: RulesChoice, current: CurrentRulebook): Promise<RulesState> {
  const { rulebook, files } = current;
  const isAllAccepted = rulebook?.editions.every(isAccepted) ?? false;
  if (rulebook !== null && (choice.kind === 'unaccepted' || (choice.kind === 'accepted' && isAllAccepted))) {
    const rules = { name: 'current', rulebook, draftFrom: firstUnaccepted(rulebook) };
    return { kind: 'open', rules, isChanging: false };
  }
  if (choice.kind === 'draft') {
    const draft = await request<{ readonly files: Readonly<Record<string, string>> }>(
      `/api/drafts/${encodeURIComponent(choice.date)}`,
    );
    return open('evaluated-draft', { ...files, ...draft.files }, true, parseDate(choice.date));
  }
  return open('accepted', files, false, null);
}

async function open(
  name: string,
  files: Readonly<Record<string, string>>,
  drafts: boolean,
  draftFrom: Day | null,
): Promise<RulesState> {
  const { rulebook } = await rulebookWorker().open(name, files, { drafts });
  if (rulebook === null) return { kind: 'failed', message: drafts ? texts.draftBroken : texts.broken };
  return { kind: 'open', rules: { name, rulebook, draftFrom }, isChanging: false };
}

function isAccepted({ status }: Rulebook['editions'][number]): boolean {
  return status === 'accepted' || status === 'in_force';
}

/** The day from which the rulebook's own folder has an edition that is not accepted; null where there is none. */
export function firstUnaccepted(rulebook: Rulebook): Day | null {
  return rulebook.editions.find((edition) => !isAccepted(edition))?.date ?? null;
}

/** A draft as the server lists it. */
export interface ListedDraft {
  readonly date: string;
  readonly status: 'draft' | 'proposed';
}

/** The drafts on the server; none where they cannot be had, as for those who may only evaluate. */
export function useListedDrafts(): readonly ListedDraft[] {
  const [drafts, setDrafts] = useState<readonly ListedDraft[]>([]);
  useEffect(() => {
    const abort = new AbortController();
    request<readonly ListedDraft[]>('/api/drafts', { signal: abort.signal }).then(setDrafts, () => {});
    return () => abort.abort();
  }, []);
  return drafts;
}
