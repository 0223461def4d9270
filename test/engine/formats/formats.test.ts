import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBusinessId } from '../../../engine/formats/business-id.ts';
import { isEmail } from '../../../engine/formats/email.ts';
import { matchesFormat } from '../../../engine/formats/formats.ts';
import { isPersonalIdentityCode } from '../../../engine/formats/personal-identity-code.ts';

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''));

describe('business ids', () => {
  it.each([
    ['0112038-9', true],
    ['1572860-0', true],
    ['0737546-2', true],
    ['0112038-8', false],
    ['112038-9', false],
    ['01120389', false],
    ['0112038-9 ', false],
    ['FI01120389', false],
    ['', false],
  ])('%s: %s', (text, expected) => {
    expect(isBusinessId(text)).toBe(expected);
  });

  it('have at most one check digit, which every change of one digit breaks', () => {
    fc.assert(
      fc.property(digits(7), fc.nat(6), fc.integer({ min: 1, max: 9 }), (number, place, change) => {
        const sound = Array.from({ length: 10 }, (_, check) => `${number}-${check}`).filter(isBusinessId);
        expect(sound.length).toBeLessThanOrEqual(1);
        const [id] = sound;
        if (id === undefined) return;
        const changed = (Number(id[place]) + change) % 10;
        expect(isBusinessId(id.slice(0, place) + changed + id.slice(place + 1))).toBe(false);
      }),
    );
  });
});

describe('personal identity codes', () => {
  it.each([
    ['131052-9085', true],
    ['131052-9085', true],
    ['131052-9086', false],
    ['010594Y9032', true],
    ['010594Y9021', true],
    ['020594X903P', true],
    ['020594X902N', true],
    ['030594W903B', true],
    ['040594V9030', true],
    ['050594U903M', true],
    ['010516B903X', true],
    ['020516C903K', true],
    ['030516D9037', true],
    ['010501E9032', true],
    ['020502E902X', true],
    ['310200-903A', false],
    ['000190-900K', false],
    ['010190_900K', false],
    ['0101900900K', false],
    ['', false],
  ])('%s: %s', (text, expected) => {
    expect(isPersonalIdentityCode(text)).toBe(expected);
  });

  const sound = fc
    .record({
      date: fc.date({ min: new Date('1800-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
      individual: fc.integer({ min: 900, max: 999 }),
      sign: fc.nat(5),
    })
    .map(({ date, individual, sign }) => {
      const iso = date.toISOString().slice(0, 10);
      const signs = { 18: '+', 19: '-YXWVU', 20: 'ABCDEF' }[Number(iso.slice(0, 2)) as 18 | 19 | 20];
      const day = iso.slice(8) + iso.slice(5, 7) + iso.slice(2, 4);
      const number = String(individual).padStart(3, '0');
      const check = '0123456789ABCDEFHJKLMNPRSTUVWXY'[Number(day + number) % 31];
      return `${day}${signs[sign % signs.length]}${number}${check}`;
    });

  it('are sound for every date, sign and individual number, with that check character only', () => {
    fc.assert(
      fc.property(sound, fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'), (code, other) => {
        expect(isPersonalIdentityCode(code)).toBe(true);
        expect(isPersonalIdentityCode(code.slice(0, 10) + other)).toBe(other === code[10]);
      }),
    );
  });

  it('know leap years of their own century and the least individual number', () => {
    const check = (code: string) =>
      code + '0123456789ABCDEFHJKLMNPRSTUVWXY'[Number(code.slice(0, 6) + code.slice(7)) % 31];
    expect(isPersonalIdentityCode(check('290200A900'))).toBe(true);
    expect(isPersonalIdentityCode(check('290200-900'))).toBe(false);
    expect(isPersonalIdentityCode(check('290200+900'))).toBe(false);
    expect(isPersonalIdentityCode(check('010199F001'))).toBe(false);
    expect(isPersonalIdentityCode(check('010199F002'))).toBe(true);
  });
});

describe('e-mail addresses', () => {
  it.each([
    ['aada@example.fi', true],
    ['aada.virtanen+palvelu@sub.example.fi', true],
    ["o'hara@example.fi", true],
    ['aada@käyttö.fi', true],
    [`${'a'.repeat(64)}@example.fi`, true],
    [`${'a'.repeat(65)}@example.fi`, false],
    [`a@${'b'.repeat(64)}.fi`, false],
    [`a@${'b.'.repeat(130)}fi`, false],
    ['aada', false],
    ['@example.fi', false],
    ['aada@', false],
    ['aada@example', false],
    ['aada@@example.fi', false],
    ['a@b@example.fi', false],
    ['.aada@example.fi', false],
    ['aada.@example.fi', false],
    ['aa..da@example.fi', false],
    ['aada@.fi', false],
    ['aada@example..fi', false],
    ['aada@-example.fi', false],
    ['aada@example-.fi', false],
    ['aada@192.168.0.1', false],
    ['aada virtanen@example.fi', false],
    ['aada@exam ple.fi', false],
    ['aada@example.fi\n', false],
  ])('%j: %s', (text, expected) => {
    expect(isEmail(text)).toBe(expected);
  });

  it('of the common kind are sound', () => {
    fc.assert(
      fc.property(fc.emailAddress({ size: 'small' }), (text) => {
        expect(isEmail(text)).toBe(true);
      }),
    );
  });
});

it('formats are found by name', () => {
  expect(matchesFormat('business_id', '0112038-9')).toBe(true);
  expect(matchesFormat('personal_identity_code', '131052-9085')).toBe(true);
  expect(matchesFormat('email', 'aada@example.fi')).toBe(true);
  expect(matchesFormat('email', '0112038-9')).toBe(false);
});
