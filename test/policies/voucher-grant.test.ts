import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { compileRulebook } from '../../dsl/compile/compile.ts';
import { buildAnswer } from '../../engine/answer/answer.ts';
import { interpreter } from '../../engine/backends/interpreter/interpreter.ts';
import { readFacts } from '../../engine/facts/read-facts.ts';
import { kuopioFiles } from '../support/kuopio-files.ts';
import { runs } from '../support/runs.ts';
import { and, choose, conclude, judge, lift, type Maybe, not, or, Unknown, where } from './three-valued.ts';

type Case = Readonly<Record<string, unknown>>;

const services = ['individual_coaching', 'group_coaching', 'supported_work', 'participation'];

/** `voucher_grant` by hand, from the provisions: 2020 prices and limits, hundredths of hours, metres. */
function decideByHand(facts: Case): { outcome: string; values: Record<string, string>; missing: readonly string[] } {
  const fact = <Value>(path: string): Maybe<Value> =>
    Object.hasOwn(facts, path) ? (facts[path] as Value) : new Unknown([path]);
  const date = (path: string): Maybe<Temporal.PlainDate> =>
    lift((text: string) => Temporal.PlainDate.from(text), fact<string>(path));
  const grantedOn = fact<string>('voucher.granted_on');
  const dated = <Value>(value: Value): Maybe<Value> => lift((_day: string) => value, grantedOn);
  const service = fact<string>('voucher.service');
  const is = (name: string): Maybe<boolean> => lift((given) => given === name, service);
  const hourly = or(is('individual_coaching'), is('group_coaching'));
  const daily = or(is('supported_work'), is('participation'));
  const byService = (values: Readonly<Record<string, number>>): Maybe<number> => {
    const all = Object.values(values);
    if (service instanceof Unknown && all.every((value) => value === all[0])) return dated(all[0] ?? 0);
    return lift((name, _day) => values[name] ?? 0, service, grantedOn);
  };
  const intensive = and(
    is('supported_work'),
    not(fact('client.entitled_to_rehabilitative_work')),
    fact('voucher.intensity_supports_progress'),
  );
  const longest = choose(
    [intensive, dated(4)],
    [not(intensive), byService({ individual_coaching: 4, group_coaching: 4, supported_work: 4, participation: 6 })],
  );
  const capped = (usual: Maybe<number>, exception: number): Maybe<number> | null =>
    where(daily, () => choose([intensive, dated(exception)], [not(intensive), usual]));
  const daysCap = capped(byService({ supported_work: 54, participation: 78 }), 72);
  const weekCap = capped(byService({ supported_work: 3, participation: 3 }), 4);
  /** A limit that can still be one of several decides where all of them decide alike. */
  const underAny = (
    limits: (name: string) => readonly number[],
    limit: Maybe<number>,
    test: (limit: Maybe<number>) => Maybe<boolean>,
  ): Maybe<boolean> => {
    const itself = test(limit);
    const possible = service instanceof Unknown ? services : [service];
    const [first = itself, ...rest] = possible.flatMap(limits).map((one) => test(dated(one)));
    return itself instanceof Unknown && rest.every((one) => one === first) ? first : itself;
  };
  const unlessIntensive = (usual: number, exception: number) =>
    intensive instanceof Unknown ? [usual, exception] : [intensive ? exception : usual];
  const dayLimits = (name: string) =>
    name === 'supported_work' ? unlessIntensive(54, 72) : name === 'participation' ? [78] : [];
  const weekLimits = (name: string) =>
    name === 'supported_work' ? unlessIntensive(3, 4) : name === 'participation' ? [3] : [];
  const kilometres = (path: string): Maybe<number> =>
    lift((km) => Math.floor((Math.round(km * 1000) + 500) / 1000), fact<number>(path));
  const distance = kilometres('voucher.meeting_distance');
  const coaching = lift((km, _day) => (km <= 20 ? 4600 : km <= 50 ? 8100 : 11600), distance, grantedOn);
  const hourPrice = where(hourly, () =>
    choose([is('individual_coaching'), coaching], [is('group_coaching'), dated(1500)]),
  );
  const dayPrice = where(daily, () => choose([is('supported_work'), dated(5600)], [is('participation'), dated(2200)]));
  const hundredths = lift((hours) => Math.round(hours * 100), fact<number>('voucher.hours'));
  const days = fact<number>('voucher.days');
  const value = choose<number>(
    [
      hourly,
      hourPrice === null ? 0 : lift((hours, price) => Math.floor((hours * price + 50) / 100), hundredths, hourPrice),
    ],
    [daily, dayPrice === null ? 0 : lift((count, price) => count * price, days, dayPrice)],
  );
  const starts = date('voucher.starts');
  const ends = date('voucher.ends');
  const lastDay = (months: Maybe<number>): Maybe<Temporal.PlainDate> =>
    lift((day, count) => day.add({ months: count }).subtract({ days: 1 }), starts, months);
  const age = lift(
    (birth, start) => birth.until(start, { largestUnit: 'years' }).years,
    date('client.birth_date'),
    starts,
  );
  const ageByBirthday = lift(
    (years, birth, start) =>
      Temporal.PlainDate.compare(birth.add({ years: years + 1 }), start) <= 0 ? years + 1 : years,
    age,
    date('client.birth_date'),
    starts,
  );
  const within = (low: Maybe<number>, number: Maybe<number>, high: Maybe<number>): Maybe<boolean> =>
    and(
      lift((a, b) => a <= b, low, number),
      lift((a, b) => a <= b, number, high),
    );
  const week = fact<number>('voucher.days_per_week');
  const rules = [
    judge(true, () => within(dated(18), ageByBirthday, dated(64))),
    judge(true, () => lift((town) => town.toLowerCase() === 'kuopio', fact<string>('client.home_municipality'))),
    judge(true, () => lift((needs) => needs.length > 0, fact<readonly string[]>('client.needs'))),
    judge(is('participation'), () =>
      and(not(fact('client.third_sector_sufficient')), fact('client.participation_found_suitable')),
    ),
    judge(true, () =>
      lift(
        (a, b) => Temporal.PlainDate.compare(a, b) >= 0,
        ends,
        lastDay(byService(Object.fromEntries(services.map((name) => [name, 1])))),
      ),
    ),
    judge(true, () =>
      underAny(
        (name) => [name === 'participation' ? 6 : 4],
        longest,
        (months) => lift((a, b) => Temporal.PlainDate.compare(a, b) <= 0, ends, lastDay(months)),
      ),
    ),
    judge(hourly, () =>
      and(
        lift((h) => h > 0, hundredths),
        underAny(
          (name) => (name === 'individual_coaching' ? [4000] : name === 'group_coaching' ? [8000] : []),
          byService({ individual_coaching: 4000, group_coaching: 8000 }),
          (most) => lift((h, cap) => h <= cap, hundredths, most),
        ),
      ),
    ),
    judge(daily, () =>
      and(
        lift((d) => d > 0, days),
        underAny(dayLimits, daysCap ?? 0, (most) => lift((d, cap) => d <= cap, days, most)),
      ),
    ),
    judge(daily, () => underAny(weekLimits, weekCap ?? 0, (most) => within(dated(1), week, most))),
    judge(true, () => lift((km, limit) => km <= limit, kilometres('provider.distance_from_home'), dated(20)), {
      when: or(not(fact('client.local_provider_available')), fact('client.special_need_identified')),
      requires: fact('voucher.out_of_area_permitted'),
    }),
  ];
  const { outcome, waits } = conclude(rules);
  const undated = grantedOn instanceof Unknown && outcome !== 'denied';
  const outputs = {
    'voucher.hour_price': hourPrice,
    'voucher.day_price': dayPrice,
    'voucher.value': value,
    'voucher.client_fee': dated(0),
  };
  const missing = new Set([...waits, ...(undated ? ['voucher.granted_on'] : [])]);
  const values: Record<string, string> = {};
  for (const [name, output] of Object.entries(outputs)) {
    if (output instanceof Unknown) for (const path of output.waits) missing.add(path);
    else if (output !== null) values[name] = `${Math.floor(output / 100)}.${String(output % 100).padStart(2, '0')}`;
  }
  // All of them are given: what is approved has each.
  const undetermined = outcome === 'approved' && Object.values(outputs).some((output) => output instanceof Unknown);
  return { outcome: undated || undetermined ? 'incomplete' : outcome, values, missing: [...missing].sort() };
}

