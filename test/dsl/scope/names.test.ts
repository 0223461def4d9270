import { describe, expect, it } from 'vitest';
import { consolidate } from '../../../dsl/editions/consolidate.ts';
import { parsePolicy } from '../../../dsl/grammar/parse.ts';
import { analyse } from '../../../dsl/infer/analyse.ts';
import { analysePolicy, diagnosticsOf, editionOf, expectAccepted } from '../../support/check-policy.ts';
import { claimVocabulary } from '../../support/claim-vocabulary.ts';

function condition(text: string): string {
  return `${claimVocabulary}\ndefine claim_line.work : boolean "Työ"\n  = claim_line.kind is work\ndefine test.value : boolean "Arvo"\n  = ${text}\n`;
}

describe('names', () => {
  it.each([
    ['claim.opend > 2020-01-01', "unknown-name at 'opend': 'claim' has no field 'opend'", "did you mean 'opened'?"],
    ['claim.payer.nmae is given', "unknown-name at 'nmae': 'person' has no field 'nmae'", "did you mean 'name'?"],
    ['min_agee > 3 year', "unknown-name at 'min_agee': there is no 'min_agee'", "did you mean 'min_age'?"],
    [
      'clam.opened > 2020-01-01',
      "unknown-name at 'clam.opened': there is no 'clam.opened'",
      "did you mean 'claim.opened'?",
    ],
    [
      'coaching',
      "unknown-name at 'coaching': there is no 'coaching'",
      "'coaching' is a value of 'service'; compare with it: '… is coaching'",
    ],
    ['hourly', "unknown-name at 'hourly': there is no 'hourly'", "'hourly' is a set of 'service'; write '… in hourly'"],
    [
      'claim.service is hourly',
      "unknown-member at 'hourly': 'hourly' is not a value of 'service'",
      "'hourly' is a set; write '… in hourly'",
    ],
    ['claim.service is wrok', "unknown-member at 'wrok': 'wrok' is not a value of 'service'", "did you mean 'work'?"],
    [
      'claim.service is zzzzzz',
      "unknown-member at 'zzzzzz': 'zzzzzz' is not a value of 'service'",
      "its values: 'coaching', 'groups', 'work'",
    ],
    [
      'claim',
      "unknown-name at 'claim': 'claim' is a whole input, not a single fact",
      "name one of its fields: 'claim.…'",
    ],
    ['claim.town.length > 3', "unknown-name at 'length': 'town' has no field 'length'", undefined],
    [
      'any d in claim.degrees satisfies d.level is bachelor',
      "unknown-name at 'level': 'd' has no fields",
      "use it as it is: 'd'",
    ],
    [
      'any x in claim.lines satisfies x.wrok',
      "unknown-name at 'wrok': 'claim_line' has no field 'wrok'",
      "did you mean 'work'?",
    ],
    ['claim.hours > 3 kms', "unknown-unit at 'kms': there is no unit 'kms'", "did you mean 'km'?"],
  ])('%s', (text, expected, help) => {
    const policy = condition(text);
    expect(diagnosticsOf(policy)).toBe(expected);
    expect(analysePolicy(policy).diagnostics[0]?.help?.en).toBe(help);
  });

  it.each([
    [
      'claim_line.work',
      "needs-element at 'claim_line.work': 'claim_line.work' does not say which 'claim_line' is meant",
    ],
    [
      'claim_line.hours > 0',
      "needs-element at 'claim_line.hours': 'claim_line.hours' does not say which 'claim_line' is meant",
    ],
    ['claim.lines.hours > 0', "needs-element at 'lines': 'lines' is a list; each of its elements has its own 'hours'"],
    ['any claim in claim.lines satisfies yes', "shadowed-name at 'claim': 'claim' already is an input"],
    ['any person in claim.lines satisfies yes', "shadowed-name at 'person': 'person' already is a record"],
    [
      'any cap in claim.lines satisfies yes',
      "shadowed-name at 'cap': 'cap' already is the name of a parameter or its start",
    ],
    [
      'any test in claim.lines satisfies yes',
      "shadowed-name at 'test': 'test' already is the name of a definition or its start",
    ],
    [
      'any bachelor in claim.degrees satisfies yes',
      "shadowed-name at 'bachelor': 'bachelor' already is a value of an enum",
    ],
    [
      'any x in claim.lines satisfies (any x in claim.lines satisfies yes)',
      "shadowed-name at 'x': 'x' already is an element of an outer list",
    ],
    [
      'any x in claim.lines satisfies (any y in claim.lines satisfies y.date > x.date)',
      "nested-quantifier at 'x.date': 'x' is an element of an outer list, read while 'y' goes through another",
    ],
    [
      'any x in claim.lines satisfies (any y in claim.lines satisfies x.work)',
      "nested-quantifier at 'x.work': 'x' is an element of an outer list, read while 'y' goes through another",
    ],
    [
      'any x in claim.lines satisfies (any d in x.degrees satisfies d is bachelor)',
      "nested-quantifier at 'x.degrees': 'x.degrees' is a list within an element of a list and cannot be gone through",
    ],
  ])('%s', (text, expected) => {
    expect(diagnosticsOf(condition(text))).toBe(expected);
  });

  it.each([
    'any x in claim.lines satisfies x.work',
    'any x in claim.lines satisfies (any y in claim.lines satisfies y.work) and x.work',
    'any x in claim.lines satisfies count of x.degrees > 1',
    'any service in claim.lines satisfies service.kind is work',
    'any x in claim.lines satisfies x.payer.name is given',
    'any kind in claim.degrees satisfies kind is none',
  ])('%s', (text) => {
    expectAccepted(condition(text));
  });

  it('of rules are no values', () => {
    const rule = 'rule checked "Tarkastettu"\n  requires claim.ok\n  otherwise deny "Ei"\n';
    expect(diagnosticsOf(`${condition('checked')}${rule}`)).toBe(
      "unknown-name at 'checked': 'checked' is a rule, not a value",
    );
  });

  it('mean one element by one object', () => {
    const { analysis } = analysePolicy(condition('any x in claim.lines satisfies x.work and x.hours > 0'));
    const variables = [...analysis.meanings.values()].flatMap((meaning) =>
      (meaning.kind === 'definition' || meaning.kind === 'field') && meaning.variable?.name === 'x'
        ? [meaning.variable]
        : [],
    );
    expect(variables).toHaveLength(2);
    expect(new Set(variables)).toEqual(new Set(analysis.variables.values()));
  });

  it('of a record mean the element of the derived field', () => {
    const { analysis } = analysePolicy(condition('yes'));
    const [self] = analysis.selves.values();
    const meaning = [...analysis.meanings.values()].find(({ kind }) => kind === 'field');
    expect(self).toEqual({ name: 'claim_line', type: { kind: 'record', record: 'claim_line' }, self: true });
    expect(meaning).toMatchObject({ kind: 'field', path: 'kind', variable: self });
  });
});

