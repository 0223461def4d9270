import fc from 'fast-check';
import type { Facts, Value } from '../../../engine/ir/findings.ts';
import type { Field, Type } from '../../../engine/ir/ir.ts';
import { factsOf } from '../../../engine/ir/reads.ts';
import { kuopio } from './kuopio.ts';

/** Sound facts of a decision of the Kuopio rulebook, any of them left out. Dates lie in 2019–2021. */
export function arbitraryFacts(decision: string): fc.Arbitrary<Facts> {
  const arbitraries = factsOf(kuopio, decision).map((fact) =>
    fc.option(arbitraryValue(fact), { nil: undefined, freq: 4 }).map((value) => [fact.path, value] as const),
  );
  return fc
    .tuple(...arbitraries)
    .map(
      (entries) => new Map(entries.flatMap(([path, value]) => (value === undefined ? [] : [[path, value] as const]))),
    );
}

export function arbitraryValue(field: Pick<Field, 'type' | 'minimum' | 'maximum'>): fc.Arbitrary<Value> {
  const { type, minimum = 0, maximum = 0 } = field;
  switch (type.kind) {
    case 'boolean':
      return fc.boolean();
    case 'text':
    case 'label':
      return fc.constantFrom('Kuopio', 'Siilinjärvi', 'Äijö "Ö"; a,b', '010190-900P', 'a@example.com');
    case 'date':
      return fc.integer({ min: 17_897, max: 18_992 });
    case 'number':
      return fc.oneof(
        fc.integer({ min: minimum, max: Math.min(maximum, minimum + 100 * 10 ** type.decimals) }),
        fc.constantFrom(minimum, maximum),
      );
    case 'enum':
      return fc.constantFrom(...membersOf(type));
    case 'record': {
      const fields = kuopio.records.find(({ name }) => name === type.record)?.fields ?? [];
      const values = fields.map((one) =>
        fc.option(arbitraryValue(one), { nil: undefined, freq: 4 }).map((value) => [one.name, value] as const),
      );
      return fc.tuple(...values).map((entries) => ({
        fields: new Map(entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))),
      }));
    }
    case 'list':
      return type.element.kind === 'enum'
        ? fc.subarray([...membersOf(type.element)])
        : fc.array(arbitraryValue({ type: type.element }), { maxLength: 4 });
  }
}

function membersOf(type: Extract<Type, { kind: 'enum' }>): readonly string[] {
  return kuopio.enums.find(({ name }) => name === type.enum)?.members.map(({ name }) => name) ?? [];
}
