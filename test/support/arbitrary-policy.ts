/**
 * Policies that are syntactically right, whatever they mean: tokens first, then a layout with line breaks and comments
 * anywhere between them.
 */
import fc from 'fast-check';

/** Tokens that may stand on lines of their own; a number and its unit are one. */
type Tokens = readonly string[];
type Syntax = fc.Arbitrary<Tokens>;

/** No word that starts a declaration: with a name behind it, it would, first on a line. */
const words = ['client', 'member', 'hours', 'end', 'start', 'days', 'none', 'other', 'part', 'year', 'ikä_2'];
const anyWords = [...words, 'unit', 'if', 'match', 'is', 'and', 'when', 'each', 'of', 'rule', 'set', 'given', 'by'];

const name = fc.constantFrom(...words);
const path = fc
  .tuple(name, fc.array(fc.constantFrom(...anyWords), { maxLength: 2 }))
  .map(([first, rest]) => [first, ...rest].join('.'));
const digits = fc.oneof(fc.nat(9999).map(String), fc.constantFrom('0.05', '12.5', '007.50'));
const unit = fc.constantFrom('h', 'EUR', 'EUR/h', 'EUR/activity_day', '%', 'year', 'month', 'day');
const number = fc.oneof(
  digits,
  fc.tuple(digits, unit).map((parts) => parts.join(' ')),
);
const content = fc.string({ unit: fc.constantFrom('a', 'Ö', ' ', '–', '#', '|', "'", '.'), maxLength: 12 });
const text = fc.array(fc.oneof(content, fc.constantFrom('\\"', '\\\\'))).map((parts) => `"${parts.join('')}"`);
const date = fc.constantFrom('2020-01-01', '2020-02-30', '1999-12-31');
const citation = fc.constantFrom('§2:1', '§3.1:8–10', '§L1:1-32', '§3.1:5-5');

const one = (arbitrary: fc.Arbitrary<string>): Syntax => arbitrary.map((token) => [token]);
/** Words, names of arbitraries and nested tokens in a row. */
function row(...parts: readonly (string | Syntax)[]): Syntax {
  return fc
    .tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant([part]) : part)))
    .map((all) => all.flat());
}
function maybe(...parts: readonly (string | Syntax)[]): Syntax {
  return fc.oneof(fc.constant([]), row(...parts));
}
function list(element: Syntax, minLength = 1, maxLength = 3, separator = ','): Syntax {
  return fc
    .array(element, { minLength, maxLength })
    .map((elements) => elements.flatMap((tokens, index) => (index === 0 ? tokens : [separator, ...tokens])));
}
function oneOf(...alternatives: readonly string[]): Syntax {
  return one(fc.constantFrom(...alternatives));
}

/** The names of an arm stand on one line with its colon. */
const arm = fc.array(name, { minLength: 1, maxLength: 2 }).map((names) => `${names.join(', ')}:`);

type Level =
  | 'expression'
  | 'match'
  | 'disjunction'
  | 'conjunction'
  | 'inversion'
  | 'comparison'
  | 'rounded'
  | 'sum'
  | 'product'
  | 'signed'
  | 'primary';

/** Operators bind as in the grammar: each level holds the tighter ones. */
const { expression, sum } = fc.letrec<Record<Level, Tokens>>((tie) => {
  const level = (tighter: Level, ...looser: readonly Syntax[]): Syntax =>
    fc.oneof({ maxDepth: 5, depthIdentifier: 'expression', withCrossShrink: true }, tie(tighter), ...looser);
  const filter = row(one(name), 'in', tie('sum'), maybe('where', tie('expression')));
  const elements = row('(', list(tie('expression')), ')');
  return {
    expression: level(
      'disjunction',
      row('if', tie('expression'), 'then', tie('expression'), 'else', tie('expression')),
      tie('match'),
      row(oneOf('any', 'every'), filter, 'satisfies', tie('expression')),
      row('count', 'of', filter),
      row('sum', 'of', tie('rounded'), 'for', filter, maybe('at', 'most', tie('sum'), maybe('per', tie('sum')))),
      row(
        oneOf('min', 'max'),
        'of',
        tie('rounded').filter(([first]) => first !== '('),
        'for',
        filter,
      ),
    ),
    match: row(
      'match',
      tie('sum'),
      list(row(one(arm), '(', tie('expression'), ')'), 1, 3, ''),
      maybe('otherwise:', '(', tie('expression'), ')'),
    ),
    disjunction: level('conjunction', list(tie('conjunction'), 2, 3, 'or')),
    conjunction: level('inversion', list(tie('inversion'), 2, 3, 'and')),
    inversion: level('comparison', row('not', tie('inversion'))),
    comparison: level(
      'rounded',
      row(tie('rounded'), oneOf('<', '<=', '>', '>='), tie('rounded')),
      row(
        tie('rounded'),
        'is',
        tie('rounded').filter(([first]) => first !== 'not'),
      ),
      row(tie('rounded'), 'is', 'not', tie('rounded')),
      row(tie('rounded'), 'is', maybe('not'), oneOf('given', 'empty')),
      row(tie('rounded'), maybe('not'), 'between', tie('rounded'), 'and', tie('rounded')),
      row(tie('rounded'), maybe('not'), 'in', tie('rounded')),
      row(tie('rounded'), maybe('not'), 'matches', one(name)),
    ),
    rounded: level('sum', row(tie('sum'), rounding())),
    sum: level('product', row(tie('sum'), oneOf('+', '-'), tie('product'))),
    product: level('signed', row(tie('product'), oneOf('*', '/'), tie('signed'))),
    signed: level('primary', row('-', tie('signed'))),
    primary: fc.oneof(
      { maxDepth: 5, depthIdentifier: 'expression', withCrossShrink: true },
      one(path),
      one(fc.oneof(number, text, date, fc.constantFrom('yes', 'no', '()'))),
      elements,
      row(one(path), '[', tie('expression'), ']'),
      row('not', 'given', 'in', elements),
      row('count', 'of', one(path)),
      row(oneOf('min', 'max'), 'of', '(', list(tie('expression'), 2), ')'),
      row(oneOf('full years', 'days'), 'from', tie('primary'), 'to', tie('primary')),
      row(oneOf('start of month of', 'end of month of', 'year of'), tie('primary')),
      row('each', 'part', 'of', tie('primary'), 'by', one(path)),
    ),
  };
});

