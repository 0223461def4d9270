import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../../../dsl/grammar/parse.ts';
import { analyse } from '../../../dsl/infer/analyse.ts';
import { collectBrokenNames } from '../../../dsl/scope/broken-names.ts';
import type * as ast from '../../../dsl/syntax/ast.ts';
import { walk } from '../../../dsl/syntax/walk.ts';
import { analysePolicy, consolidateFiles, consolidatePolicies, diagnosticsOf } from '../../support/check-policy.ts';
import { claimVocabulary } from '../../support/claim-vocabulary.ts';
import { runs } from '../../support/runs.ts';

const policy = `${claimVocabulary}
decision grant "Myöntö"
  as of claim.opened
  gives claim.level, claim.total
define claim_line.cost : EUR rounded to 0.01 EUR "Hinta"
  as of claim_line.date
  when claim_line.kind in hourly
  = match claim_line.kind
      hourly: claim_line.hours * rate[claim.distance rounded to 1 km]
      work:   0
exception cheaper to claim_line.cost
  when claim_line.payer.name is given and claim_line.kind in (coaching, groups)
  = if claim.ok then claim_line.amount / 2 else -claim_line.amount + 1 EUR
define claim.total : EUR "Yhteensä"
  = (sum of line.cost for line in claim.lines where line.hours > 0 at most 2 per start of month of line.date)
  + (min of line.amount for line in claim.lines) + max of (claim.fee, 0)
table claim.level : integer "Taso"
  | claim.degree | claim.opened   | claim.hours         || claim.level |
  | not educated | < 2020-01-01   | between 1 h and 3 h || count of claim.lines |
  | otherwise                                           || year of claim.opened |
rule checked "Tarkastus"
  for each line in claim.lines
  when not (line.date > claim.opened + 2 week) or claim.ok is yes or claim.town in ("Kuopio", home_town)
  requires any d in claim.degrees satisfies d in accepted
  otherwise deny "{line.date}: {days from line.date to claim.opened as number}"
relief spared from checked
  when every other in claim.lines where other.hours between 1 h and 2 h satisfies other.cancelled is not given
  requires not given in (claim.closed, line.payer) is empty and (claim.payer.name matches email or bachelor in claim.degrees)
  otherwise refer "{each part of claim.fee by bracket}"
`;

const expressionKinds: ReadonlySet<string> = new Set<ast.Expression['kind']>([
  'number_literal',
  'date_literal',
  'boolean_literal',
  'text_literal',
  'list_literal',
  'reference',
  'lookup',
  'not',
  'logical',
  'comparison',
  'between',
  'in',
  'is_given',
  'is_empty',
  'matches',
  'arithmetic',
  'negation',
  'rounded',
  'if',
  'match',
  'quantifier',
  'count',
  'sum',
  'extreme',
  'not_given',
  'date_distance',
  'date_part',
  'by_brackets',
  'parenthesised',
]);

function isExpression(node: { readonly kind: string }): node is ast.Expression {
  return expressionKinds.has(node.kind);
}

function expressionsOf(node: Parameters<typeof walk>[0]): readonly ast.Expression[] {
  const expressions: ast.Expression[] = [];
  walk(node, (part) => {
    if (isExpression(part)) expressions.push(part);
    return undefined;
  });
  return expressions;
}

describe('an accepted policy', () => {
  const { analysis, diagnostics } = analysePolicy(policy);
  const { definitions, rules, exceptions } = analysis.consolidation;
  const nodes = [...definitions.values(), ...rules, ...exceptions].map(({ node }) => node);
  const expressions = nodes.flatMap(expressionsOf);

  it('has no mistakes', () => {
    expect(diagnostics).toEqual([]);
  });

  it('contains expressions of every kind', () => {
    expect(new Set(expressions.map(({ kind }) => kind))).toEqual(expressionKinds);
  });

  it('has a type for every expression, and none of them is in error or a bare zero', () => {
    const types = expressions.map((expression) => analysis.types.get(expression));
    expect(types.filter((type) => type === undefined || type.kind === 'error')).toEqual([]);
    expect(types.filter((type) => type?.kind === 'number' && type.zero)).toEqual([]);
  });

  it('has a meaning for every name', () => {
    for (const expression of expressions) {
      if (expression.kind !== 'reference' && expression.kind !== 'lookup') continue;
      expect(analysis.meanings.has(expression)).toBe(true);
    }
  });

  it('has a variable for every element, and one object for each', () => {
    expect([...analysis.variables.values()].map(({ name }) => name)).toEqual(['line', 'line', 'line', 'd', 'other']);
    expect(new Set(analysis.variables.values()).size).toBe(5);
    expect([...analysis.selves.values()].map(({ name }) => name)).toEqual(['claim_line']);
  });

  it('says what its exceptions are to', () => {
    expect([...analysis.targets.values()].map(({ kind }) => kind)).toEqual(['definition', 'rule']);
  });

  it('expands sets in the arms of a match', () => {
    expect([...analysis.arms.values()]).toEqual([['coaching', 'groups'], ['work']]);
  });

  it('declares types of facts, fields, parameters and definitions', () => {
    for (const name of ['claim.payer.name', 'claim_line.hours', 'cap', 'claim.level']) {
      expect(analysis.declaredTypes.has(name)).toBe(true);
    }
    expect(analysis.declaredTypes.get('claim.payer.code')).toEqual({
      type: { kind: 'text' },
      optional: true,
      sensitive: true,
    });
  });
});

