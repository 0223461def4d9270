import type { Day } from '../../ir/ir.ts';
import type { LockChange, Side } from './changes.ts';

/**
 * What was accepted or pinned on the earlier side and does not stand as it stood, by the day of the edition. Editions that
 * are new, or are accepted or pinned for the first time, are no such changes; drafts and proposals change freely.
 */
export function findLockChanges(before: Side, after: Side): readonly LockChange[] {
  const dates = [...new Set([...before.lock.accepted.keys(), ...before.lock.pins.keys()])].sort((a, b) => a - b);
  // Each hash rests on the one before: only the first that differs was changed for certain.
  const rewritten = dates.find((date) => {
    const [old, now] = [before.lock.accepted.get(date), after.lock.accepted.get(date)];
    return old !== undefined && now !== undefined && old !== now;
  });
  return dates.flatMap((date) => {
    const kinds = [
      ...pinChange(before.lock.pins.get(date), after.lock.pins.get(date)),
      ...(date === rewritten ? (['rewritten'] as const) : editionChange(date, before, after)),
    ];
    return kinds.map((kind) => ({ date, kind }));
  });
}

function pinChange(before: string | undefined, after: string | undefined): readonly LockChange['kind'][] {
  if (before === undefined || before === after) return [];
  return [after === undefined ? 'unpinned' : 'repinned'];
}

function editionChange(date: Day, before: Side, after: Side): readonly LockChange['kind'][] {
  const isThere = ({ rulebook }: Side) => rulebook.editions.some((edition) => edition.date === date);
  if (!isThere(after)) return isThere(before) ? ['removed'] : [];
  return before.lock.accepted.has(date) && !after.lock.accepted.has(date) ? ['reopened'] : [];
}
