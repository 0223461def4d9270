/** Every number that is stored fits 10¹⁵ at its decimals, whatever the facts within their bounds. */
import { largestStored } from '../../engine/ir/decimal.ts';
import type * as ast from '../ast.ts';
import type { Declared } from '../consolidated.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { problem } from '../editions/problem.ts';
import { ceiling, compare, type Fraction, fraction, magnitude } from '../prove/fraction.ts';
import type { Range } from '../ranges/range.ts';
import { declaredRange, type Ranges, rangeOfDefinition, scaledRange, startRanges } from '../ranges/range-of.ts';
import type { NumberType, Type } from '../types.ts';
import type { SpanContext } from './check-context.ts';

/** Definitions and facts that can grow too large. */
export function numbersInRange(context: SpanContext): readonly Diagnostic[] {
  const ranges = startRanges(context.reading, context.timelines);
  return [...storedDefinitions(context, ranges), ...storedFacts(context, ranges)];
}

function storedDefinitions({ analysis, quiet }: SpanContext, ranges: Ranges): readonly Diagnostic[] {
  return [...analysis.consolidation.definitions.values()].flatMap(({ node, file }) => {
    const name = node.name.text;
    const type = analysis.declaredTypes.get(name)?.type;
    const range = quiet.has(node) ? null : rangeOfDefinition(name, ranges);
    const largest = range === null || !isNumber(type) ? null : tooLarge(range, type, ranges);
    return largest === null ? [] : [explainDefinition(node, file, largest)];
  });
}

function storedFacts(
  { analysis: { consolidation, declaredTypes } }: SpanContext,
  ranges: Ranges,
): readonly Diagnostic[] {
  return [...consolidation.inputs.values()].flatMap((input) =>
    input.fields.flatMap((field) => {
      const type = declaredTypes.get(`${input.name}.${field.node.name.text}`)?.type;
      if (!isNumber(type)) return [];
      const largest = tooLarge(declaredRange(field.node, type.unit, ranges), type, ranges);
      return largest === null ? [] : [explainFact(field, input.name, largest)];
    }),
  );
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

function explainFact({ node, file }: Declared<ast.Field>, input: string, largest: Fraction): Diagnostic {
  const name = `${input}.${node.name.text}`;
  return problem(
    'number-out-of-range',
    { file, span: node.maximum?.span ?? node.name.span },
    { fi: `tiedon '${name}' rajat ovat liian väljät`, en: `the bounds of fact '${name}' are too wide` },
    {
      label: { fi: `sallii jopa arvon ${roughly(largest)}`, en: `allows as much as ${roughly(largest)}` },
      help: { fi: "anna pienempi yläraja 'at most'", en: "give a smaller bound 'at most'" },
    },
  );
}

/** A power of ten not below the number. */
function roughly(value: Fraction): string {
  return `10^${ceiling(value).toString().length}`;
}
