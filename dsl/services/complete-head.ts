/** What belongs on the head line of a declaration, and on the lines of its members and fields. */
import type { IToken } from 'chevrotain';
import type { Localized } from '../../engine/ir/localized.ts';
import type { DeclarationKind } from '../grammar/problem.ts';
import * as t from '../syntax/tokens.ts';
import type { WrittenDeclaration } from './clauses-at.ts';
import { offerIndexes, offerMembers, offerTypes, offerUnits } from './complete-members.ts';
import { keywordOffer, type Offer, snippetOffer } from './completion-item.ts';
import { declarationOf } from './declaration-of.ts';
import type { FileContext } from './file-context.ts';
import { dottedText } from './site.ts';
import type { RulebookSymbol } from './symbol.ts';

/** What can stand behind these words of a head. */
export function offerInHead(
  { kind }: WrittenDeclaration,
  words: readonly IToken[],
  context: FileContext,
): readonly Offer[] {
  const last = words.at(-1);
  switch (kind) {
    case 'set':
      if (t.isToken(last, t.Of)) return offerAll('enum', context);
      return offerSetMembers(words, context);
    case 'record':
    case 'input':
      return offerInField(lineOf(words), context);
    case 'parameter':
      return offerInParameter(words, context);
    case 'define':
    case 'table':
      return offerInDefinition(words, context);
    case 'exception':
    case 'relief':
      return offerTargets(kind, words, context);
    case 'repeal':
      return offerRepealed(words, context);
    case 'enum':
    case 'unit':
    case 'decision':
    case 'rule':
      return [];
  }
}

/** The words on the last line. */
function lineOf(words: readonly IToken[]): readonly IToken[] {
  const line = words.at(-1)?.startLine;
  return words.filter(({ startLine }) => startLine === line);
}

/** Names of a kind that are in force, with their labels. */
function offerAll(kind: 'enum' | 'decision', context: FileContext): readonly Offer[] {
  const { enums, decisions } = context.analysis.consolidation;
  const names = kind === 'enum' ? enums.keys() : decisions.keys();
  return [...names].map((name) => offerSymbol({ kind, name }, name, context));
}

export function offerDecisions(context: FileContext): readonly Offer[] {
  return offerAll('decision', context);
}

function offerSymbol(symbol: RulebookSymbol, name: string, context: FileContext): Offer {
  const documentation = declarationOf(symbol, context)?.label ?? null;
  const kind = symbol.kind === 'decision' ? 'decision' : symbol.kind === 'norm' ? 'norm' : 'type';
  return { label: name, kind, detail: kindWords[symbol.kind] ?? { fi: '', en: '' }, documentation };
}

const kindWords: Readonly<Partial<Record<RulebookSymbol['kind'], Localized>>> = {
  enum: { fi: 'luokitus', en: 'an enum' },
  decision: { fi: 'päätös', en: 'a decision' },
  norm: { fi: 'sääntö tai poikkeus', en: 'a rule or an exception' },
  definition: { fi: 'määritelmä', en: 'a definition' },
  parameter: { fi: 'parametri', en: 'a parameter' },
};

/** `set a of service = b, c`: the members not listed yet. */
function offerSetMembers(words: readonly IToken[], context: FileContext): readonly Offer[] {
  const of = words.findIndex((word) => t.isToken(word, t.Of));
  const equals = words.findIndex((word) => t.isToken(word, t.Equals));
  if (of === -1 || equals === -1) return [];
  if (!t.isToken(words.at(-1), t.Equals, t.Comma)) return [];
  const taken = new Set(words.slice(equals).map(({ image }) => image));
  return offerMembers(words[of + 1]?.image ?? '', context, { taken });
}

const decimals = snippetOffer('with … decimals', 'with ‹0› decimals', {
  fi: 'desimaalien määrä',
  en: 'how many decimals',
});

/** `hours : h "Tunnit" at least 0 h` */
function offerInField(line: readonly IToken[], context: FileContext): readonly Offer[] {
  const colon = line.findIndex((word) => t.isToken(word, t.Colon));
  if (colon === -1) return [];
  const behind = line.slice(colon + 1);
  const type = behind.filter((word) => !t.isToken(word, t.Optional, t.Sensitive, t.List, t.Of));
  if (type.length === 0) return offerTypes('field', context);
  return offerBounds(behind, type[0]?.image ?? '', context);
}

/** `at least 0 h at most 24 h`, in the unit of the type. */
function offerBounds(words: readonly IToken[], unit: string, context: FileContext): readonly Offer[] {
  const last = words.at(-1);
  if (t.isToken(last, t.NumberText)) {
    return offerUnits({ kind: 'type', type: { kind: 'number', unit, decimals: null } }, context);
  }
  if (t.isToken(last, t.At)) return [keywordOffer('least', atLeast), keywordOffer('most', atMost)];
  const bound = (way: 'least' | 'most', detail: Localized): readonly Offer[] => {
    const isGiven = words.some((word, index) => t.isToken(word, t.At) && words[index + 1]?.image === way);
    const suffix = isNumeric(unit, context) ? unitSuffix(unit) : null;
    return isGiven || suffix === null ? [] : [snippetOffer(`at ${way}`, `at ${way} ‹0›${suffix}`, detail)];
  };
  const isDirect = words.length === 1 && isNumeric(unit, context);
  return [...(isDirect ? [decimals] : []), ...bound('least', atLeast), ...bound('most', atMost)];
}

const atLeast: Localized = { fi: 'pienin sallittu arvo', en: 'the least value allowed' };
const atMost: Localized = { fi: 'suurin sallittu arvo', en: 'the greatest value allowed' };

