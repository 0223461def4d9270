import { parseDate } from '../../../engine/ir/calendar.ts';
import type {
  Day,
  Definition,
  Expression,
  Fact,
  Norm,
  Parameter,
  ParameterValue,
  Rule,
  Rulebook,
  RuleException,
  RuleVersion,
  Type,
} from '../../../engine/ir/ir.ts';
import type { Texts } from '../../../engine/ir/localized.ts';

/** A day by its ISO date. */
export function day(iso: string): Day {
  const parsed = parseDate(iso);
  if (parsed === null) throw new Error(`no date: ${iso}`);
  return parsed;
}

/** A number type. */
export function number(unit: string, decimals = 0): Extract<Type, { kind: 'number' }> {
  return { kind: 'number', unit, decimals };
}

const boolean: Type = { kind: 'boolean' };
const date: Type = { kind: 'date' };
const text: Type = { kind: 'text' };
const service: Type = { kind: 'enum', enum: 'service' };
const effective = day('2020-01-01');

/** A fact by its path. */
export function fact(path: string): Expression {
  return { kind: 'fact', path };
}

/** A field of the element bound to a variable. */
export function field(variable: number, name: string): Expression {
  return { kind: 'field', variable, field: name };
}

/** A definition of the whole case, or a derived field of the element bound to a variable. */
export function definition(name: string, variable: number | null = null): Expression {
  return { kind: 'definition', name, variable };
}

/** A parameter's value. */
export function lookup(parameter: string, index: Expression | null = null): Expression {
  return { kind: 'lookup', parameter, index };
}

/** A constant. */
export function constant(type: Type, value: string | number | boolean): Expression {
  return { kind: 'constant', type, value };
}

/** A comparison of numbers, unless it says otherwise. */
export function compare(
  left: Expression,
  operator: Extract<Expression, { kind: 'compare' }>['operator'],
  right: Expression,
  operands: Extract<Expression, { kind: 'compare' }>['operands'] = 'number',
): Expression {
  return { kind: 'compare', operator, operands, left, right, wide: false };
}

/** All of these. */
export function and(...operands: readonly Expression[]): Expression {
  return { kind: 'and', operands };
}

/** At least one of these. */
export function or(...operands: readonly Expression[]): Expression {
  return { kind: 'or', operands };
}

/** The opposite. */
export function not(operand: Expression): Expression {
  return { kind: 'not', operand };
}

/** An enum value among members. */
export function memberOf(operand: Expression, ...members: readonly string[]): Expression {
  return { kind: 'member_of', operand, members };
}

/** The value of the one branch whose condition holds, or of the rest. */
export function choose(
  branches: readonly (readonly [when: Expression, then: Expression])[],
  otherwise: Expression | null = null,
): Expression {
  return { kind: 'choose', branches: branches.map(([when, then]) => ({ when, then })), otherwise, origin: 'match' };
}

/** A product of numbers. */
export function multiply(left: Expression, right: Expression): Expression {
  return { kind: 'multiply', left, right, wide: false };
}

/** A number rounded by a divisor. */
export function round(operand: Expression, denominator: number): Expression {
  return { kind: 'round', mode: 'nearest', operand, numerator: 1, denominator, step: 1, wide: false };
}

function norm(name: string, fi: string, en: string, citations: readonly string[]): Norm {
  return {
    name,
    label: { fi, en },
    provisions: citations,
    citations,
    interpretations: [],
    origin: { file: 'voucher-grant.policy', start: 0, end: 1 },
  };
}

function declareFact(path: string, fi: string, en: string, type: Type, more: Partial<Fact> = {}): Fact {
  const input = path.split('.')[0] ?? '';
  const inputs: Readonly<Record<string, Texts>> = {
    client: { fi: 'Asiakas', en: 'Client' },
    voucher: { fi: 'Palveluseteli', en: 'Voucher' },
    provider: { fi: 'Palveluntuottaja', en: 'Provider' },
  };
  const bounds = type.kind === 'number' ? { minimum: 0, maximum: 10_000 * 10 ** type.decimals } : {};
  const lengths = type.kind === 'list' ? { minimum: 0, maximum: 1000 } : {};
  return {
    name: path,
    path,
    input,
    inputLabel: inputs[input] ?? {},
    label: { fi, en },
    type,
    optional: false,
    sensitive: false,
    ...bounds,
    ...lengths,
    ...more,
  };
}

function parameter(base: Norm, type: Type, value: ParameterValue, index: Parameter['index'] = null): Parameter {
  return { ...base, type, index, values: [{ from: effective, value }] };
}

