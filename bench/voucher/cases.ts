import { addMonths } from '../../engine/calendar/dates.ts';
import { toDay } from '../../engine/ir/calendar.ts';
import type { Day } from '../../engine/ir/ir.ts';
import { type Random, seedRandom } from '../measure/random.ts';
import {
  type NeedGround,
  type Service,
  type VoucherApplication,
  type VoucherCase,
  type VoucherFact,
  voucherFacts,
} from './application.ts';

const services: readonly Service[] = ['individual_coaching', 'group_coaching', 'supported_work', 'participation'];
const grounds: readonly NeedGround[] = ['social_functioning', 'exclusion_prevention', 'inclusion'];
const otherMunicipalities = ['Siilinjärvi', 'Leppävirta', 'Iisalmi'];

const firstGranted = toDay({ year: 2020, month: 1, day: 1 });
const lastGranted = toDay({ year: 2025, month: 12, day: 31 });

/**
 * Applications as an office gets them: about two in three can be granted, most others break one rule, a few rest on
 * discretion. Every fact is given, those of other services too, apart from `missing`: with this probability a fact is
 * left out. The same seed gives the same cases.
 */
export function generateCases(count: number, { seed = 1, missing = 0 } = {}): readonly VoucherCase[] {
  const random = seedRandom(seed);
  return Array.from({ length: count }, () => ({
    application: generateApplication(random),
    leftOut: new Set(voucherFacts.filter(() => missing > 0 && random.chance(missing))),
  }));
}

/** Applications as forms send them: the facts that only other services ask for are left out. */
export function generateForms(count: number): readonly VoucherCase[] {
  return generateCases(count).map(({ application }) => ({
    application,
    leftOut: otherServicesFacts[application.service],
  }));
}

const participationFacts = ['thirdSectorSufficient', 'participationFoundSuitable'] as const;
const workFacts = ['entitledToRehabilitativeWork', 'intensitySupportsProgress'] as const;
const dayFacts = ['days', 'daysPerWeek'] as const;

const otherServicesFacts: Readonly<Record<Service, ReadonlySet<VoucherFact>>> = {
  individual_coaching: new Set([...dayFacts, ...workFacts, ...participationFacts]),
  group_coaching: new Set([...dayFacts, ...workFacts, ...participationFacts, 'meetingDistance']),
  supported_work: new Set(['hours', 'meetingDistance', ...participationFacts]),
  participation: new Set(['hours', 'meetingDistance', ...workFacts]),
};

function generateApplication(random: Random): VoucherApplication {
  const service = random.pick(services);
  const grantedOn = random.between(firstGranted, lastGranted);
  const starts = grantedOn + random.between(0, 40);
  return {
    birthDate: generateBirthDate(random, starts),
    homeMunicipality: random.chance(0.94) ? 'Kuopio' : random.pick(otherMunicipalities),
    needs: random.chance(0.95) ? grounds.slice(random.between(0, 2)) : [],
    entitledToRehabilitativeWork: random.chance(0.4),
    thirdSectorSufficient: random.chance(0.1),
    participationFoundSuitable: random.chance(0.9),
    localProviderAvailable: random.chance(0.6),
    specialNeedIdentified: random.chance(0.3),
    service,
    grantedOn,
    starts,
    ends: generateEnd(random, starts),
    hours: 25 * random.between(0, service === 'individual_coaching' ? 170 : 330),
    days: random.between(random.chance(0.05) ? 0 : 1, service === 'supported_work' ? 60 : 80),
    daysPerWeek: random.between(random.chance(0.05) ? 0 : 1, random.chance(0.1) ? 5 : 3),
    intensitySupportsProgress: random.chance(0.5),
    meetingDistance: 100 * random.between(0, 700),
    outOfAreaPermitted: random.chance(0.7),
    distanceFromHome: 100 * random.between(0, random.chance(0.2) ? 600 : 200),
  };
}

/** Mostly of age; some on the very days when the limits are reached. */
function generateBirthDate(random: Random, starts: Day): Day {
  if (random.chance(0.05)) return addMonths(starts, -12 * random.pick([18, 65])) + random.between(-1, 1);
  return starts - random.between(365 * 18 + 5, 365 * (random.chance(0.05) ? 70 : 63));
}

/** Whole months, the last day included; a few too short, too long, or a day off. */
function generateEnd(random: Random, starts: Day): Day {
  const months = random.chance(0.06) ? random.pick([0, 5, 6, 7]) : random.between(1, 4);
  return addMonths(starts, months) - 1 + (random.chance(0.03) ? random.between(-1, 1) : 0);
}
