/** Mistakes that a back end could make in what it does with one kind of node: the reference, given changed nodes. */
import type {
  Comparison,
  Constant,
  Definition,
  Effect,
  Expression,
  Parameter,
  ParameterValue,
  Rule,
  RuleException,
  RuleVersion,
} from '../../engine/ir/ir.ts';
import { type Change, changing, having } from './rewrite.ts';

const yes: Expression = { kind: 'constant', type: { kind: 'boolean' }, value: true };

function constant(value: number): Expression {
  return { kind: 'constant', type: { kind: 'number', unit: '', decimals: 0 }, value };
}

function operator(from: Comparison, to: Comparison, operands?: 'number' | 'date'): Change {
  return changing('compare', (node) => {
    return node.operator === from && (operands ?? node.operands) === node.operands ? { ...node, operator: to } : node;
  });
}

function negated(expression: Expression): Expression {
  return { kind: 'not', operand: expression };
}

function mode(from: 'nearest' | 'up' | 'down', to: 'nearest' | 'up' | 'down'): Change {
  return changing('round', (node) => (node.mode === from ? { ...node, mode: to } : node));
}

function unit(from: 'day' | 'month' | 'business_day', to: 'day' | 'month' | 'business_day'): Change {
  return changing('date_add', (node) => (node.unit === from ? { ...node, unit: to } : node));
}

function bands(change: (band: { from: number; to: number | null; value: Constant }) => unknown): Change {
  return having<Extract<ParameterValue, { kind: 'bands' }>>(['kind', 'bands'], (node) => ({
    ...node,
    bands: node.bands.map(change),
  }));
}

/** Changes the versions of whatever has them: definitions and rules. */
function versions(change: (norm: Definition | Rule) => unknown): Change {
  return having<Definition | Rule>(['versions'], change);
}

function withoutWhere(...kinds: readonly Expression['kind'][]): Change {
  return having<Extract<Expression, { readonly where: Expression | null }>>(['kind', 'where'], (node) =>
    kinds.includes(node.kind) ? { ...node, where: null } : node,
  );
}

const isDefinitionException = (node: object) => 'body' in node && 'when' in node && 'name' in node;