const { rulebook } = compileRulebook(kuopioFiles());
if (rulebook === null) throw new Error('the Kuopio rulebook has errors');
const evaluator = interpreter.prepare(rulebook);

function decideByRulebook(given: Case): ReturnType<typeof decideByHand> {
  const { facts, problems } = readFacts(rulebook as NonNullable<typeof rulebook>, given);
  expect(problems).toEqual([]);
  const findings = evaluator.decide('voucher_grant', facts, null);
  const answer = buildAnswer(rulebook as NonNullable<typeof rulebook>, findings, { language: 'fi' });
  const amounts = Object.entries(answer.values).map(([name, value]) => [name, (value as { amount: string }).amount]);
  return { outcome: answer.outcome, values: Object.fromEntries(amounts), missing: [...answer.missing].sort() };
}

const dates = fc
  .record({
    start: fc.integer({ min: 0, max: 700 }).map((days) => Temporal.PlainDate.from('2020-01-15').add({ days })),
    before: fc.integer({ min: 0, max: 14 }),
    months: fc.constantFrom(1, 1, 4, 6),
    off: fc.constantFrom(-1, 0, 0, 0, 1),
    years: fc.constantFrom(17, 18, 40, 64, 65),
    birthday: fc.constantFrom(-1, 0, 1, 120),
  })
  .map(({ start, before, months, off, years, birthday }) => ({
    'client.birth_date': start.subtract({ years }).add({ days: birthday }).toString(),
    'voucher.granted_on': start.subtract({ days: before }).toString(),
    'voucher.starts': start.toString(),
    'voucher.ends': start
      .add({ months })
      .add({ days: off - 1 })
      .toString(),
  }));

