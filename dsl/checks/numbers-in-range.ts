/** Every number that is stored or told fits 10¹⁵ at its decimals, whatever the facts within their bounds. */
import { largestStored } from '../../engine/ir/decimal.ts';
import type { Localized } from '../../engine/ir/localized.ts';
import type { Analysis } from '../analysis/analysis.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/problem.ts';
import type { Declared } from '../editions/consolidated.ts';
import { ceiling, compare, type Fraction, fraction, magnitude } from '../prove/fraction.ts';
import { parameterValues } from '../prove/parameter-values.ts';
import { type Norm, startReading } from '../prove/scope.ts';
import { fieldIn } from '../ranges/latest-field.ts';
import type { Range } from '../ranges/range.ts';
import { declaredRange, rangeOf, rangeOfDefinition, rangeOfElement, scaledRange } from '../ranges/range-of.ts';
import { type Ranges, startRanges } from '../ranges/ranges.ts';
import type * as ast from '../syntax/ast.ts';
import type { NumberType, Type } from '../types/types.ts';
import type { SpanContext } from './check-context.ts';
import { shallowDefinitions } from './shallow-definitions.ts';

/** Definitions, facts and numbers told in messages that can grow too large. */
export function numbersInRange(context: SpanContext): readonly Diagnostic[] {
  const ranges = openRanges(context);
  // Of what reads other spans nothing stays proved: they may have changed.
  const skipped = readsOtherSpans(context) ? context.broken : context.quiet;
  return [
    ...storedDefinitions(context, skipped, ranges),
    ...storedFacts(context, ranges),
    ...toldNumbers(context, skipped, ranges),
  ];
}

/**
 * Whether numbers of this span rest on others: a definition with a date of its own is read as it is in whatever span that
 * date lies in, and facts are held to the latest bounds on any day.
 */
function readsOtherSpans({ analysis, analyses }: SpanContext): boolean {
  if (analyses.length === 1) return false;
  const { definitions, inputs, records } = analysis.consolidation;
  const isDated = [...definitions.values()].some(({ node }) => node.asOf !== null);
  const isBoundAnew = [...inputs.values(), ...records.values()].some(({ name, fields }) =>
    fields.some(({ node }) => analyses.some((other) => isOther(node, fieldIn(name, node.name.text, other)))),
  );
  return isDated || isBoundAnew;
}

function isOther(field: ast.Field, other: ast.Field | undefined): boolean {
  return other !== undefined && other !== field;
}

function openRanges(context: SpanContext): Ranges {
  const { analysis, analyses, reading, timelines } = context;
  let all: readonly Ranges[] | null = null;
  const everywhere = (): readonly Ranges[] => {
    all ??= analyses.flatMap((other) => (other === analysis ? [own] : openOther(other)));
    return all;
  };
  const openOther = (other: Analysis): readonly Ranges[] => {
    const read = startReading(other, parameterValues(other, timelines));
    // What goes too deep to be read is told of that span.
    const isShallow = shallowDefinitions({ ...context, analysis: other, reading: read }).length === 0;
    return isShallow ? [startRanges(read, timelines, { analyses, everywhere })] : [];
  };
  const own = startRanges(reading, timelines, { analyses, everywhere });
  return own;
}

function storedDefinitions(
  { analysis }: SpanContext,
  skipped: ReadonlySet<Norm>,
  ranges: Ranges,
): readonly Diagnostic[] {
  return [...analysis.consolidation.definitions.values()].flatMap(({ node, file }) => {
    const name = node.name.text;
    const type = analysis.declaredTypes.get(name)?.type;
    const range = skipped.has(node) ? null : rangeOfDefinition(name, ranges);
    const largest = range === null || !isNumber(type) ? null : tooLarge(range, type, ranges);
    return largest === null ? [] : [explainDefinition(node, file, largest)];
  });
}

function storedFacts(
  { analysis: { consolidation, declaredTypes } }: SpanContext,
  ranges: Ranges,
): readonly Diagnostic[] {
  return [...consolidation.inputs.values(), ...consolidation.records.values()].flatMap(({ name, fields }) =>
    fields.flatMap((field) => {
      const type = declaredTypes.get(`${name}.${field.node.name.text}`)?.type;
      const largest = type === undefined ? null : largestGiven(type, field.node, ranges);
      if (type === undefined || largest === null) return [];
      return [explainFact(field, name, largest, type.kind === 'list' ? fewerDecimals : smallerBound)];
    }),
  );
}

