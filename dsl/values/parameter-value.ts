import type { Constant, Day } from '../../engine/ir/ir.ts';
import type { Place } from '../editions/consolidated.ts';

/** A value of a YAML file, read at its parameter's type and scale, and where it stands. */
export interface PlacedConstant {
  readonly value: Constant;
  readonly place: Place;
}

/** What one edition says about a parameter; merged with earlier editions where it patches single members. */
export type GivenValue =
  | { readonly kind: 'single'; readonly value: PlacedConstant }
  | { readonly kind: 'by_member'; readonly values: ReadonlyMap<string, PlacedConstant> }
  | { readonly kind: 'bands'; readonly bands: readonly GivenBand[] }
  | { readonly kind: 'brackets'; readonly brackets: readonly GivenBracket[] };

/** `21-50 km: 81 EUR/h`; both ends inclusive on the index's grid, `to: null` is open. */
export interface GivenBand {
  readonly from: number;
  readonly to: number | null;
  readonly key: Place;
  readonly value: PlacedConstant;
}

/** `from 6000 EUR: 12 %` */
export interface GivenBracket {
  readonly from: number;
  readonly key: Place;
  readonly value: PlacedConstant;
}

/** A parameter's values in force over time; `value: null` where it was ended (`~`). */
export interface ParameterTimeline {
  readonly parameter: string;
  readonly entries: readonly { readonly from: Day; readonly value: GivenValue | null; readonly place: Place }[];
}
