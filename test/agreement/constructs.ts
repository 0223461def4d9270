/** The constructs of the IR, each of which generated rulebooks have to hold. */
import type { Comparison, Expression, Rulebook } from '../../engine/ir/ir.ts';
import type { Node } from './rewrite.ts';

const kinds: Readonly<Record<Expression['kind'], true>> = {
  constant: true,
  fact: true,
  element: true,
  field: true,
  definition: true,
  lookup: true,
  by_brackets: true,
  not: true,
  and: true,
  or: true,
  compare: true,
  member_of: true,
  in_list: true,
  choose: true,
  add: true,
  subtract: true,
  multiply: true,
  divide: true,
  round: true,
  date_add: true,
  full_years: true,
  days_between: true,
  date_part: true,
  any: true,
  every: true,
  count: true,
  sum: true,
  least: true,
  greatest: true,
  least_of: true,
  greatest_of: true,
  is_empty: true,
  is_given: true,
  not_given: true,
  empty_list: true,
  matches: true,
};

const comparisons: Readonly<Record<Comparison, true>> = {
  equal: true,
  not_equal: true,
  less: true,
  less_or_equal: true,
  greater: true,
  greater_or_equal: true,
};

const orders = Object.keys(comparisons);
const both = ['equal', 'not_equal'];

/** Every construct by name, as `constructsOf` names them. */
export const constructs: readonly string[] = [
  ...Object.keys(kinds),
  ...orders.flatMap((order) => [`compare number ${order}`, `compare date ${order}`]),
  ...['boolean', 'enum', 'text'].flatMap((operands) => both.map((operator) => `compare ${operands} ${operator}`)),
  ...['add', 'subtract', 'multiply', 'divide', 'round', 'compare', 'sum', 'by_brackets'].map((kind) => `${kind} wide`),
  ...['nearest', 'up', 'down'].map((mode) => `round ${mode}`),
  ...['day', 'month', 'business_day'].map((unit) => `date_add ${unit}`),
  ...['start_of_month', 'end_of_month', 'year'].map((part) => `date_part ${part}`),
  ...['business_id', 'personal_identity_code', 'email'].map((format) => `matches ${format}`),
  ...['if', 'match', 'table'].map((origin) => `choose ${origin}`),
  ...['any', 'every', 'count', 'sum', 'least', 'greatest'].map((kind) => `${kind} where`),
  ...['sum at most', 'sum at most per', 'divide in compare', 'divide in round'],
  ...['single', 'by_member', 'bands', 'brackets'].map((kind) => `value ${kind}`),
  ...['value ended', 'value changed', 'text changed', 'text ended', 'stated for a year'],
  ...['definition as of', 'definition when', 'definition exception', 'definition exception to exception'],
  ...[
    'derived field',
    'optional fact',
    'sensitive fact',
    'optional field',
    'list in element',
    'optional date of decision',
  ],
  ...['rule for each', 'rule when', 'exception', 'relief', 'exception to exception', 'effect alone', 'satisfied alone'],
  ...[
    'message with values',
    'message as number',
    'included rules',
    'reported',
    'given later',
    'decided later',
    'deny',
    'refer',
    'warn',
    'silent',
  ],
  ...[1, 2, 3].map((editions) => `${editions} editions`),
];

/** The constructs in a rulebook. */
export function constructsOf(rulebook: Rulebook): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    if (!Array.isArray(part)) for (const name of namesOf(part as Node)) found.add(name);
    for (const inner of Object.values(part)) visit(inner);
  };
  visit(rulebook);
  found.add(`${rulebook.editions.length} editions`);
  const optional = new Set(rulebook.facts.filter((fact) => fact.optional).map(({ path }) => path));
  if (rulebook.decisions.some(({ asOf }) => optional.has(asOf))) found.add('optional date of decision');
  for (const { since, outputs } of rulebook.decisions) {
    if (since > (rulebook.editions[0]?.date ?? since)) found.add('decided later');
    if (outputs.some(({ givenFrom }) => givenFrom === null)) found.add('reported');
    if (outputs.some(({ givenFrom }) => givenFrom !== null && givenFrom > since)) found.add('given later');
  }
  const [first, second] = rulebook.decisions;
  if (second?.rules.some(({ name }) => first?.rules.some((rule) => rule.name === name))) found.add('included rules');
  return found;
}