function isNumeric(name: string, { analysis }: FileContext): boolean {
  const { enums, records } = analysis.consolidation;
  return !enums.has(name) && !records.has(name) && !['boolean', 'text', 'date'].includes(name);
}

function unitSuffix(name: string): string {
  return name === 'integer' || name === 'number' ? '' : name === 'percent' ? ' %' : ` ${name}`;
}

/** `parameter max_hours : h by hour_based "…" §3.1:6` */
function offerInParameter(words: readonly IToken[], context: FileContext): readonly Offer[] {
  const colon = words.findIndex((word) => t.isToken(word, t.Colon));
  if (colon === -1) return [];
  const behind = words.slice(colon + 1);
  if (t.isToken(behind.at(-1), t.By)) return offerIndexes(context);
  const by = behind.findIndex((word) => t.isToken(word, t.By));
  const type = behind.filter((word) => !t.isToken(word, t.List, t.Of));
  if (type.length === 0) return offerTypes('parameter', context);
  if (t.isToken(behind.at(-1), t.Text, t.Provision)) return [];
  const indexed = keywordOffer('by', { fi: 'eri arvot eri perusteilla', en: 'different values by something' });
  return by === -1 ? [indexed, ...offerBounds(behind, type[0]?.image ?? '', context)] : [decimals];
}

/** `define voucher.value : EUR rounded to 0.01 EUR "…"` */
function offerInDefinition(words: readonly IToken[], context: FileContext): readonly Offer[] {
  const colon = words.findIndex((word) => t.isToken(word, t.Colon));
  if (colon === -1) return [];
  const behind = words.slice(colon + 1);
  const type = behind.filter((word) => !t.isToken(word, t.List, t.Of, t.Sensitive));
  const [named] = type;
  if (named === undefined) return offerTypes('definition', context);
  if (t.isToken(behind.at(-1), t.NumberText)) {
    const unit = named.image;
    return offerUnits({ kind: 'type', type: { kind: 'number', unit, decimals: null } }, context);
  }
  if (type.length > 1 || !isNumeric(named.image, context)) return [];
  const step = named.image === 'EUR' ? '0.01' : '1';
  const rounding = snippetOffer('rounded to …', `rounded to ‹${step}›${unitSuffix(named.image)}`, {
    fi: 'pyöristys',
    en: 'rounding',
  });
  return [decimals, rounding];
}

/** Behind `to` rules, exceptions and definitions; behind `from` rules and what stands in their place. */
function offerTargets(kind: 'exception' | 'relief', words: readonly IToken[], context: FileContext): readonly Offer[] {
  const joint = words.findIndex((word) => t.isToken(word, t.To, t.From));
  if (joint === -1) {
    const word = kind === 'exception' ? 'to' : 'from';
    return words.length === 1 ? [keywordOffer(word, { fi: 'mihin', en: 'to what' })] : [];
  }
  if (joint < words.length - 1 && !t.isToken(words.at(-1), t.Dot)) return [];
  const own = words[0]?.image;
  const { rules, exceptions } = context.analysis.consolidation;
  const norms = [...rules, ...exceptions].flatMap(({ node, decision }): Offer[] => {
    const name = node.name.text;
    if (decision !== context.decision || name === own) return [];
    return [offerSymbol({ kind: 'norm', decision, name }, name, context)];
  });
  if (kind === 'relief') return norms;
  const definitions = [...context.names.definitions.keys()].map((name) =>
    offerSymbol({ kind: 'definition', name }, name, context),
  );
  return [...norms, ...definitions];
}

/** `repeal rule age_limits of voucher_grant` */
function offerRepealed(words: readonly IToken[], context: FileContext): readonly Offer[] {
  const [target, ...rest] = words;
  if (target === undefined)
    return repealed.map((word) => keywordOffer(word, { fi: 'kumottava', en: 'to be repealed' }));
  if (t.isToken(words.at(-1), t.Of)) return offerDecisions(context);
  if (rest.length > 0 && !t.isToken(words.at(-1), t.Dot)) {
    const isLocal = ['rule', 'exception', 'relief'].includes(target.image) && dottedText(rest) !== null;
    return isLocal ? [keywordOffer('of', { fi: 'minkä päätöksen', en: 'of which decision' })] : [];
  }
  return namesOfKind(target.image as DeclarationKind, context).map((label) => {
    return { label, kind: 'type', detail: { fi: 'voimassa', en: 'in force' } };
  });
}

const repealed = [
  'rule',
  'exception',
  'relief',
  'define',
  'table',
  'parameter',
  'decision',
  'set',
  'enum',
  'record',
  'input',
  'unit',
];

function namesOfKind(kind: DeclarationKind, { analysis }: FileContext): readonly string[] {
  const { consolidation } = analysis;
  const named = (
    all: Iterable<{ readonly node: { readonly kind: string; readonly name: { readonly text: string } } }>,
  ) => [...all].filter(({ node }) => node.kind === kind).map(({ node }) => node.name.text);
  switch (kind) {
    case 'rule':
      return named(consolidation.rules);
    case 'exception':
    case 'relief':
      return named(consolidation.exceptions);
    case 'define':
    case 'table':
      return named(consolidation.definitions.values());
    case 'parameter':
      return [...consolidation.parameters.keys()];
    case 'decision':
      return [...consolidation.decisions.keys()];
    case 'set':
      return [...consolidation.sets.keys()];
    case 'enum':
      return [...consolidation.enums.keys()];
    case 'record':
      return [...consolidation.records.keys()];
    case 'input':
      return [...consolidation.inputs.keys()];
    case 'unit':
      return [...consolidation.unitDeclarations.keys()];
    case 'repeal':
      return [];
  }
}
