import type { Facts, Value } from '../ir/findings.ts';

/** Says that something is for the careful reader to judge. */
export const unclear = Symbol('unclear');

/** A value read, null for what counts as left out, or `unclear`. */
export type PlainValue = Value | null | typeof unclear;

/** Facts that are plainly sound, read. */
export interface PlainFacts {
  readonly facts: Facts;
  readonly case: string | number | null;
}

/** What has been read so far of the facts, or of one element. */
export class PlainReading {
  readonly values = new Map<string, Value>();
  reference: string | number | null = null;
  private found = 0;
  private dotted = false;
  private blank = false;

  /** Takes what stands under a name that is not `null`. False where it is unclear. */
  take(name: string, value: PlainValue, dotted: boolean): boolean {
    if (value === unclear) return false;
    if (dotted) this.dotted = true;
    if (value === null) {
      this.blank = true;
      return true;
    }
    this.found++;
    this.values.set(name, value);
    return true;
  }

  /** Notes that a group was given by a dotted name. */
  noteDotted(): void {
    this.dotted = true;
  }

  /** Whether nothing was given both nested and dotted; a blank value may hide that it was. */
  get isClear(): boolean {
    return this.values.size === this.found && !(this.dotted && this.blank);
  }
}