function single(value: number): ParameterValue {
  return { kind: 'single', value };
}

function define(base: Norm, type: Type, body: Expression, more: Partial<Definition['versions'][number]['value']> = {}) {
  return {
    ...base,
    record: null,
    type,
    versions: [{ from: effective, value: { asOf: null, when: null, body, exceptions: [], ...more } }],
  } satisfies Definition;
}

function rule(base: Norm, version: Partial<RuleVersion> & Pick<RuleVersion, 'requires' | 'otherwise'>): Rule {
  return { ...base, versions: [{ from: effective, value: { forEach: null, when: null, exceptions: [], ...version } }] };
}

const hourBased = memberOf(fact('voucher.service'), 'individual_coaching', 'group_coaching');

const outOfArea: RuleException = {
  ...norm('out_of_area', 'Lähialueen ulkopuolelta', 'From outside the catchment area', ['3:7']),
  interpretations: [{ fi: 'Lupa korvaa etäisyyden.', en: 'The permission replaces the distance.' }],
  mode: 'relieve',
  when: not(fact('client.local_provider_available')),
  requires: fact('voucher.out_of_area_permitted'),
  unconditional: false,
  otherwise: { effect: 'refer', message: { fi: ['Lupa puuttuu.'], en: ['The permission is missing.'] } },
  exceptions: [],
};