function namesOf(node: Node): readonly string[] {
  return [...ofExpression(node), ...ofDeclaration(node), ...ofNorm(node)];
}

function ofExpression(node: Node): readonly string[] {
  const { kind } = node;
  if (typeof kind !== 'string' || !Object.hasOwn(kinds, kind)) return [];
  const detail = node.mode ?? node.unit ?? node.part ?? node.format ?? node.origin;
  const has = (name: string, holds: unknown) => (holds ? [`${kind} ${name}`] : []);
  return [
    kind,
    ...has(String(detail), detail),
    ...has('wide', node.wide),
    ...has('where', node.where),
    ...has('at most', node.atMost),
    ...has('at most per', (node.atMost as Node | null | undefined)?.per),
    ...has(`${node.operands} ${node.operator}`, kind === 'compare'),
    ...dividesIn(node, kind),
  ];
}

function dividesIn(node: Node, kind: string): readonly string[] {
  const operands = [node.left, node.right, node.operand] as readonly (Node | undefined)[];
  return operands.some((operand) => operand?.kind === 'divide') ? [`divide in ${kind}`] : [];
}

function ofDeclaration(node: Node): readonly string[] {
  const { kind } = node;
  const values = node.values as readonly { readonly value: unknown }[] | undefined;
  const isField = 'optional' in node;
  const isList = (node.type as Node | undefined)?.kind === 'list';
  return [
    ...('index' in node && Array.isArray(values) && values.length > 1 ? ['value changed'] : []),
    ...('index' in node && Array.isArray(values) && values.some(({ value }) => value === null) ? ['value ended'] : []),
    ...(typeof kind === 'string' && ['single', 'by_member', 'bands', 'brackets'].includes(kind)
      ? [`value ${kind}`]
      : []),
    ...(Array.isArray(node.statedFor) && node.statedFor.length > 0 ? ['stated for a year'] : []),
    ...(isField && node.optional ? ['path' in node ? 'optional fact' : 'optional field'] : []),
    ...(isField && node.sensitive ? ['sensitive fact'] : []),
    ...(isField && !('path' in node) && isList ? ['list in element'] : []),
  ];
}

function ofNorm(node: Node): readonly string[] {
  const versions = (node.versions ?? []) as readonly { readonly value: unknown }[];
  const nested = Array.isArray(node.exceptions) && node.exceptions.length > 0;
  const isException = 'mode' in node && 'unconditional' in node;
  const isDefinition = 'asOf' in node && 'body' in node;
  const isBody = 'body' in node && 'name' in node;
  const isRule = 'forEach' in node;
  return [
    ...(versions.length > 1 ? ['text changed'] : []),
    ...(versions.some(({ value }) => value === null) ? ['text ended'] : []),
    ...(typeof node.record === 'string' && 'versions' in node ? ['derived field'] : []),
    ...(isDefinition && node.asOf ? ['definition as of'] : []),
    ...(isDefinition && node.when ? ['definition when'] : []),
    ...(isDefinition && nested ? ['definition exception'] : []),
    ...(isBody && nested ? ['definition exception to exception'] : []),
    ...(isRule && node.forEach ? ['rule for each'] : []),
    ...(isRule && node.when ? ['rule when'] : []),
    ...(isException ? [node.mode === 'relieve' ? 'relief' : 'exception'] : []),
    ...(isException && nested ? ['exception to exception'] : []),
    ...(isException && node.requires === null ? [node.unconditional ? 'effect alone' : 'satisfied alone'] : []),
    ...('effect' in node ? [String(node.effect), ...(node.message === null ? ['silent'] : [])] : []),
    ...('expression' in node && 'format' in node ? ['message with values'] : []),
    ...('expression' in node && node.format === 'number' ? ['message as number'] : []),
  ];
}
