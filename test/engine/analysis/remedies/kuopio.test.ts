import { describe, expect, it } from 'vitest';
import { findRemedies } from '../../../../engine/analysis/remedies/find-remedies.ts';
import { tellRemedies } from '../../../../engine/answer/remedies-answer.ts';
import { interpreter } from '../../../../engine/backends/interpreter/interpreter.ts';
import { prepareReader } from '../../../../engine/facts/fact-reader.ts';
import { openKuopio, readExample } from '../../../library/kuopio.ts';

const { ir: rulebook } = openKuopio();
const { decide } = interpreter.prepare(rulebook);

type Json = Readonly<Record<string, unknown>>;

function merge(base: Json, change: Json): Json {
  return Object.fromEntries(
    [...new Set([...Object.keys(base), ...Object.keys(change)])].map((key) => {
      const [before, after] = [base[key], change[key]];
      const nested = typeof after === 'object' && after !== null && !Array.isArray(after);
      return [key, key in change ? (nested ? merge((before ?? {}) as Json, after as Json) : after) : before];
    }),
  );
}

/** The example with some facts otherwise, decided; what would have to change, a line a remedy. */
function ask(decision: string, example: string, change: Json = {}, effort?: number) {
  const { facts, problems } = prepareReader(rulebook).readObject(merge(JSON.parse(readExample(example)), change));
  expect(problems).toEqual([]);
  const findings = decide(decision, facts, null);
  const remedies = findRemedies(rulebook, findings, facts, effort === undefined ? {} : { effort });
  if (remedies === null) return { outcome: findings.outcome, told: null, remedies };
  const { remedies: told, note } = tellRemedies(remedies, decision, rulebook, 'fi');
  return { outcome: findings.outcome, told: [...told.map(({ changes }) => plain(changes.join('; '))), note], remedies };
}

/** With ordinary spaces, as one types them. */
function plain(text: string): string {
  return text.replace(/\u00a0/g, ' ');
}

const oneMore = { starts: '2020-03-16', ends: '2020-12-31', hours: 45 };

describe('what would have to change', () => {
  it.each([
    ['hours over the limit', { voucher: { hours: 45 } }, ['Palveluseteli: Myönnetyt tunnit: 45 h → 40 h', '']],
    ['no hours at all', { voucher: { hours: 0 } }, ['Palveluseteli: Myönnetyt tunnit: 0 h → 0,01 h', '']],
    [
      'too long a voucher and too many hours',
      { voucher: oneMore },
      [
        'Palveluseteli: Alkaa: 16.3.2020 → 1.9.2020; Palveluseteli: Myönnetyt tunnit: 45 h → 40 h',
        'Palveluseteli: Päättyy: 31.12.2020 → 15.7.2020; Palveluseteli: Myönnetyt tunnit: 45 h → 40 h',
        '',
      ],
    ],
    [
      'a client who turns 18 in September',
      { client: { birth_date: '2002-09-01' } },
      ['Palveluseteli: Alkaa: 16.3.2020 → 1.9.2020; Palveluseteli: Päättyy: 15.7.2020 → 30.9.2020', ''],
    ],
    [
      'an office too far away that no permission can mend',
      { provider: { distance_from_home: 30 } },
      ['Palveluntuottaja: Toimipisteen etäisyys asiakkaan kotoa: 30 km → 20,499 km', ''],
    ],
  ])('%s', (_, change, expected) => {
    expect(ask('voucher_grant', 'voucher-grant-approved', change)).toMatchObject({ outcome: 'denied', told: expected });
  });

  it('of a referred case names the permission, with the provision of the exception', () => {
    const { remedies } = ask('voucher_grant', 'voucher-grant-referred');
    if (remedies === null) throw new Error('it is referred');
    expect(tellRemedies(remedies, 'voucher_grant', rulebook, 'en').remedies[1]).toEqual({
      changes: ['Service voucher: Permission to choose a provider outside the catchment area: no → yes'],
      effects: [
        'Met: Catchment area (provision 3:6). Exception: Permission outside the catchment area (provision 3:7)',
      ],
    });
  });

  it('of a list changes only the declared fields of its elements', () => {
    expect(ask('provider_approval', 'provider-approval-denied').told).toEqual([
      'Työntekijä 2: Tekee asiakastyötä tässä palvelussa: kyllä → ei; Palveluntuottaja: Vastuuvakuutus voimassa: 15.1.2020 → 1.2.2020',
      '',
    ]);
  });

  it.each([
    ['age', { client: { birth_date: '1940-01-01' } }],
    ['municipality', { client: { home_municipality: 'Siilinjärvi' } }],
    ['needs found in the assessment', { client: { needs: [] } }],
  ])('is never the %s', (_, change) => {
    expect(ask('voucher_grant', 'voucher-grant-approved', change).told).toEqual([
      'Hyväksymiseen johtavaa muutosta ei löytynyt. Etsittiin enintään kolmen sellaisen tiedon muutosta, jonka voi vielä muuttaa.',
    ]);
  });

  it('is not asked of approved and incomplete cases', () => {
    expect(ask('voucher_grant', 'voucher-grant-approved').remedies).toBeNull();
    expect(ask('voucher_grant', 'voucher-grant-incomplete')).toMatchObject({ outcome: 'incomplete', remedies: null });
  });

  it('says so where nothing can be changed, and where facts are missing', () => {
    expect(ask('contract_check', 'contract-check-denied').told).toEqual([
      'Tämän ratkaisun tiedoista mitään ei voi enää muuttaa.',
    ]);
    const unknown = ask('voucher_grant', 'voucher-grant-approved', {
      voucher: { hours: 45 },
      client: { birth_date: null },
    });
    expect(unknown.remedies?.waits).toEqual(['client.birth_date']);
    expect(unknown.told).toEqual(['Hyväksymiseen johtavaa muutosta ei voi osoittaa, koska tietoja puuttuu.']);
  });

  it('ends for the longest list, too', () => {
    const member = {
      name: 'Työntekijä',
      degree: 'other',
      client_work: true,
      protected_title: true,
      registered: false,
      target_group_experience: 1,
      specialist_qualification: 'none',
      work_guidance_competence: true,
    };
    const staff = Array.from({ length: 1000 }, () => member);
    const { remedies, told } = ask('provider_approval', 'provider-approval-approved', { provider: { staff } });
    expect(remedies).toMatchObject({ complete: false, remedies: [] });
    expect(told?.at(-1)).toMatch(/Haku rajattu\.$/);
  });

  it('ends within its effort and says that it was bounded', () => {
    const { remedies, told } = ask('voucher_grant', 'voucher-grant-approved', { voucher: oneMore }, 100);
    expect(remedies?.complete).toBe(false);
    expect(told?.at(-1)).toMatch(/Haku rajattu\.$/);
  });
});