describe('types', () => {
  it.each([
    ['x : boolean', { kind: 'boolean' }],
    ['x : integer', { kind: 'number', unit: '', decimals: 0 }],
    ['x : number', { kind: 'number', unit: '', decimals: 2 }],
    ['x : number with 5 decimals', { kind: 'number', unit: '', decimals: 5 }],
    ['x : percent', { kind: 'number', unit: '%', decimals: 2 }],
    ['x : percent with 0 decimals', { kind: 'number', unit: '%', decimals: 0 }],
    ['x : EUR', { kind: 'number', unit: 'EUR', decimals: 2 }],
    ['x : EUR/activity_day', { kind: 'number', unit: 'EUR/activity_day', decimals: 2 }],
    ['x : year with 1 decimals', { kind: 'number', unit: 'year', decimals: 1 }],
    ['x : list of service', { kind: 'list', element: { kind: 'enum', enum: 'service' } }],
    ['x : person', { kind: 'record', record: 'person' }],
    ['x : optional sensitive text', { kind: 'text' }],
  ])('%s', (field, type) => {
    const { analysis, diagnostics } = analysePolicy(`${claimVocabulary}\ninput test "T"\n  ${field} "X"\n`);
    expect(diagnostics).toEqual([]);
    expect(analysis.declaredTypes.get('test.x')?.type).toEqual(type);
  });

  it.each([
    ['input t "T"\n  x : servise "X"', "unknown-type at 'servise': there is no type 'servise'"],
    ['input t "T"\n  x : hourly "X"', "unknown-type at 'hourly': there is no type 'hourly'"],
    ['input t "T"\n  x : claim "X"', "unknown-type at 'claim': there is no type 'claim'"],
    [
      'input t "T"\n  x : text with 2 decimals "X"',
      "misplaced-decimals at 'with 2 decimals': the type 'text' has no decimals",
    ],
    [
      'input t "T"\n  x : integer with 2 decimals "X"',
      "misplaced-decimals at 'with 2 decimals': the type 'integer' has no decimals",
    ],
    [
      'input t "T"\n  x : EUR with 40 decimals "X"',
      "misplaced-decimals at 'with 40 decimals': 40 decimals are too many; at most 12",
    ],
    ['input t "T"\n  x : year/month "X"', "unknown-type at 'year/month': there is no type 'year/month'"],
    [
      'input t "T"\n  x : optional person "X"',
      "unsuitable-type at 'optional person': a record cannot be optional as a whole",
    ],
    ['record r "R"\n  x : r "X"', "recursive-record at 'r': record 'r' holds itself"],
    [
      'record r "R"\n  x : list of s "X"\nrecord s "S"\n  x : r "X"',
      "recursive-record at 'r': record 'r' holds itself\nrecursive-record at 's': record 's' holds itself",
    ],
    ['parameter p : h by servce "P"', "unknown-type at 'servce': values cannot be given by 'servce'"],
    ['parameter p : h by each service "P"', "unknown-type at 'service': values cannot be given by 'service'"],
    [
      'parameter p : h by service with 2 decimals "P"',
      "misplaced-decimals at 'with 2 decimals': the type 'service' has no decimals",
    ],
    ['parameter p : optional h "P"', "unsuitable-type at 'optional h': a parameter cannot be optional"],
    ['parameter p : sensitive h "P"', "unsuitable-type at 'sensitive h': a parameter cannot be sensitive"],
    ['set s of servise "S" = work', "unknown-type at 'servise': there is no enum 'servise'"],
    ['set s of service "S" = work, bachelor', "unknown-member at 'bachelor': 'bachelor' is not a value of 'service'"],
  ])('%s', (declarations, expected) => {
    expect(diagnosticsOf(`${claimVocabulary}\n${declarations}\n`)).toBe(expected);
  });
});