/** A rulebook much like a part of Kuopio's, small enough to read. */
export const voucherRulebook: Rulebook = {
  format: 'rulebook-ir/1',
  id: 'kuopio-sample',
  title: { fi: 'Kuopion palvelusetelin sääntökirja', en: 'Kuopio voucher rulebook' },
  authority: { fi: 'Kuopion kaupunki' },
  currency: 'EUR',
  languages: ['fi', 'en'],
  editions: [
    { date: effective, status: 'in_force', hash: 'sha256:2020', statedFor: [{ parameter: 'price', year: 2020 }] },
    { date: day('2021-01-01'), status: 'in_force', hash: 'sha256:2021', statedFor: [] },
  ],
  units: [
    {
      name: 'activity_day',
      one: { fi: 'toimintapäivä', en: 'activity day' },
      many: { fi: 'toimintapäivää', en: 'activity days' },
    },
  ],
  enums: [
    {
      name: 'service',
      label: { fi: 'Palvelu', en: 'Service' },
      members: [
        { name: 'individual_coaching', label: { fi: 'Yksilövalmennus', en: 'Individual coaching' } },
        { name: 'group_coaching', label: { fi: 'Ryhmävalmennus', en: 'Group coaching' } },
        { name: 'participation', label: { fi: 'Osallisuustoiminta' } },
      ],
    },
  ],
  records: [
    {
      name: 'staff_member',
      label: { fi: 'Työntekijä', en: 'Staff member' },
      fields: [
        { name: 'name', label: { fi: 'Nimi', en: 'Name' }, type: text, optional: false, sensitive: true },
        {
          name: 'registered',
          label: { fi: 'Rekisterissä', en: 'Registered' },
          type: boolean,
          optional: false,
          sensitive: false,
        },
        {
          name: 'experience',
          label: { fi: 'Kokemus', en: 'Experience' },
          type: number('year', 1),
          optional: false,
          sensitive: false,
          minimum: 0,
          maximum: 1000,
        },
      ],
    },
  ],
  facts: [
    declareFact('client.birth_date', 'Syntymäaika', 'Date of birth', date),
    declareFact('client.home_municipality', 'Kotikunta', 'Home municipality', text),
    declareFact('client.identity_code', 'Henkilötunnus', 'Identity code', text, { optional: true, sensitive: true }),
    declareFact('client.local_provider_available', 'Lähialueella tuottaja', 'Local provider available', boolean),
    declareFact('voucher.service', 'Palvelu', 'Service', service),
    declareFact('voucher.granted_on', 'Myönnetty', 'Granted on', date),
    declareFact('voucher.starts', 'Alkaa', 'Starts', date),
    declareFact('voucher.ends', 'Päättyy', 'Ends', date),
    declareFact('voucher.hours', 'Myönnetyt tunnit', 'Hours granted', number('h', 2)),
    declareFact('voucher.meeting_distance', 'Tapaamispaikan etäisyys', 'Meeting distance', number('km', 3)),
    declareFact('voucher.out_of_area_permitted', 'Lupa lähialueen ulkopuolelle', 'Out-of-area permission', boolean),
    declareFact('provider.distance_from_home', 'Etäisyys kotoa', 'Distance from home', number('km', 3)),
    declareFact('provider.staff', 'Henkilöstö', 'Staff', {
      kind: 'list',
      element: { kind: 'record', record: 'staff_member' },
    }),
    declareFact('provider.founded_on', 'Perustettu', 'Founded on', date),
  ],
  parameters: [
    parameter(
      norm('price.individual_coaching', 'Yksilövalmennuksen tuntihinta', 'Hourly price of individual coaching', [
        '3.1:8–10',
      ]),
      number('EUR/h', 2),
      {
        kind: 'bands',
        bands: [
          { from: 0, to: 20, value: 4600 },
          { from: 21, to: 50, value: 8100 },
          { from: 51, to: null, value: 11600 },
        ],
      },
      { kind: 'bands', unit: 'km', decimals: 0 },
    ),
    parameter(
      norm('price.group_coaching', 'Ryhmävalmennuksen tuntihinta', 'Hourly price of group coaching', ['3.1:15']),
      number('EUR/h', 2),
      single(1500),
    ),
    parameter(norm('min_age', 'Alaikäraja', 'Lower age limit', ['2:1']), number('year'), single(18)),
    parameter(norm('max_age', 'Yläikäraja', 'Upper age limit', ['2:1']), number('year'), single(64)),
    parameter(norm('catchment_distance', 'Lähialue', 'Catchment distance', ['3:6']), number('km'), single(20)),
    parameter(
      norm('max_hours', 'Enimmäistunnit', 'Most hours', ['3.1:6', '3.1:14']),
      number('h', 2),
      { kind: 'by_member', values: { individual_coaching: 4000, group_coaching: 8000 } },
      { kind: 'enum', enum: 'service', members: ['individual_coaching', 'group_coaching'] },
    ),
    parameter(
      norm('max_length', 'Enimmäiskesto', 'Greatest length', ['3.1:5']),
      number('month'),
      { kind: 'by_member', values: { individual_coaching: 4, group_coaching: 4, participation: 6 } },
      { kind: 'enum', enum: 'service', members: ['individual_coaching', 'group_coaching', 'participation'] },
    ),
    parameter(
      norm('min_experience', 'Työkokemus vähintään', 'Least experience', ['5:6']),
      number('year', 1),
      single(20),
    ),
  ],
  definitions: [
    {
      ...define(
        norm('client.age', 'Ikä setelin ensimmäisenä päivänä', "Age on the voucher's first day", ['2:1']),
        number('year'),
        {
          kind: 'full_years',
          from: fact('client.birth_date'),
          to: fact('voucher.starts'),
        },
      ),
      interpretations: [
        { fi: 'Ikä katsotaan setelin ensimmäisenä päivänä.', en: "Age is that on the voucher's first day." },
      ],
    },
    define(
      norm('voucher.distance_class_km', 'Etäisyys täysinä kilometreinä', 'Distance in whole kilometres', ['3.1:7']),
      number('km'),
      round(fact('voucher.meeting_distance'), 1000),
    ),
    define(
      norm('provider.distance_km', 'Toimipisteen etäisyys', 'Distance of the office', ['3:6']),
      number('km'),
      round(fact('provider.distance_from_home'), 1000),
    ),
    define(
      norm('voucher.hour_price', 'Tuntihinta', 'Hourly price', ['3.1:7–10', '3.1:15']),
      number('EUR/h', 2),
      choose([
        [
          memberOf(fact('voucher.service'), 'individual_coaching'),
          lookup('price.individual_coaching', definition('voucher.distance_class_km')),
        ],
        [memberOf(fact('voucher.service'), 'group_coaching'), lookup('price.group_coaching')],
      ]),
      { when: hourBased },
    ),
    define(
      norm('voucher.value', 'Palvelusetelin arvo', 'Value of the voucher', ['3.1:2']),
      number('EUR', 2),
      round(multiply(fact('voucher.hours'), definition('voucher.hour_price')), 100),
      { when: hourBased },
    ),
    {
      ...define(
        norm('staff_member.qualified', 'Kelpoinen', 'Qualified', ['5:6']),
        boolean,
        compare(field(0, 'experience'), 'greater_or_equal', lookup('min_experience')),
      ),
      record: 'staff_member',
    },
    define(norm('provider.qualified', 'Kelpoisia työntekijöitä', 'Qualified staff', ['5:6']), number(''), {
      kind: 'count',
      variable: 1,
      list: fact('provider.staff'),
      where: definition('staff_member.qualified', 1),
    }),
  ],
  decisions: [
    {
      name: 'voucher_grant',
      label: { fi: 'Palvelusetelin myöntäminen', en: 'Granting a voucher' },
      origin: { file: 'voucher-grant.policy', start: 0, end: 1 },
      asOf: 'voucher.granted_on',
      since: 0,
      outputs: [
        {
          name: 'voucher.hour_price',
          type: number('EUR/h', 2),
          givenFrom: 0,
          expression: definition('voucher.hour_price'),
        },
        { name: 'voucher.value', type: number('EUR', 2), givenFrom: 0, expression: definition('voucher.value') },
        { name: 'provider.qualified', type: number(''), givenFrom: 0, expression: definition('provider.qualified') },
      ],
      outcomes: {
        approved: { fi: 'Myöntämisen edellytykset täyttyvät', en: 'The conditions are met' },
        denied: { fi: 'Myöntämisen edellytykset eivät täyty', en: 'The conditions are not met' },
        referred: { fi: 'Vaatii viranhaltijan harkintaa', en: 'An official must decide' },
        incomplete: { fi: 'Tietoja puuttuu', en: 'Facts are missing' },
      },
      rules: [
        rule(norm('age_limits', 'Ikä', 'Age', ['2:1']), {
          requires: and(
            compare(definition('client.age'), 'greater_or_equal', lookup('min_age')),
            compare(definition('client.age'), 'less_or_equal', lookup('max_age')),
          ),
          otherwise: {
            effect: 'deny',
            message: {
              fi: [
                'Asiakas on ',
                { expression: definition('client.age'), type: number('year'), format: 'number' },
                '-vuotias.',
              ],
              en: [
                'The client is aged ',
                { expression: definition('client.age'), type: number('year'), format: 'number' },
                '.',
              ],
            },
          },
        }),
        rule(norm('residence', 'Kotikunta', 'Residence', ['2:1']), {
          requires: compare(fact('client.home_municipality'), 'equal', constant(text, 'Kuopio'), 'text'),
          otherwise: {
            effect: 'deny',
            message: {
              fi: ['Kotikunta on ', { expression: fact('client.home_municipality'), type: text, format: 'value' }, '.'],
            },
          },
        }),
        rule(norm('hours_granted', 'Tuntien enimmäismäärä', 'Most hours', ['3.1:6', '3.1:14']), {
          when: hourBased,
          requires: and(
            compare(fact('voucher.hours'), 'greater', constant(number('h', 2), 0)),
            compare(fact('voucher.hours'), 'less_or_equal', lookup('max_hours', fact('voucher.service'))),
          ),
          otherwise: { effect: 'deny', message: null },
        }),
        rule(norm('longest_length', 'Enimmäiskesto', 'Greatest length', ['3.1:5']), {
          requires: compare(
            fact('voucher.ends'),
            'less_or_equal',
            {
              kind: 'date_add',
              unit: 'day',
              factor: -1,
              amount: constant(number('day'), 1),
              date: {
                kind: 'date_add',
                unit: 'month',
                factor: 1,
                date: fact('voucher.starts'),
                amount: lookup('max_length', fact('voucher.service')),
              },
            },
            'date',
          ),
          otherwise: { effect: 'deny', message: null },
        }),
        rule(norm('catchment', 'Lähialue', 'Catchment area', ['3:6']), {
          requires: compare(definition('provider.distance_km'), 'less_or_equal', lookup('catchment_distance')),
          otherwise: { effect: 'deny', message: { fi: ['Liian kaukana.'], en: ['Too far.'] } },
          exceptions: [outOfArea],
        }),
        rule(norm('registered', 'Ammattihenkilörekisteri', 'Register', ['5:5']), {
          forEach: { variable: 1, list: fact('provider.staff'), listPath: 'provider.staff' },
          requires: field(1, 'registered'),
          otherwise: { effect: 'deny', message: { fi: ['Ei rekisterissä.'], en: ['Not in the register.'] } },
        }),
        rule(norm('anyone_qualified', 'Kelpoinen työntekijä', 'Someone qualified', ['5:8']), {
          requires: compare(definition('provider.qualified'), 'greater_or_equal', constant(number(''), 1)),
          otherwise: { effect: 'warn', message: { fi: ['Kukaan ei ole kelpoinen.'], en: ['Nobody is qualified.'] } },
        }),
      ],
    },
  ],
  provisions: [],
};