/** Mistakes by what they do. */
export const mistakesInIr: Readonly<Record<string, Change>> = {
  'numbers: < for <=': operator('less_or_equal', 'less', 'number'),
  'numbers: <= for <': operator('less', 'less_or_equal', 'number'),
  'numbers: > for >=': operator('greater_or_equal', 'greater', 'number'),
  'numbers: >= for >': operator('greater', 'greater_or_equal', 'number'),
  'dates: < for <=': operator('less_or_equal', 'less', 'date'),
  'dates: <= for <': operator('less', 'less_or_equal', 'date'),
  'dates: > for >=': operator('greater_or_equal', 'greater', 'date'),
  'dates: >= for >': operator('greater', 'greater_or_equal', 'date'),
  'is for is not': operator('not_equal', 'equal'),
  'is not for is': operator('equal', 'not_equal'),
  'texts always the same': changing('compare', (node) => (node.operands === 'text' ? yes : node)),
  'booleans never compared': changing('compare', (node) => (node.operands === 'boolean' ? node.left : node)),
  'and taken for or': changing('and', (node) => ({ ...node, kind: 'or' })),
  'or taken for and': changing('or', (node) => ({ ...node, kind: 'and' })),
  'the last operand of and forgotten': changing('and', (node) => ({ ...node, operands: node.operands.slice(0, -1) })),
  'not forgotten': changing('not', (node) => node.operand),
  'the last member forgotten': changing('member_of', (node) => ({ ...node, members: node.members.slice(0, -1) })),
  'a list holds everything': changing('in_list', () => yes),
  'the first two branches swapped': changing('choose', ({ branches, otherwise, ...node }) => {
    const [first, ...others] = branches;
    const [second, ...rest] = others;
    if (first === undefined) return { ...node, branches, otherwise };
    if (second !== undefined) {
      const swapped = [{ when: first.when, then: second.then }, { when: second.when, then: first.then }, ...rest];
      return { ...node, branches: swapped, otherwise };
    }
    return { ...node, branches: [{ ...first, then: otherwise ?? first.then }], otherwise: first.then };
  }),
  'otherwise forgotten': changing('choose', (node) =>
    node.branches.length > 1 && node.otherwise !== null ? { ...node, otherwise: node.branches[0]?.then ?? null } : node,
  ),
  'minus for plus': changing('add', (node) => ({ ...node, kind: 'subtract' })),
  'plus for minus': changing('subtract', (node) => ({ ...node, kind: 'add' })),
  'plus for times': changing('multiply', ({ left, right, wide }) => ({ kind: 'add', left, right, wide })),
  'dividend and divisor swapped': changing('divide', ({ numerator, denominator, ...node }) => ({
    ...node,
    numerator: denominator,
    denominator: numerator,
  })),
  'nearest rounded down': mode('nearest', 'down'),
  'up rounded to nearest': mode('up', 'nearest'),
  'down rounded to nearest': mode('down', 'nearest'),
  'down rounded up': mode('down', 'up'),
  'the step of a rounding forgotten': changing('round', (node) => ({ ...node, step: 1 })),
  'the scale of a rounding forgotten': changing('round', (node) => ({ ...node, numerator: 1 })),
  'days for business days': unit('business_day', 'day'),
  'days for months': unit('month', 'day'),
  'business days for days': unit('day', 'business_day'),
  'dates go the other way': changing('date_add', (node) => ({ ...node, factor: -node.factor })),
  'the factor of a step in time forgotten': changing('date_add', (node) => ({
    ...node,
    factor: Math.sign(node.factor),
  })),
  'full years the wrong way round': changing('full_years', ({ from, to, kind }) => ({ kind, from: to, to: from })),
  'days counted with the first': changing('days_between', (node) => ({
    kind: 'add',
    left: node,
    right: constant(1),
    wide: false,
  })),
  'start of month for end': changing('date_part', (node) => ({
    ...node,
    part: node.part === 'end_of_month' ? 'start_of_month' : node.part,
  })),
  'end of month for start': changing('date_part', (node) => ({
    ...node,
    part: node.part === 'start_of_month' ? 'end_of_month' : node.part,
  })),
  'any for every': changing('every', (node) => ({ ...node, kind: 'any' })),
  'every for any': changing('any', (node) => ({ ...node, kind: 'every' })),
  'where forgotten by any and every': withoutWhere('any', 'every'),
  'where forgotten by count': withoutWhere('count'),
  'where forgotten by sum': withoutWhere('sum'),
  'where forgotten by min and max': withoutWhere('least', 'greatest'),
  'at most forgotten': changing('sum', (node) => ({ ...node, atMost: null })),
  'at most one more': changing('sum', ({ atMost, ...node }) => ({
    ...node,
    atMost: atMost && { ...atMost, limit: { kind: 'add', left: atMost.limit, right: constant(1), wide: false } },
  })),
  'per forgotten': changing('sum', ({ atMost, ...node }) => ({ ...node, atMost: atMost && { ...atMost, per: null } })),
  'max for min over a list': changing('least', (node) => ({ ...node, kind: 'greatest' })),
  'min for max over a list': changing('greatest', (node) => ({ ...node, kind: 'least' })),
  'max for min': changing('least_of', (node) => ({ ...node, kind: 'greatest_of' })),
  'the last of max forgotten': changing('greatest_of', (node) => ({ ...node, operands: node.operands.slice(0, -1) })),
  'empty for not empty': changing('is_empty', (node) => negated(node)),
  'given for not given': changing('is_given', (node) => negated(node)),
  'the first of not given forgotten': changing('not_given', (node) => ({ ...node, operands: node.operands.slice(1) })),
  'every text matches': changing('matches', () => yes),
  'business ids for codes': changing('matches', (node) =>
    node.format === 'personal_identity_code' ? { ...node, format: 'business_id' } : node,
  ),
  'e-mail addresses for business ids': changing('matches', (node) =>
    node.format === 'business_id' ? { ...node, format: 'email' } : node,
  ),
  'bands end one early': bands((band) => ({ ...band, to: band.to === null ? null : band.to - 1 })),
  'bands begin one late': bands((band) => ({ ...band, from: band.from + 1 })),
  'the last band forgotten': having<Extract<ParameterValue, { kind: 'bands' }>>(['kind', 'bands'], (node) => ({
    ...node,
    bands: node.bands.slice(0, -1),
  })),
  'brackets begin one late': having<Extract<ParameterValue, { kind: 'brackets' }>>(['kind', 'brackets'], (node) => ({
    ...node,
    brackets: node.brackets.map((bracket) => ({ ...bracket, from: bracket.from + 1 })),
  })),
  'the rate of the first bracket for all': having<Extract<ParameterValue, { kind: 'brackets' }>>(
    ['kind', 'brackets'],
    (node) => ({ ...node, brackets: node.brackets.slice(0, 1) }),
  ),
  'values a day late': having<Parameter>(['values', 'index'], (parameter) => ({
    ...parameter,
    values: parameter.values.map((entry) => ({ ...entry, from: entry.from + 1 })),
  })),
  'values never end': having<Parameter>(['values', 'index'], (parameter) => ({
    ...parameter,
    values: parameter.values.filter((entry) => entry.value !== null),
  })),
  'the last change of a value forgotten': having<Parameter>(['values', 'index'], (parameter) => ({
    ...parameter,
    values: parameter.values.slice(0, Math.max(1, parameter.values.length - 1)),
  })),
  'stated years forgotten': having<object>(['statedFor', 'hash'], (node) => ({ ...node, statedFor: [] })),
  'texts a day late': versions((norm) => ({
    ...norm,
    versions: norm.versions.map((entry) => ({ ...entry, from: entry.from + 1 })),
  })),
  'only the first text': versions((norm) => ({ ...norm, versions: norm.versions.slice(0, 1) })),
  'only the last text': versions((norm) => ({ ...norm, versions: norm.versions.slice(-1) })),
  'repeals forgotten': versions((norm) => ({
    ...norm,
    versions: norm.versions.filter((entry) => entry.value !== null),
  })),
  'own dates forgotten': having<object>(['asOf', 'body'], (node) => ({ ...node, asOf: null })),
  'when of definitions forgotten': having<object>(['asOf', 'body'], (node) => ({ ...node, when: null })),
  'exceptions to definitions forgotten': having<object>(['asOf', 'body'], (node) => ({ ...node, exceptions: [] })),
  'exceptions to exceptions to definitions forgotten': having<object>(['body', 'exceptions'], (node) =>
    isDefinitionException(node) ? { ...node, exceptions: [] } : node,
  ),
  'when of rules forgotten': having<object>(['forEach', 'requires'], (node) => ({ ...node, when: null })),
  'exceptions to rules forgotten': having<RuleVersion>(['forEach', 'requires'], (node) => ({
    ...node,
    exceptions: node.exceptions.filter((one) => one.mode === 'relieve'),
  })),
  'reliefs forgotten': having<RuleVersion>(['forEach', 'requires'], (node) => ({
    ...node,
    exceptions: node.exceptions.filter((one) => one.mode === 'replace'),
  })),
  'exceptions to exceptions to rules forgotten': having<object>(['mode', 'unconditional'], (node) => ({
    ...node,
    exceptions: [],
  })),
  'exceptions for reliefs': having<RuleException>(['mode', 'unconditional'], (node) => ({ ...node, mode: 'replace' })),
  'reliefs for exceptions': having<RuleException>(['mode', 'unconditional'], (node) => ({ ...node, mode: 'relieve' })),
  'effects alone satisfied': having<object>(['mode', 'unconditional'], (node) => ({ ...node, unconditional: false })),
  'when of exceptions forgotten': having<object>(['mode', 'unconditional'], (node) => ({ ...node, when: yes })),
  'deny for refer': effect('refer', 'deny'),
  'warn for refer': effect('refer', 'warn'),
  'refer for deny': effect('deny', 'refer'),
  'refer for warn': effect('warn', 'refer'),
  'messages forgotten': having<object>(['effect', 'message'], (node) => ({ ...node, message: null })),
  'units in messages forgotten': having<object>(['expression', 'format'], (node) => ({ ...node, format: 'number' })),
  'the last rule forgotten': having<{ rules: readonly unknown[] }>(['rules', 'outcomes'], (node) => ({
    ...node,
    rules: node.rules.slice(0, -1),
  })),
  'the last output forgotten': having<{ outputs: readonly unknown[] }>(['rules', 'outcomes'], (node) => ({
    ...node,
    outputs: node.outputs.slice(0, -1),
  })),
  'given values without a say': having<object>(['expression', 'givenFrom'], (node) => ({ ...node, givenFrom: null })),
  'reported values with a say': having<{ readonly givenFrom: number | null }>(['expression', 'givenFrom'], (node) => ({
    ...node,
    givenFrom: node.givenFrom ?? 0,
  })),
  'given before they are': having<{ readonly givenFrom: number | null }>(['expression', 'givenFrom'], (node) => ({
    ...node,
    givenFrom: node.givenFrom === null ? null : 0,
  })),
  'decided before the first edition': having<object>(['since', 'outcomes'], (node) => ({ ...node, since: 0 })),
  'optional facts unknown': having<object>(['path', 'optional'], (node) => ({ ...node, optional: false })),
  'optional fields unknown': having<object>(['name', 'optional'], (node) =>
    'path' in node ? node : { ...node, optional: false },
  ),
  'facts absent instead of unknown': having<object>(['path', 'optional'], (node) => ({ ...node, optional: true })),
};

function effect(from: Effect, to: Effect): Change {
  return having<{ readonly effect: Effect }>(['effect', 'message'], (node) =>
    node.effect === from ? { ...node, effect: to } : node,
  );
}
