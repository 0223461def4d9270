import { formatDate } from '../../engine/ir/calendar.ts';
import { formatDecimal } from '../../engine/ir/decimal.ts';
import type { Day } from '../../engine/ir/ir.ts';

export type Service = 'individual_coaching' | 'group_coaching' | 'supported_work' | 'participation';
export type NeedGround = 'social_functioning' | 'exclusion_prevention' | 'inclusion';

/**
 * An application for a voucher as a program written for this one decision would hold it: every fact that
 * `voucher_grant` reads, dates as day numbers, quantities as whole numbers of their smallest part.
 */
export interface VoucherApplication {
  readonly birthDate: Day;
  readonly homeMunicipality: string;
  readonly needs: readonly NeedGround[];
  readonly entitledToRehabilitativeWork: boolean;
  readonly thirdSectorSufficient: boolean;
  readonly participationFoundSuitable: boolean;
  readonly localProviderAvailable: boolean;
  readonly specialNeedIdentified: boolean;
  readonly service: Service;
  readonly grantedOn: Day;
  readonly starts: Day;
  readonly ends: Day;
  /** Hundredths of an hour. */
  readonly hours: number;
  readonly days: number;
  readonly daysPerWeek: number;
  readonly intensitySupportsProgress: boolean;
  /** Metres. */
  readonly meetingDistance: number;
  readonly outOfAreaPermitted: boolean;
  /** Metres. */
  readonly distanceFromHome: number;
}

export type VoucherFact = keyof VoucherApplication;

/** An application as it is asked about: some of its facts may be left out. */
export interface VoucherCase {
  readonly application: VoucherApplication;
  readonly leftOut: ReadonlySet<VoucherFact>;
}

type JsonValue = string | number | boolean | readonly string[];

const asItIs = (value: unknown) => value as JsonValue;
const asDate = (value: unknown) => formatDate(value as Day);
const asDecimal = (decimals: number) => (value: unknown) => Number(formatDecimal(value as number, decimals));

/** Where each fact stands in the rulebook, and how it is written in JSON. */
const written: Readonly<
  Record<VoucherFact, readonly [input: string, name: string, write: (value: unknown) => JsonValue]>
> = {
  birthDate: ['client', 'birth_date', asDate],
  homeMunicipality: ['client', 'home_municipality', asItIs],
  needs: ['client', 'needs', asItIs],
  entitledToRehabilitativeWork: ['client', 'entitled_to_rehabilitative_work', asItIs],
  thirdSectorSufficient: ['client', 'third_sector_sufficient', asItIs],
  participationFoundSuitable: ['client', 'participation_found_suitable', asItIs],
  localProviderAvailable: ['client', 'local_provider_available', asItIs],
  specialNeedIdentified: ['client', 'special_need_identified', asItIs],
  service: ['voucher', 'service', asItIs],
  grantedOn: ['voucher', 'granted_on', asDate],
  starts: ['voucher', 'starts', asDate],
  ends: ['voucher', 'ends', asDate],
  hours: ['voucher', 'hours', asDecimal(2)],
  days: ['voucher', 'days', asItIs],
  daysPerWeek: ['voucher', 'days_per_week', asItIs],
  intensitySupportsProgress: ['voucher', 'intensity_supports_progress', asItIs],
  meetingDistance: ['voucher', 'meeting_distance', asDecimal(3)],
  outOfAreaPermitted: ['voucher', 'out_of_area_permitted', asItIs],
  distanceFromHome: ['provider', 'distance_from_home', asDecimal(3)],
};

export const voucherFacts = Object.keys(written) as readonly VoucherFact[];

/** The application as the rulebook's users send it: nested JSON, some facts left out. */
export function toJson({ application, leftOut }: VoucherCase): object {
  const json: Record<string, Record<string, JsonValue>> = {};
  for (const fact of voucherFacts) {
    if (leftOut.has(fact)) continue;
    const [input, name, write] = written[fact];
    json[input] ??= {};
    json[input][name] = write(application[fact]);
  }
  return json;
}
