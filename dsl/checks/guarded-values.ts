/**
 * A value that may be absent is read only where it is known to be there: an optional fact where it is given, a
 * definition with `when` where that holds, a parameter with values for a set only for members of that set.
 */
import type { Meaning } from '../analysis/analysis.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/problem.ts';
import type { Place } from '../editions/consolidated.ts';
import { describeCase } from '../prove/describe-case.ts';
import type { Formula } from '../prove/formula.ts';
import { visitWithPremises } from '../prove/parts.ts';
import { findCounterexample } from '../prove/prove.ts';
import { conditionOf, givenFormula, insideDefinition, membership } from '../prove/read-condition.ts';
import { meaningOf, type Scope } from '../prove/scope.ts';
import type { Statement } from '../prove/statements.ts';
import type * as ast from '../syntax/ast.ts';
import { openStatements, type SpanContext, wordsAt } from './check-context.ts';

/** Uses of values that may be absent there, each with a case where one is found. */
export function guardedValues(context: SpanContext): readonly Diagnostic[] {
  return openStatements(context).flatMap((statement) => checkStatement(statement, context));
}

function checkStatement(statement: Statement, context: SpanContext): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const { file, scope } = statement;
  visitWithPremises(statement.expression, statement.premises, scope, (expression, premises) => {
    if (asksWhetherGiven(expression)) return 'skip';
    const need = needOf(expression, scope, context);
    if (need === null) return undefined;
    const search = findCounterexample(premises, need.condition, context.reading.effort);
    if (search.kind !== 'impossible') {
      const example = search.kind === 'found' ? describeCase(search.case, context.analysis) : [];
      diagnostics.push(explainNeed(need, { file, span: expression.span }, example, context));
    }
    return undefined;
  });
  return diagnostics;
}

/** `is given` and `not given in` are how one finds out; what stands in them needs no guard. */
function asksWhetherGiven(expression: ast.Expression): boolean {
  return expression.kind === 'is_given' || expression.kind === 'not_given';
}

/** What has to hold where an expression is read. */
type Need = { readonly condition: Formula } & (
  | { readonly kind: 'given'; readonly name: string; readonly declared: Place }
  | { readonly kind: 'defined'; readonly name: string; readonly when: Place }
  | {
      readonly kind: 'indexed';
      readonly name: string;
      readonly declared: Place;
      readonly set: string;
      readonly index: ast.Expression;
    }
);

function needOf(expression: ast.Expression, scope: Scope, context: SpanContext): Need | null {
  if (expression.kind === 'lookup') return lookupNeed(expression, scope, context);
  if (expression.kind !== 'reference') return null;
  const meaning = meaningOf(expression, scope);
  if (meaning?.kind === 'fact' || meaning?.kind === 'field') return givenNeed(expression, meaning, scope);
  return meaning?.kind === 'definition' ? definedNeed(expression, meaning, scope, context) : null;
}

function givenNeed(
  reference: ast.Reference,
  meaning: Extract<Meaning, { kind: 'fact' | 'field' }>,
  scope: Scope,
): Need | null {
  const field = meaning.fields.findLast((step) => step.node.type.optional) ?? meaning.fields.at(-1);
  if (!meaning.declared.optional || field === undefined) return null;
  const declared = { file: field.file, span: field.node.span };
  return { kind: 'given', name: reference.name.text, declared, condition: givenFormula(reference, scope) };
}

function definedNeed(
  reference: ast.Reference,
  meaning: Extract<Meaning, { kind: 'definition' }>,
  scope: Scope,
  { analysis }: SpanContext,
): Need | null {
  const definition = analysis.consolidation.definitions.get(meaning.name);
  if (definition === undefined || definition.node.when === null) return null;
  const { node, file } = definition;
  const inner = insideDefinition(meaning.name, node, meaning.variable, scope);
  const when = { file, span: definition.node.when.span };
  return { kind: 'defined', name: reference.name.text, when, condition: conditionOf(node.when, inner) };
}

function lookupNeed(lookup: ast.Lookup, scope: Scope, { analysis }: SpanContext): Need | null {
  const parameter = analysis.consolidation.parameters.get(lookup.parameter.text);
  const set = analysis.consolidation.sets.get(parameter?.node.index?.name.text ?? '')?.node;
  if (parameter === undefined || set === undefined) return null;
  const members = set.members.map((member) => member.text);
  const condition = membership(lookup.index, members, scope);
  const declared = { file: parameter.file, span: parameter.node.type.span };
  return { kind: 'indexed', name: lookup.parameter.text, declared, set: set.name.text, index: lookup.index, condition };
}

function explainNeed(need: Need, place: Place, example: readonly string[], context: SpanContext): Diagnostic {
  const fiExample = example.length === 0 ? '' : ` (esimerkiksi kun ${example.join(' and ')})`;
  const enExample = example.length === 0 ? '' : ` (for instance when ${example.join(' and ')})`;
  switch (need.kind) {
    case 'given':
      return problem(
        'unguarded-value',
        place,
        { fi: `'${need.name}' voi tässä puuttua`, en: `'${need.name}' may be left out here` },
        {
          label: { fi: 'käytetään varmistamatta, että tieto on annettu', en: 'used without knowing that it is given' },
          others: [{ place: need.declared, message: { fi: 'vapaaehtoinen tieto', en: 'declared optional' } }],
          help: {
            fi: `lisää ehto '${need.name} is given', esimerkiksi kohtaan 'when'`,
            en: `add the condition '${need.name} is given', for instance under 'when'`,
          },
        },
      );
    case 'defined': {
      const words = wordsAt(need.when, context.sources);
      return problem(
        'unguarded-value',
        place,
        {
          fi: `kohteella '${need.name}' ei tässä aina ole arvoa`,
          en: `'${need.name}' does not always have a value here`,
        },
        {
          label: { fi: `käytetään myös muulloin${fiExample}`, en: `used in other cases too${enExample}` },
          others: [{ place: need.when, message: { fi: 'arvo on vain tällöin', en: 'it has a value only then' } }],
          help: {
            fi: `lisää ehto '${words}', esimerkiksi kohtaan 'when'`,
            en: `add the condition '${words}', for instance under 'when'`,
          },
        },
      );
    }
    case 'indexed': {
      const index = wordsAt({ file: place.file, span: need.index.span }, context.sources);
      return problem(
        'unguarded-value',
        { file: place.file, span: need.index.span },
        {
          fi: `parametrilla '${need.name}' on arvoja vain joukolle '${need.set}'`,
          en: `parameter '${need.name}' has values only for '${need.set}'`,
        },
        {
          label: { fi: `voi olla muutakin${fiExample}`, en: `may be something else${enExample}` },
          help: {
            fi: `lisää ehto '${index} in ${need.set}', esimerkiksi kohtaan 'when'`,
            en: `add the condition '${index} in ${need.set}', for instance under 'when'`,
          },
          origins: [{ name: need.name, declared: need.declared }],
        },
      );
    }
  }
}