describe('names across editions', () => {
  function analyseEditions(first: string, second: string): readonly string[] {
    const editions = [first, second].map((text, index) => {
      const path = `${2020 + index}/test.policy`;
      return editionOf([{ path, text, tree: parsePolicy(path, text).file }], 2020 + index);
    });
    return consolidate(editions, 'EUR', 'fi').spans.map((span) => {
      const { diagnostics } = analyse(span);
      return diagnostics.map(({ code, message }) => `${code}: ${message.en}`).join('\n');
    });
  }

  it.each([
    ['define claim.hours : h "Tunnit"\n  = 1 h', 'claim.hours'],
    ['parameter claim.hours : h "Tunnit"', 'claim.hours'],
    ['define claim_line.hours : h "Tunnit"\n  = 1 h', 'claim_line.hours'],
    ['define cap : h "Katto"\n  = 1 h', 'cap'],
    ['define claim.payer.name : text "Nimi"\n  = "x"', 'claim.payer.name'],
  ])('%s', (declaration, name) => {
    const said = `unique-names: '${name}' already is the name of something else`;
    expect(analyseEditions(claimVocabulary, `${declaration}\n`)).toEqual(['', said]);
  });

  it('keep their meaning where a declaration replaces another', () => {
    const first = `${claimVocabulary}\ndefine a.b : h "A"\n  = 1 h\ndefine a.c : h "C"\n  = a.b\n`;
    expect(analyseEditions(first, 'define a.b : h "A"\n  = 2 h\n')).toEqual(['', '']);
    expect(analyseEditions(first, 'repeal define a.b\n')).toEqual(['', "unknown-name: there is no 'a.b'"]);
  });
});
