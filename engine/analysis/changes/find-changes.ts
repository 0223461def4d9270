import type { Changes, Side } from './changes.ts';
import { findDeclarationChanges } from './declaration-changes.ts';
import { findFileChanges } from './file-changes.ts';
import { findLockChanges } from './lock-changes.ts';
import { momentsOf } from './moments.ts';
import {
  findCaseChanges,
  findEditionChanges,
  findIdentityChanges,
  findProvisionChanges,
  findTranslationChanges,
} from './other-changes.ts';
import { findValueChanges } from './value-changes.ts';

/**
 * Everything that differs between two rulebooks, or between two days of one, told apart by whether it can change an
 * outcome or a value. Of a rulebook and itself there is nothing.
 */
export function findChanges(before: Side, after: Side): Changes {
  const moments = momentsOf(before, after);
  const found = {
    before,
    after,
    locks: findLockChanges(before, after),
    editions: findEditionChanges(before, after),
    values: findValueChanges(before, after, moments),
    declarations: findDeclarationChanges(before, after, moments),
    provisions: findProvisionChanges(before, after),
    cases: findCaseChanges(before, after),
    translations: findTranslationChanges(before, after),
    identity: findIdentityChanges(before, after),
  };
  return { ...found, files: findFileChanges(found) };
}

/** Whether there is no difference at all. */
export function isUnchanged({ before: _before, after: _after, ...found }: Changes): boolean {
  return Object.values(found).every(({ length }) => length === 0);
}