const smallerBound: Localized = { fi: "anna pienempi yläraja 'at most'", en: "give a smaller bound 'at most'" };

/** Nothing can bound the numbers in a list. */
const fewerDecimals: Localized = { fi: 'anna luvuille vähemmän desimaaleja', en: 'give the numbers fewer decimals' };

/** Of a number, or of the numbers in a list. */
function largestGiven(type: Type, field: ast.Field, ranges: Ranges): Fraction | null {
  if (type.kind === 'number') return tooLarge(declaredRange(field, type.unit, ranges), type, ranges);
  if (type.kind !== 'list' || type.element.kind !== 'number') return null;
  const range = rangeOfElement(type.element, ranges);
  return range === null ? null : tooLarge(range, type.element, ranges);
}

/** What a message writes out is worked out exactly like what is stored. */
function toldNumbers({ analysis }: SpanContext, skipped: ReadonlySet<Norm>, ranges: Ranges): readonly Diagnostic[] {
  const { rules, exceptions } = analysis.consolidation;
  return [...rules, ...exceptions].flatMap(({ node, file }) => {
    const parts = skipped.has(node) ? [] : (node.otherwise?.message?.parts ?? []);
    return parts.flatMap((part) => {
      if (part.kind !== 'interpolation') return [];
      const type = analysis.types.get(part.expression);
      const range = isNumber(type) ? rangeOf(part.expression, ranges) : null;
      const largest = range === null || !isNumber(type) ? null : tooLarge(range, type, ranges);
      return largest === null ? [] : [explainTold(part.expression, file, largest)];
    });
  });
}

function isNumber(type: Type | undefined): type is NumberType {
  return type?.kind === 'number';
}

/** The largest magnitude in the unit itself, where it does not fit. */
function tooLarge(range: Range, { unit, decimals }: NumberType, { scope }: Ranges): Fraction | null {
  const places = decimals ?? 0;
  const stored = scaledRange(range, unit, places, scope);
  const [low, high] = [magnitude(stored.minimum), magnitude(stored.maximum)];
  const largest = compare(low, high) > 0 ? low : high;
  if (compare(largest, fraction(largestStored)) <= 0) return null;
  return fraction(ceiling(largest), 10n ** BigInt(places));
}

function explainDefinition(
  node: ast.DefineDeclaration | ast.TableDeclaration,
  file: string,
  largest: Fraction,
): Diagnostic {
  const name = node.name.text;
  return problem(
    'number-out-of-range',
    { file, span: node.name.span },
    {
      fi: `'${name}' voi kasvaa liian suureksi laskettavaksi tarkasti`,
      en: `'${name}' can grow too large to be computed exactly`,
    },
    {
      label: { fi: `voi olla jopa ${roughly(largest)}`, en: `may be as large as ${roughly(largest)}` },
      help: {
        fi: "rajaa tietoja, joista se lasketaan ('at most …'), tai pyöristä harvempiin desimaaleihin",
        en: "bound the facts it is computed from ('at most …'), or keep fewer decimals",
      },
    },
  );
}

function explainTold({ span }: ast.Expression, file: string, largest: Fraction): Diagnostic {
  return problem(
    'number-out-of-range',
    { file, span },
    {
      fi: 'viestin luku voi kasvaa liian suureksi laskettavaksi tarkasti',
      en: 'a number in this message can grow too large to be computed exactly',
    },
    {
      label: { fi: `voi olla jopa ${roughly(largest)}`, en: `may be as large as ${roughly(largest)}` },
      help: {
        fi: "rajaa tietoja, joista se lasketaan ('at most …'), tai pyöristä se ('rounded to …')",
        en: "bound the facts it is computed from ('at most …'), or round it ('rounded to …')",
      },
    },
  );
}

function explainFact(
  { node, file }: Declared<ast.Field>,
  owner: string,
  largest: Fraction,
  help: Localized,
): Diagnostic {
  const name = `${owner}.${node.name.text}`;
  return problem(
    'number-out-of-range',
    { file, span: help === smallerBound ? (node.maximum?.span ?? node.name.span) : node.type.span },
    { fi: `tiedon '${name}' rajat ovat liian väljät`, en: `the bounds of fact '${name}' are too wide` },
    {
      label: { fi: `sallii jopa arvon ${roughly(largest)}`, en: `allows as much as ${roughly(largest)}` },
      help,
    },
  );
}

/** A power of ten not below the number. */
function roughly(value: Fraction): string {
  return `10^${ceiling(value).toString().length}`;
}
