/**
 * `voucher_grant` of the Kuopio rulebook as one would write it in TypeScript for nothing but this decision: what
 * everything else is measured against. It takes for granted that all facts are given and that one edition is in
 * force; it knows no provisions, no messages and no unknowns. The values are those of the edition of 2020-01-01.
 */
import type { CivilDate } from '../../engine/ir/calendar.ts';
import type { Outcome } from '../../engine/ir/ir.ts';
import type { VoucherApplication } from './application.ts';
import { fullYears, monthsAfter, toCivil } from './day-numbers.ts';

export interface VoucherVerdict {
  readonly outcome: Outcome;
  /** Names of rules, in the order of the policy. */
  readonly violated: readonly string[];
  /** Cents; null for a service billed by the day. */
  readonly hourPrice: number | null;
  /** Cents; null for a service billed by the hour. */
  readonly dayPrice: number | null;
  /** Cents; null where facts it needs are left out, which this program knows nothing of. */
  readonly value: number | null;
  /** Cents; null likewise. */
  readonly clientFee: number | null;
}

/** The verdict, and how each rule came out. */
export interface VoucherTrace extends Omit<VoucherVerdict, 'violated'> {
  /** In the order of the policy. */
  readonly rules: readonly RuleTrace[];
}

export interface RuleTrace {
  readonly rule: string;
  readonly status: 'satisfied' | 'violated' | 'not_applicable';
  readonly effect: 'deny' | 'refer' | null;
  readonly exception: string | null;
}

/** Outcome, violated rules and values of a complete application. */
export function decideByHand(application: VoucherApplication): VoucherVerdict {
  const terms = termsOf(application);
  const start = toCivil(application.starts);
  const violated: string[] = [];
  if (!isOfAge(application, start)) violated.push('age_limits');
  if (!isKuopio(application.homeMunicipality)) violated.push('residence');
  if (application.needs.length === 0) violated.push('need');
  if (application.service === 'participation' && !meetsParticipation(application)) {
    violated.push('participation_conditions');
  }
  if (!isLongEnough(application, start, terms)) violated.push('shortest_length');
  if (!isShortEnough(application, start, terms)) violated.push('longest_length');
  if (terms.billedBy === 'hour') {
    if (!areHoursGranted(application, terms)) violated.push('hours_granted');
  } else {
    if (!areDaysGranted(application, terms)) violated.push('days_granted');
    if (!isWeekGranted(application, terms)) violated.push('days_per_week');
  }
  const catchment = judgeCatchment(application);
  const denied = violated.length > 0 || catchment === catchmentDenied;
  if (catchment.status === 'violated') violated.push('catchment');
  const outcome = denied ? 'denied' : catchment === catchmentReferred ? 'referred' : 'approved';
  const hourPrice = hourPriceOf(application);
  const dayPrice = dayPriceOf(application);
  return {
    outcome,
    violated,
    hourPrice,
    dayPrice,
    value: voucherValue(application, hourPrice, dayPrice),
    clientFee: 0,
  };
}

/** The same with the status of every rule instead of the names of the violated ones. */
export function traceByHand(application: VoucherApplication): VoucherTrace {
  const terms = termsOf(application);
  const start = toCivil(application.starts);
  const hourly = terms.billedBy === 'hour';
  const { notApplicable: noParticipation } = participationConditions;
  const rules = [
    isOfAge(application, start) ? ageLimits.satisfied : ageLimits.violated,
    isKuopio(application.homeMunicipality) ? residence.satisfied : residence.violated,
    application.needs.length > 0 ? need.satisfied : need.violated,
    application.service === 'participation' ? traceParticipation(application) : noParticipation,
    isLongEnough(application, start, terms) ? shortestLength.satisfied : shortestLength.violated,
    isShortEnough(application, start, terms) ? longestLength.satisfied : longestLength.violated,
    !hourly ? hoursGranted.notApplicable : traceHours(application, terms),
    hourly ? daysGranted.notApplicable : traceDays(application, terms),
    hourly ? daysPerWeek.notApplicable : traceWeek(application, terms),
    judgeCatchment(application),
  ];
  const hourPrice = hourPriceOf(application);
  const dayPrice = dayPriceOf(application);
  const value = voucherValue(application, hourPrice, dayPrice);
  return { outcome: concludeFrom(rules), rules, hourPrice, dayPrice, value, clientFee: 0 };
}

function concludeFrom(rules: readonly RuleTrace[]): Outcome {
  let outcome: Outcome = 'approved';
  for (const { effect } of rules) {
    if (effect === 'deny') return 'denied';
    if (effect === 'refer') outcome = 'referred';
  }
  return outcome;
}

const ageLimits = tracesOf('age_limits');
const residence = tracesOf('residence');
const need = tracesOf('need');
const participationConditions = tracesOf('participation_conditions');
const shortestLength = tracesOf('shortest_length');
const longestLength = tracesOf('longest_length');
const hoursGranted = tracesOf('hours_granted');
const daysGranted = tracesOf('days_granted');
const daysPerWeek = tracesOf('days_per_week');
const catchmentKept = newTrace('catchment', 'satisfied', null);
const catchmentDenied = newTrace('catchment', 'violated', 'deny');
const catchmentPermitted = newTrace('catchment', 'satisfied', null, 'out_of_area');
const catchmentReferred = newTrace('catchment', 'violated', 'refer', 'out_of_area');

