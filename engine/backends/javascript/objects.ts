import type { Facts, RecordValue, Result, Value } from '../../ir/findings.ts';
import type { Day, Fact, Field } from '../../ir/ir.ts';
import { absent, known, toResult } from '../interpreter/results.ts';
import { type Code, code, identifier, join } from './code.ts';
import type { Layout } from './layout.ts';

/** A loaded case: a slot for each fact, `undefined` where it was left out. */
export interface OwnCase {
  /** The as-of date; null where it is not known. */
  readonly date: Day | null;
  readonly facts: Facts;
  /** The facts left out that a value can wait for, as bits; all bits where there are too many of them. */
  readonly missing: number;
}

/** A loaded element of a list of records; the class is generated. */
export type Element = object;

/** A value in generated code: a wide number may stand as a big integer, what is absent is `undefined`. */
export type Raw = Value | bigint | Element | readonly Element[] | undefined;

/** A value that is stored as such; it has no elements of the program's own. */
export function resultOf(raw: Raw): Result {
  return toResult(raw === undefined ? absent : known(raw as Value | bigint));
}

type ElementClass = new () => Element;

/** A date that values are taken as of, with what definitions came to under it. */
export interface Context {
  /** Which opening of which context remembered values belong to. */
  k: number;
  /** The day; NaN where it is not known. */
  day: Day;
  /** The bit of the date's fact where the date is not known, else 0. */
  waits: number;
  unit: unknown;
}

/** The classes of the objects a decision's generated code works on. */
export interface Objects {
  readonly load: (facts: Facts, date: Day | null) => OwnCase;
  readonly openContext: () => Context;
}

/** Generates the classes: every object has all its properties from the start, so that it keeps one shape. */
export function generateObjects(layout: Layout): Objects {
  const loaders = new Map<string, (value: unknown) => readonly Element[]>();
  const loaderOf = (record: string) => {
    const before = loaders.get(record);
    if (before !== undefined) return before;
    const read = generateReader(layout, record);
    const Own = generateElementClass(layout, record);
    const load = (value: unknown) =>
      (value as readonly RecordValue[]).map((element) => {
        const own = new Own();
        read(own, element.fields, loadNested);
        return own;
      });
    loaders.set(record, load);
    return load;
  };
  const loadNested: LoadList = (value, record) => (value === undefined ? undefined : loaderOf(record)(value));
  const caseClass = run<new (date: Day | null, facts: Facts) => OwnCase>(
    code`return class Case { constructor(date, facts) { this.date = date; this.facts = facts; this.missing = 0; ${emptySlots(layout.facts.length)} } };`,
  );
  const readFacts = generateFactReader(layout);
  return {
    load(facts, date) {
      const loaded = new caseClass(date, facts);
      readFacts(loaded, facts, loadNested);
      return loaded;
    },
    openContext: generateContext(layout),
  };
}

type LoadList = (value: Value | undefined, record: string) => readonly Element[] | undefined;

function generateElementClass(layout: Layout, record: string): ElementClass {
  const slots = emptySlots(layout.fieldsOf(record).length);
  const memos = emptyMemos(layout, record);
  return run(code`return class Element { constructor() { ${slots} ${memos} } };`);
}

function generateReader(
  layout: Layout,
  record: string,
): (element: Element, fields: RecordValue['fields'], loadList: LoadList) => void {
  const reads = layout.fieldsOf(record).map((field, slot) => readInto(layout, field, slot));
  return run(code`return (own, given, loadList) => { ${join(reads, '\n')} };`);
}

function generateFactReader(layout: Layout): (own: OwnCase, facts: Facts, loadList: LoadList) => void {
  const reads = layout.facts.map((fact: Fact, slot) => readInto(layout, fact, slot));
  const missing = layout.hasMasks ? missingFacts(layout) : code`-1`;
  return run(code`return (own, given, loadList) => { ${join(reads, '\n')} own.missing = ${missing}; };`);
}

function missingFacts(layout: Layout): Code {
  const required = layout.facts.filter(({ optional }) => !optional);
  return required.reduce((all, { path }) => {
    const value = code`own.${identifier('f', layout.factAt(path).slot)}`;
    return code`${all} | (${value} === undefined ? ${layout.bitOf(path)} : 0)`;
  }, code`0`);
}

function readInto(layout: Layout, field: Field, slot: number): Code {
  const record = layout.recordOf(field.type);
  const value = code`given.get(${field.name})`;
  const target = code`own.${identifier('f', slot)}`;
  if (record === null) return code`${target} = ${value};`;
  return code`${target} = loadList(${value}, ${record.name});`;
}

function generateContext(layout: Layout): () => Context {
  return run(
    code`class Context { constructor() { this.k = 0; this.day = NaN; this.waits = 0; this.unit = undefined; ${emptyMemos(layout, null)} } } return () => new Context();`,
  );
}

function emptySlots(count: number): Code {
  return join(
    Array.from({ length: count }, (_, slot) => code`this.${identifier('f', slot)} = undefined;`),
    '\n',
  );
}

/** `k0` says for which context `m0` and, in a masked program, its mask `w0` hold; null asks for the definitions of the whole case. */
function emptyMemos(layout: Layout, record: string | null): Code {
  const memos = layout.definitions.flatMap((definition, slot) =>
    definition.record === record
      ? [
          code`this.${identifier('k', slot)} = 0; this.${identifier('m', slot)} = undefined; this.${identifier('w', slot)} = 0;`,
        ]
      : [],
  );
  return join(memos, '\n');
}

/** Runs a function body made of `Code`, which a rulebook's text cannot become. */
function run<T>(body: Code): T {
  return new Function(body.text)() as T;
}