function rounding(): Syntax {
  return row('rounded', maybe(oneOf('up', 'down')), 'to', one(number));
}

const label = maybe(one(text));
const citations = maybe(list(one(citation)));
const type = row(
  maybe('optional'),
  maybe('sensitive'),
  maybe('list', 'of'),
  oneOf('text', 'EUR', 'EUR/h', 'date', 'integer', 'service'),
  maybe('with', one(fc.nat(3).map(String)), oneOf('decimals', 'decimal')),
);
const bounds = row(maybe('at', 'least', one(number)), maybe('at', 'most', one(number)));
const message = fc
  .array(
    fc.oneof(content, fc.constantFrom('{{', '}}', '\\"', '\\\\', '{end.x}', '{hours * 2 h as number}', '{f["a"]}')),
  )
  .map((parts) => `"${parts.join('').replaceAll('["a"]', '[\\"a\\"]')}"`);
const effect = row(oneOf('deny', 'refer', 'warn'), maybe(one(message)));

/** Lines of one declaration: a head and what stands below it. */
type Lines = readonly Tokens[];

function declaration(head: Syntax, ...lines: readonly fc.Arbitrary<Lines>[]): fc.Arbitrary<Lines> {
  return fc.tuple(head, ...lines).map(([first, ...rest]) => [first, ...rest.flat()]);
}
const clause = (...parts: readonly (string | Syntax)[]): fc.Arbitrary<Lines> => row(...parts).map((tokens) => [tokens]);
const perhaps = (lines: fc.Arbitrary<Lines>): fc.Arbitrary<Lines> => fc.oneof(fc.constant([]), lines);
const inAnyOrder = (...lines: readonly fc.Arbitrary<Lines>[]): fc.Arbitrary<Lines> =>
  fc
    .tuple(fc.tuple(...lines), fc.array(fc.nat(99), { minLength: lines.length, maxLength: lines.length }))
    .map(([all, order]) => {
      const ranked = all.map((each, index) => ({ each, rank: order[index] ?? 0 }));
      return ranked.sort((a, b) => a.rank - b.rank).flatMap(({ each }) => each);
    });

const when = perhaps(clause('when', expression));
const interpretations = fc.array(row('interpretation', one(text)), { maxLength: 2 });
/** One token, so that a field named `when` is not taken for a clause. */
const fieldStart = fc.constantFrom(...anyWords).map((word) => `${word} :`);
const fields = fc.array(row(one(fieldStart), type, label, bounds), {
  minLength: 1,
  maxLength: 4,
});
const tableLines = fc.integer({ min: 1, max: 3 }).chain((columns) =>
  fc
    .tuple(
      row('|', list(sum, columns, columns, '|'), '||', one(path), '|'),
      fc.array(row('|', fc.oneof(list(cell(), columns, columns, '|'), row('otherwise')), '||', expression, '|'), {
        maxLength: 3,
      }),
    )
    .map(([header, rows]) => [header, ...rows]),
);

function cell(): Syntax {
  return fc.oneof(
    row('-'),
    row(maybe('not'), list(sum)).filter(([first, second]) => first !== 'not' || second !== 'given'),
    list(row(oneOf('<', '<=', '>', '>='), sum), 1, 2, 'and'),
    row('between', sum, 'and', sum),
  );
}

