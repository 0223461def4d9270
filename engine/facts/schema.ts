import type { Enum, Field, Rulebook, Type } from '../ir/ir.ts';

/** A place in the tree of names: a declared fact or field, or a group of them. */
export interface Place {
  readonly field: Field | null;
  readonly inside: ReadonlyMap<string, Place>;
}

/** The names of all facts, or of the fields of one record. */
export interface NameTree {
  readonly root: Place;
  /** Full names of facts or fields, in order of declaration. */
  readonly paths: readonly string[];
  /** Names of groups: `client`, `contract.provider`. */
  readonly groups: readonly string[];
}

/** What a rulebook's facts are called and may be; made once a rulebook. */
export interface FactSchema {
  readonly facts: NameTree;
  readonly records: ReadonlyMap<string, NameTree>;
  readonly enums: ReadonlyMap<string, Enum>;
  /** The units the rulebook speaks of: those of its facts, its currency and those it declares. */
  readonly units: ReadonlySet<string>;
  /** Names of what the rulebook computes or sets itself. */
  readonly own: ReadonlyMap<string, 'definition' | 'parameter'>;
}

const schemas = new WeakMap<Rulebook, FactSchema>();

/** The names and types of a rulebook's facts; made once for each rulebook. */
export function schemaOf(rulebook: Rulebook): FactSchema {
  const before = schemas.get(rulebook);
  if (before !== undefined) return before;
  const schema: FactSchema = {
    facts: grow(rulebook.facts),
    records: new Map(rulebook.records.map((record) => [record.name, grow(record.fields)])),
    enums: new Map(rulebook.enums.map((one) => [one.name, one])),
    units: new Set([
      rulebook.currency,
      ...rulebook.units.map(({ name }) => name),
      ...[...rulebook.facts, ...rulebook.records.flatMap(({ fields }) => fields)].flatMap(({ type }) => unitsOf(type)),
    ]),
    own: new Map([
      ...rulebook.definitions.map(({ name }) => [name, 'definition'] as const),
      ...rulebook.parameters.map(({ name }) => [name, 'parameter'] as const),
    ]),
  };
  schemas.set(rulebook, schema);
  return schema;
}

/** `EUR/h` gives itself and its two parts. */
function unitsOf(type: Type): readonly string[] {
  if (type.kind === 'list') return unitsOf(type.element);
  return type.kind === 'number' && type.unit !== '' ? [type.unit, ...type.unit.split('/')] : [];
}

interface GrowingPlace extends Place {
  field: Field | null;
  readonly inside: Map<string, GrowingPlace>;
}

function grow(fields: readonly Field[]): NameTree {
  const root: GrowingPlace = { field: null, inside: new Map() };
  const groups = new Set<string>();
  for (const field of fields) {
    const segments = field.name.split('.');
    let place = root;
    for (const [depth, segment] of segments.entries()) {
      if (depth > 0) groups.add(segments.slice(0, depth).join('.'));
      const next = place.inside.get(segment) ?? { field: null, inside: new Map() };
      place.inside.set(segment, next);
      place = next;
    }
    place.field = field;
  }
  return { root, paths: fields.map((field) => field.name), groups: [...groups] };
}
