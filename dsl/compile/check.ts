/** Runs the semantic checks, those beyond names and types, on a rulebook. */
import type { Analysis } from '../analysis/analysis.ts';
import type { Proofs } from '../analysis/memory.ts';
import { acyclicDefinitions } from '../checks/acyclic-definitions.ts';
import { acyclicIncludes } from '../checks/acyclic-includes.ts';
import type { RulebookCheck, SpanCheck, SpanContext } from '../checks/check-context.ts';
import { citedProvisions } from '../checks/cited-provisions.ts';
import { completeTables } from '../checks/complete-tables.ts';
import { disjointExceptions } from '../checks/disjoint-exceptions.ts';
import { exhaustiveMatch } from '../checks/exhaustive-match.ts';
import { guardedValues } from '../checks/guarded-values.ts';
import { knownProvisions } from '../checks/known-provisions.ts';
import { numbersInRange } from '../checks/numbers-in-range.ts';
import { orderedBounds } from '../checks/ordered-bounds.ts';
import { rulesInDecisions } from '../checks/rules-in-decisions.ts';
import { shallowDefinitions } from '../checks/shallow-definitions.ts';
import { uniqueHits } from '../checks/unique-hits.ts';
import { usedDeclarations } from '../checks/used-declarations.ts';
import { validDates } from '../checks/valid-dates.ts';
import { writtenMessages } from '../checks/written-messages.ts';
import type { Diagnostic, Span } from '../diagnostics/diagnostic.ts';
import type { RulebookSources } from '../editions/consolidated.ts';
import { findBrokenNorms } from '../prove/broken-norms.ts';
import { parameterValues } from '../prove/parameter-values.ts';
import { startReading } from '../prove/scope.ts';
import { provableNorms } from '../prove/statements.ts';
import type { ParameterTimeline } from '../values/parameter-value.ts';

/** A rulebook that has been read and analysed. */
export interface CheckInput {
  readonly sources: RulebookSources;
  /** One for each span of the sources. */
  readonly analyses: readonly Analysis[];
  /** Values of the parameters; without them bounds are those of the declarations. */
  readonly timelines: readonly ParameterTimeline[];
  /** What parsing, reading and analysing have reported: an error among them puts off the checks of the whole. */
  readonly reported?: readonly Diagnostic[];
}

/** Checks of the declarations in force in one span of days. */
const spanChecks: readonly SpanCheck[] = [
  acyclicDefinitions,
  acyclicIncludes,
  rulesInDecisions,
  validDates,
  orderedBounds,
  writtenMessages,
  guardedValues,
  exhaustiveMatch,
  completeTables,
  uniqueHits,
  disjointExceptions,
  numbersInRange,
];

/** Checks of the whole rulebook that hold whatever else is wrong, but for its source. */
const sourceChecks: readonly RulebookCheck[] = [knownProvisions];

/** Checks of what is left over: a mistake elsewhere would make them say what is not so. */
const finalChecks: readonly RulebookCheck[] = [citedProvisions, usedDeclarations];

/**
 * What the checks find, by file and place, each mistake once however many spans it stands in. What is unused or
 * cited nowhere is told only when nothing else is wrong.
 */
export function check(input: CheckInput): readonly Diagnostic[] {
  const found = [
    ...input.analyses.flatMap((analysis) => checkSpan(analysis, input)),
    ...(isSourceBroken(input) ? [] : sourceChecks.flatMap((run) => run(input))),
  ];
  const hasError = [...(input.reported ?? []), ...found].some((diagnostic) => diagnostic.severity === 'error');
  const all = hasError ? found : [...found, ...finalChecks.flatMap((run) => run(input))];
  return mergeDiagnostics(all);
}

/** Where a mark of the source is wrong, a provision may be missing for that reason alone. */
function isSourceBroken({ reported = [] }: CheckInput): boolean {
  return reported.some(({ severity, file }) => severity === 'error' && file.startsWith('source/'));
}

/** Definitions too deep to be followed are told alone: the other checks would have to follow them. */
function checkSpan(analysis: Analysis, input: CheckInput): readonly Diagnostic[] {
  const { sources, timelines, reported = [] } = input;
  const reading = startReading(analysis, parameterValues(analysis, timelines));
  const proofs = analysis.memory.proofsUnder(timelines);
  const broken = findBrokenNorms(reading, reported);
  const quiet = new Set([...proofs.proved, ...broken]);
  const context: SpanContext = { sources, analysis, analyses: input.analyses, timelines, reading, quiet, broken };
  const tooDeep = shallowDefinitions(context);
  if (tooDeep.length > 0) return tooDeep;
  const effort = reading.effort.left;
  const found = spanChecks.flatMap((run) => run(context));
  const isFirst = proofs.proved.size === 0;
  proofs.steps += effort - reading.effort.left;
  // All proofs together would have come to the end of their effort: which of them do rests on where they begin.
  if (proofs.steps > effort / 2) {
    proofs.proved.clear();
    proofs.steps = 0;
    return isFirst ? found : checkSpan(analysis, input);
  }
  rememberProved(analysis, proofs, [...reported, ...found]);
  return found;
}

/** Nothing more has to be proved of what nothing was told about, until something that it reads changes. */
function rememberProved(
  { consolidation, memory }: Analysis,
  { proved }: Proofs,
  diagnostics: readonly Diagnostic[],
): void {
  const places = diagnostics.flatMap(({ file, span, labels }) => [{ file, span }, ...labels]);
  for (const { node, file } of provableNorms(consolidation)) {
    const isTold = places.some((place) => place.file === file && overlap(place.span, node.span));
    if (isTold) memory.told.add(node);
    else proved.add(node);
  }
}

function overlap(one: Span, other: Span): boolean {
  return one.start <= other.end && other.start <= one.end;
}

/** Diagnostics by file, place and code; of those with the same code at the same place the first. */
export function mergeDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const first = new Map<string, Diagnostic>();
  for (const diagnostic of diagnostics) {
    const key = JSON.stringify([diagnostic.file, diagnostic.span.start, diagnostic.span.end, diagnostic.code]);
    if (!first.has(key)) first.set(key, diagnostic);
  }
  return [...first.values()].sort(
    (a, b) =>
      compareTexts(a.file, b.file) ||
      a.span.start - b.span.start ||
      a.span.end - b.span.end ||
      compareTexts(a.code, b.code),
  );
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