describe('one cause, one diagnostic', () => {
  it.each([
    ['define a.b : EURO "A"\n  = claim.hours * claim.hours + nothing_here', 3],
    ['define a.b : EURO "A"\n  = 1 EUR\ndefine a.c : EUR "C"\n  = (a.b + 1 h) * a.b', 1],
    ['define a.b : boolean "A"\n  = claim.srvice is wrok and claim.srvice in (wrok, groups)', 2],
    ['define a.b : EUR "A"\n  = (match claim.srvice wrok: 1 EUR otherwise: 2 EUR)', 1],
    ['parameter p : h by servise "P"\ndefine a.b : h "A"\n  = p[work] + p[claim.service]', 1],
    ['define a.b : boolean "A"\n  = any x in claim.lins satisfies x.hours > 3 and x.kind is wrok', 1],
    ['table a.b : integer "A"\n  | claim.srvice || a.b |\n  | wrok || 1 |\n  | otherwise || 2 |', 1],
    ['define a.b : EUR "A"\n  = nothing_here\nexception c to a.d\n  when yes\n  = 1 h', 2],
  ])('%s', (declarations, count) => {
    expect(diagnosticsOf(`${claimVocabulary}\n${declarations}\n`).split('\n')).toHaveLength(count);
  });
});

describe('a mistake on two sides', () => {
  it('is labelled on both', () => {
    const text = `${claimVocabulary}\ndefine a.b : EUR "A"\n  = claim.fee + claim.hours\n`;
    const [diagnostic] = analysePolicy(text).diagnostics;
    const labels = diagnostic?.labels.map(({ span, message }) => [text.slice(span.start, span.end), message.fi]);
    expect(labels).toEqual([
      ['claim.hours', 'tämä on määrä (h)'],
      ['claim.fee', 'tämä on määrä (EUR)'],
    ]);
    expect(diagnostic?.message.fi).toBe('näitä ei voi laskea yhteen: määrä (EUR) ja määrä (h)');
  });

  it('is labelled where the type is declared', () => {
    const text = `${claimVocabulary}\ndefine a.b : EUR "A"\n  = claim.hours * claim.price\n`;
    const [diagnostic] = analysePolicy(text).diagnostics;
    const labels = diagnostic?.labels.map(({ span, message }) => [text.slice(span.start, span.end), message.en]);
    expect(labels).toEqual([
      ['claim.hours * claim.price', 'not rounded'],
      ['EUR', 'declared as EUR with 2 decimals'],
    ]);
    expect(diagnostic?.help?.en).toBe(
      "round it: 'rounded to 0.01 EUR', or keep it exact and give the type more decimals: 'with 4 decimals'",
    );
  });
});

describe('declarations with a mistake in their syntax', () => {
  const used = 'define a.b : EUR "A"\n  = broken.one + 1 EUR\ndefine a.c : EUR "C"\n  = missing.one\n';

  function analyseWith(broken: string) {
    const { file, diagnostics } = parsePolicy('broken.policy', broken);
    expect(diagnostics).not.toEqual([]);
    const consolidation = consolidatePolicies({ 'test.policy': `${claimVocabulary}\n${used}` });
    return analyse(consolidation, collectBrokenNames([file])).diagnostics.map(({ message }) => message.en);
  }

  it('are not missed where they are used', () => {
    expect(analyseWith('define broken.one : EUR "B"\n  = = 1 EUR\n')).toEqual(["there is no 'missing.one'"]);
  });

  it('may be what is missing where their names cannot be read', () => {
    expect(analyseWith('define 5 : EUR "B"\n  = 1 EUR\n')).toEqual([]);
  });
});

describe('a policy with words changed', () => {
  const words = policy.split(/(\s+|(?=[(),[\]]))/);
  const places = words.flatMap((word, index) => (/\w/.test(word) ? [index] : []));
  const anyPlace = fc.constantFrom(...places);

  it('is analysed without failing, and every mistake is told in both languages within its file', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyPlace, anyPlace), { minLength: 1, maxLength: 6 }), (changes) => {
        const changed = [...words];
        for (const [to, from] of changes) changed[to] = words[from] ?? '';
        const text = changed.join('');
        const { file } = parsePolicy('test.policy', text);
        const consolidation = consolidateFiles([{ path: 'test.policy', text, tree: file }]).consolidation;
        for (const { span, message, labels, help } of analyse(consolidation, collectBrokenNames([file])).diagnostics) {
          expect(span.start).toBeLessThanOrEqual(span.end);
          expect(span.end).toBeLessThanOrEqual(text.length);
          for (const said of [message, ...labels.map((label) => label.message), ...(help ? [help] : [])]) {
            expect(said.fi).not.toMatch(/undefined|null|\[object/);
            expect(said.en).not.toMatch(/undefined|null|\[object/);
          }
        }
      }),
      { numRuns: runs(100) },
    );
  });
});
