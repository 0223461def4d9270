import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { formatDecimal } from '../../engine/ir/decimal.ts';
import type { Edition, RulebookSources } from '../editions/consolidated.ts';
import { textsOf } from '../locales/expected-texts.ts';
import { type Locale, textOn } from '../locales/locale.ts';
import type * as ast from '../syntax/ast.ts';
import { type ReadableParameter, readParameter } from '../values/parameter-type.ts';
import type { GivenValue, ParameterTimeline, PlacedConstant } from '../values/parameter-value.ts';
import { canonicalJson, type ObjectRules, WrittenJson } from './canonical-json.ts';

/** Raised when the same text would come to mean something else. */
const semanticsVersion = 'rulebook-semantics/2';

/**
 * One `sha256:<hex>` an edition: SHA-256 over RFC 8785 JSON of what the edition says (its declarations without spans,
 * comments and parentheses, the values in force from its day, the translations of what is in force, `rulebook.yaml`,
 * the version of the meaning), chained to the hash of the edition before it. Layout and line ends do not matter.
 */
export function hashEditions(
  sources: RulebookSources,
  timelines: readonly ParameterTimeline[],
  locales: readonly Locale[],
): readonly string[] {
  const hashes: string[] = [];
  for (const edition of sources.editions) {
    const content = canonicalJson({
      semantics: semanticsVersion,
      previous: hashes.at(-1) ?? null,
      identity: sources.identity,
      edition: describeEdition(edition),
      values: describeValues(edition, sources, timelines),
      locales: describeLocales(edition, sources, locales),
    });
    hashes.push(`sha256:${bytesToHex(sha256(utf8ToBytes(content)))}`);
  }
  return hashes;
}

function describeEdition({ date, decided, decidedBy, record, statedFor, informative, policies }: Edition): object {
  return {
    date,
    decided,
    decidedBy,
    record,
    statedFor: statedFor.map(({ parameter, year }) => ({ parameter, year })),
    informative: informative.map(({ mark }) => mark),
    policies: policies.flatMap(({ path, tree }) =>
      tree.declarations.length === 0 ? [] : [{ path, declarations: tree.declarations.map(describeDeclaration) }],
    ),
  };
}

const described = new WeakMap<ast.Declaration, WrittenJson>();

/** Written once: it says nothing of where it stands. */
function describeDeclaration(declaration: ast.Declaration): WrittenJson {
  const known = described.get(declaration);
  if (known !== undefined) return known;
  const written = new WrittenJson(canonicalJson(declaration, withoutLayout));
  described.set(declaration, written);
  return written;
}

/** A syntax tree without what is only layout. */
const withoutLayout: ObjectRules = {
  leaveOut: new Set(['span', 'keyword', 'effectSpan']),
  standIn: (node) => ('kind' in node && node.kind === 'parenthesised' && 'operand' in node ? node.operand : node),
};

/** The values that the edition gives, patched into those before: numbers as decimal strings at their declared scale. */
function describeValues(
  edition: Edition,
  { spans }: RulebookSources,
  timelines: readonly ParameterTimeline[],
): Readonly<Record<string, unknown>> {
  const span = spans.find(({ from }) => from === edition.date);
  return Object.fromEntries(
    timelines.flatMap(({ parameter, entries }) => {
      const entry = entries.find(({ from }) => from === edition.date);
      if (entry === undefined || span === undefined) return [];
      const declared = span.parameters.get(parameter);
      // A repealed parameter has no declaration, and no value.
      const readable = declared === undefined ? null : readParameter(declared, span);
      return [[parameter, entry.value === null || readable === null ? null : describeValue(entry.value, readable)]];
    }),
  );
}

function describeValue(given: GivenValue, { type, index }: ReadableParameter): unknown {
  const write = ({ value }: PlacedConstant): unknown => {
    return typeof value === 'number' && type.kind === 'number' ? formatDecimal(value, type.decimals) : value;
  };
  const end = (value: number): string => {
    return formatDecimal(value, index === null || index.kind === 'enum' ? 0 : index.number.decimals);
  };
  switch (given.kind) {
    case 'single':
      return write(given.value);
    case 'by_member':
      return Object.fromEntries([...given.values].map(([member, value]) => [member, write(value)]));
    case 'bands':
      return given.bands.map(({ from, to, value }) => {
        return { from: end(from), to: to === null ? null : end(to), value: write(value) };
      });
    case 'brackets':
      return given.brackets.map(({ from, value }) => ({ from: end(from), value: write(value) }));
  }
}

function describeLocales(edition: Edition, { spans }: RulebookSources, locales: readonly Locale[]): object {
  const span = spans.find(({ from }) => from === edition.date);
  const paths = span === undefined ? [] : [...textsOf(span)].flatMap((text) => text.paths);
  return Object.fromEntries(
    locales.map((locale) => [
      locale.language,
      Object.fromEntries(
        paths.flatMap((path) => {
          const text = textOn(locale, path, edition.date)?.text;
          return text === undefined ? [] : [[path, text]];
        }),
      ),
    ]),
  );
}