const others = fc.record({
  'client.home_municipality': fc.constantFrom('Kuopio', 'Kuopio', 'KUOPIO', 'Siilinjärvi'),
  'client.needs': fc.constantFrom(['inclusion'], ['inclusion', 'social_functioning'], []),
  'client.entitled_to_rehabilitative_work': fc.boolean(),
  'client.third_sector_sufficient': fc.boolean(),
  'client.participation_found_suitable': fc.boolean(),
  'client.local_provider_available': fc.boolean(),
  'client.special_need_identified': fc.boolean(),
  'voucher.service': fc.constantFrom(...services),
  'voucher.hours': fc.constantFrom(0, 0.01, 12.25, 40, 40.01, 80, 80.01),
  'voucher.days': fc.constantFrom(0, 1, 54, 55, 72, 73, 78, 79),
  'voucher.days_per_week': fc.constantFrom(0, 1, 3, 4, 5),
  'voucher.intensity_supports_progress': fc.boolean(),
  'voucher.meeting_distance': fc.constantFrom(0, 20, 20.499, 20.5, 50.499, 50.5, 120),
  'voucher.out_of_area_permitted': fc.boolean(),
  'provider.distance_from_home': fc.constantFrom(0, 5, 20.499, 20.5, 35),
});

const cases = fc.tuple(dates, others, fc.array(fc.nat(18), { maxLength: 8 })).map(([some, rest, left]): Case => {
  const all = Object.entries({ ...some, ...rest });
  return Object.fromEntries(all.filter((_, index) => !left.includes(index)));
});

test('voucher_grant decides as the provisions read by hand', () => {
  fc.assert(
    fc.property(cases, (facts) => {
      expect(decideByRulebook(facts)).toEqual(decideByHand(facts));
    }),
    { numRuns: runs(1_000) },
  );
});