function tracesOf(rule: string): Readonly<Record<'satisfied' | 'violated' | 'notApplicable', RuleTrace>> {
  return {
    satisfied: newTrace(rule, 'satisfied', null),
    violated: newTrace(rule, 'violated', 'deny'),
    notApplicable: newTrace(rule, 'not_applicable', null),
  };
}

function newTrace(
  rule: string,
  status: RuleTrace['status'],
  effect: RuleTrace['effect'],
  exception: string | null = null,
): RuleTrace {
  return { rule, status, effect, exception };
}

function traceParticipation(application: VoucherApplication): RuleTrace {
  return meetsParticipation(application) ? participationConditions.satisfied : participationConditions.violated;
}

function traceHours(application: VoucherApplication, terms: Terms): RuleTrace {
  return areHoursGranted(application, terms) ? hoursGranted.satisfied : hoursGranted.violated;
}

function traceDays(application: VoucherApplication, terms: Terms): RuleTrace {
  return areDaysGranted(application, terms) ? daysGranted.satisfied : daysGranted.violated;
}

function traceWeek(application: VoucherApplication, terms: Terms): RuleTrace {
  return isWeekGranted(application, terms) ? daysPerWeek.satisfied : daysPerWeek.violated;
}

/** What the rulebook says of one service. */
interface Terms {
  readonly billedBy: 'hour' | 'day';
  readonly leastMonths: number;
  readonly mostMonths: number;
  /** Hundredths of an hour, or days. */
  readonly most: number;
  readonly mostDaysPerWeek: number;
}

const individualTerms: Terms = { billedBy: 'hour', leastMonths: 1, mostMonths: 4, most: 4000, mostDaysPerWeek: 0 };
const groupTerms: Terms = { billedBy: 'hour', leastMonths: 1, mostMonths: 4, most: 8000, mostDaysPerWeek: 0 };
const workTerms: Terms = { billedBy: 'day', leastMonths: 1, mostMonths: 4, most: 54, mostDaysPerWeek: 3 };
const intensiveTerms: Terms = { billedBy: 'day', leastMonths: 1, mostMonths: 4, most: 72, mostDaysPerWeek: 4 };
const participationTerms: Terms = { billedBy: 'day', leastMonths: 1, mostMonths: 6, most: 78, mostDaysPerWeek: 3 };

function termsOf(application: VoucherApplication): Terms {
  switch (application.service) {
    case 'individual_coaching':
      return individualTerms;
    case 'group_coaching':
      return groupTerms;
    case 'supported_work':
      return isIntensive(application) ? intensiveTerms : workTerms;
    case 'participation':
      return participationTerms;
  }
}

function isIntensive({ entitledToRehabilitativeWork, intensitySupportsProgress }: VoucherApplication): boolean {
  return !entitledToRehabilitativeWork && intensitySupportsProgress;
}

function isOfAge({ birthDate }: VoucherApplication, start: CivilDate): boolean {
  const age = fullYears(birthDate, start);
  return age >= 18 && age <= 64;
}

function isKuopio(municipality: string): boolean {
  return municipality === 'Kuopio' || municipality.toLowerCase() === 'kuopio';
}

function meetsParticipation({ thirdSectorSufficient, participationFoundSuitable }: VoucherApplication): boolean {
  return !thirdSectorSufficient && participationFoundSuitable;
}

function isLongEnough({ ends }: VoucherApplication, start: CivilDate, { leastMonths }: Terms): boolean {
  return ends >= monthsAfter(start, leastMonths) - 1;
}

function isShortEnough({ ends }: VoucherApplication, start: CivilDate, { mostMonths }: Terms): boolean {
  return ends <= monthsAfter(start, mostMonths) - 1;
}

function areHoursGranted({ hours }: VoucherApplication, { most }: Terms): boolean {
  return hours > 0 && hours <= most;
}

function areDaysGranted({ days }: VoucherApplication, { most }: Terms): boolean {
  return days > 0 && days <= most;
}

function isWeekGranted(application: VoucherApplication, { mostDaysPerWeek }: Terms): boolean {
  return application.daysPerWeek >= 1 && application.daysPerWeek <= mostDaysPerWeek;
}

function judgeCatchment(application: VoucherApplication): RuleTrace {
  if (kilometres(application.distanceFromHome) <= 20) return catchmentKept;
  if (application.localProviderAvailable && !application.specialNeedIdentified) return catchmentDenied;
  return application.outOfAreaPermitted ? catchmentPermitted : catchmentReferred;
}

function hourPriceOf({ service, meetingDistance }: VoucherApplication): number | null {
  if (service === 'group_coaching') return 1500;
  if (service !== 'individual_coaching') return null;
  const distance = kilometres(meetingDistance);
  return distance <= 20 ? 4600 : distance <= 50 ? 8100 : 11600;
}

function dayPriceOf({ service }: VoucherApplication): number | null {
  return service === 'supported_work' ? 5600 : service === 'participation' ? 2200 : null;
}

function voucherValue({ hours, days }: VoucherApplication, hourPrice: number | null, dayPrice: number | null): number {
  if (hourPrice !== null) return ((hours * hourPrice + 50) / 100) | 0;
  return days * (dayPrice ?? 0);
}

/** Metres to the nearest kilometre, a half upwards. */
function kilometres(metres: number): number {
  return ((metres + 500) / 1000) | 0;
}
