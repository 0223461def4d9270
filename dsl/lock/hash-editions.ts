import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import { invariant } from '../../engine/ir/invariant.ts';
import type { Constant } from '../../engine/ir/ir.ts';
import type { Edition, RulebookSources } from '../consolidated.ts';
import { textsOf } from '../locales/expected-texts.ts';
import type { Locale } from '../locales/locale.ts';
import type { GivenValue, ParameterTimeline } from '../values/parameter-value.ts';

/** Raised when the same text would come to mean something else. */
const semanticsVersion = 'rulebook-semantics/1';

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
    const content = canonicalize({
      semantics: semanticsVersion,
      previous: hashes.at(-1) ?? null,
      identity: sources.identity,
      edition: describeEdition(edition),
      values: describeValues(edition, timelines),
      locales: describeLocales(edition, sources, locales),
    });
    invariant(content !== undefined, 'an edition is JSON');
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
    policies: policies.map(({ path, tree }) => ({ path, declarations: strip(tree.declarations) })),
  };
}

/** A syntax tree without what is only layout. */
function strip(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(strip);
  if (typeof node !== 'object' || node === null) return node;
  if ('kind' in node && node.kind === 'parenthesised' && 'operand' in node) return strip(node.operand);
  return Object.fromEntries(
    Object.entries(node).flatMap(([key, value]) => (layoutKeys.has(key) ? [] : [[key, strip(value)]])),
  );
}

const layoutKeys: ReadonlySet<string> = new Set(['span', 'keyword', 'effectSpan']);

function describeValues(edition: Edition, timelines: readonly ParameterTimeline[]): object {
  return Object.fromEntries(
    timelines.flatMap(({ parameter, entries }) =>
      entries.flatMap(({ from, value }) =>
        from === edition.date ? [[parameter, value === null ? null : describeValue(value)]] : [],
      ),
    ),
  );
}

function describeValue(given: GivenValue): unknown {
  switch (given.kind) {
    case 'single':
      return write(given.value.value);
    case 'by_member':
      return Object.fromEntries([...given.values].map(([member, { value }]) => [member, write(value)]));
    case 'bands':
      return given.bands.map(({ from, to, value }) => ({
        from: write(from),
        to: to && write(to),
        value: write(value.value),
      }));
    case 'brackets':
      return given.brackets.map(({ from, value }) => ({ from: write(from), value: write(value.value) }));
  }
}

/** Numbers as decimal strings, at the scale that the parameter's declaration fixes. */
function write(value: Constant): unknown {
  return typeof value === 'number' ? String(value) : value;
}

function describeLocales(edition: Edition, { spans }: RulebookSources, locales: readonly Locale[]): object {
  const span = spans.find(({ from }) => from === edition.date);
  const paths = span === undefined ? [] : [...textsOf(span)].flatMap((text) => text.paths);
  return Object.fromEntries(
    locales.map(({ language, texts }) => [
      language,
      Object.fromEntries(
        paths.flatMap((path) => {
          const text = texts.get(path)?.text;
          return text === undefined ? [] : [[path, text]];
        }),
      ),
    ]),
  );
}