const declarations: readonly fc.Arbitrary<Lines>[] = [
  declaration(row('enum', one(name), label), fc.array(row(one(name), label), { minLength: 1, maxLength: 4 })),
  declaration(row(oneOf('record', 'input'), one(name), label), fields),
  declaration(row('set', one(name), 'of', one(name), label, '=', list(one(name)))),
  declaration(row('unit', one(name), fc.oneof(row(), row(one(text)), row(one(text), one(text))))),
  declaration(
    row('parameter', one(path), ':', type, maybe('by', maybe('each'), oneOf('km', 'EUR/h')), label, citations, bounds),
    interpretations,
  ),
  declaration(
    row('decision', one(name), label),
    inAnyOrder(
      clause('as', 'of', one(path)),
      perhaps(clause('gives', list(one(path)))),
      perhaps(clause('reports', list(one(path)))),
      perhaps(clause('changeable', list(one(path)))),
      perhaps(clause('includes', list(one(name)))),
      perhaps(clause('approved', one(text))),
      perhaps(clause('incomplete', one(text))),
    ),
  ),
  declaration(
    row('define', one(path), ':', type, maybe(rounding()), label, citations),
    inAnyOrder(perhaps(clause('as', 'of', expression)), when, clause('=', expression), interpretations),
  ),
  declaration(
    row('table', one(path), ':', type, label, citations),
    inAnyOrder(perhaps(clause('as', 'of', expression)), when, tableLines, interpretations),
  ),
  declaration(
    row('rule', one(name), label, citations),
    inAnyOrder(
      perhaps(clause('for', 'each', one(name), 'in', sum)),
      when,
      clause('requires', expression),
      clause('otherwise', effect),
      interpretations,
    ),
  ),
  declaration(
    row('exception', one(name), 'to', one(path), label, citations),
    inAnyOrder(when, clause('=', expression)),
  ),
  declaration(
    row('exception', one(name), 'to', one(path), label, citations),
    inAnyOrder(when, clause('requires', expression), perhaps(clause('otherwise', effect)), interpretations),
  ),
  declaration(
    row('relief', one(name), 'from', one(path), label, citations),
    inAnyOrder(when, perhaps(effect.map((tokens) => [tokens]))),
  ),
  declaration(row('repeal', oneOf('rule', 'define', 'set'), one(path), maybe('of', one(name)))),
];

const gap = fc.oneof(
  { weight: 30, arbitrary: fc.constant(' ') },
  { weight: 2, arbitrary: fc.constantFrom('  ', '\n  ', '\r\n      ', ' \n\n  ') },
  { weight: 1, arbitrary: fc.constantFrom(' # remark\n  ', '\n  # own line\n  ', '\n\n# at the margin\n\n ') },
);
const lineBreak = fc.oneof(
  { weight: 10, arbitrary: fc.constantFrom('\n  ', '\n', '\r\n ') },
  { weight: 1, arbitrary: fc.constantFrom('\n\n  ', ' # behind\n  ', '\n  # above\n  ', '\n# margin\n') },
);
const between = fc.constantFrom(
  '\n',
  '\n\n',
  '\r\n\r\n\r\n',
  ' # last\n',
  '\n# above\n',
  '\n\n# alone\n\n',
  '\n  # inside\n',
);

/** A policy file of up to five declarations, oddly laid out. */
export const arbitraryPolicy: fc.Arbitrary<string> = fc
  .array(fc.oneof(...declarations), { minLength: 1, maxLength: 5 })
  .chain((file) => {
    const spaces = file.flat(2).length;
    return fc
      .tuple(
        fc.array(gap, { minLength: spaces, maxLength: spaces }),
        fc.array(lineBreak, { minLength: spaces, maxLength: spaces }),
        fc.array(between, { minLength: file.length, maxLength: file.length }),
      )
      .map(([gaps, breaks, ends]) => writeFile(file, gaps, breaks, ends));
  });

function writeFile(
  file: readonly Lines[],
  gaps: readonly string[],
  breaks: readonly string[],
  ends: readonly string[],
): string {
  let token = 0;
  let line = 0;
  const declared = file.map((lines) =>
    lines
      .map((tokens) => {
        const [first = '', ...rest] = tokens.filter((each) => each !== '');
        const written = rest.map((each) => {
          token += 1;
          return `${isHeadWord(first) ? ' ' : gaps[token]}${each}`;
        });
        return first + written.join('');
      })
      .reduce((above, below) => {
        line += 1;
        return above + breaks[line] + below;
      }),
  );
  return declared.map((each, index) => each + (ends[index] ?? '\n')).join('');
}

/** Heads, members and fields stand on one line: there, a line break could start something else. */
function isHeadWord(first: string): boolean {
  return ![
    'when',
    'requires',
    '=',
    'otherwise',
    'for',
    '|',
    'as',
    'gives',
    'reports',
    'includes',
    'changeable',
  ].includes(first);
}
