import type { Rulebook } from '../../engine/ir/ir.ts';
import type { Analysis } from '../analysis/analysis.ts';
import { type Memory, noMemory } from '../analysis/memory.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { gatherDiagnostics } from '../diagnostics/gather.ts';
import { problem } from '../diagnostics/problem.ts';
import type { RulebookSources, SourceFiles } from '../editions/consolidated.ts';
import { readRulebook } from '../editions/read-rulebook.ts';
import { tellAtRepeals } from '../editions/used-after-repeal.ts';
import { analyse } from '../infer/analyse.ts';
import { checkLocales } from '../locales/check-locales.ts';
import { readLocales } from '../locales/read-locales.ts';
import { translationOf } from '../locales/translation.ts';
import { hashEditions } from '../lock/hash-editions.ts';
import { checkLock } from '../lock/lock.ts';
import { createWording } from '../lower/create-wording.ts';
import { lowerRulebook } from '../lower/rulebook.ts';
import { type BrokenNames, collectBrokenNames } from '../scope/broken-names.ts';
import type { ParameterTimeline } from '../values/parameter-value.ts';
import { readValues } from '../values/read-values.ts';
import { check, mergeDiagnostics } from './check.ts';

/** What compiling a rulebook's files gives, as far as it came. */
export interface Compiled {
  /** Null where there is an error. */
  readonly rulebook: Rulebook | null;
  /** Null where the files could not be read far enough to be checked. */
  readonly sources: RulebookSources | null;
  /** One a span of the sources; empty where nothing was analysed. */
  readonly analyses: readonly Analysis[];
  readonly timelines: readonly ParameterTimeline[];
  /** By file and place. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads, checks and lowers a rulebook from the texts of its files. Never throws; the same files give the same bytes.
 * One mistake gives one diagnostic: what only follows from an error is not looked for (an unused declaration, a missing
 * translation, a lock that no longer matches).
 */
export function compileRulebook(files: SourceFiles, options: CompileOptions = {}): Compiled {
  const { lower, ...compiled } = checkRulebook(files, options);
  return { rulebook: lower === null ? null : lower(), ...compiled };
}

export interface CompileOptions {
  /** Whether editions that are drafts or proposed count. */
  readonly drafts?: boolean;
}

/** A rulebook read and checked. */
export interface CheckedFiles extends Omit<Compiled, 'rulebook'> {
  /** Its IR; null where there is an error. */
  readonly lower: (() => Rulebook) | null;
}

/** As `compileRulebook`, but for the lowering; what the memory holds need not be found out again. */
export function checkRulebook(files: SourceFiles, options: CompileOptions, memory: Memory = noMemory): CheckedFiles {
  const { sources, diagnostics: read } = readRulebook(files, options, memory);
  if (sources === null) {
    return { ...nothing, diagnostics: mergeDiagnostics(read) };
  }
  const broken = findBroken(sources, read);
  const unread = findNoInputs(sources);
  if (unread !== null && !hasError(read))
    return { ...nothing, sources, diagnostics: mergeDiagnostics([...read, unread]) };
  const memories = memory.recallSpans(sources.spans);
  const analysed = sources.spans.map((span, index) => analyse(span, broken, memories[index]));
  const analyses = analysed.map(({ analysis }) => analysis);
  const values = hasError(read) ? noValues : memory.recall('values', valueInputs(sources), () => readValues(sources));
  const { timelines } = values;
  const reported = [...read, ...analysed.flatMap(({ diagnostics }) => diagnostics), ...values.diagnostics];
  const locales = memory.recall('locales', localeInputs(sources), () =>
    readLocales(
      files,
      sources.identity,
      sources.editions.map(({ date }) => date),
    ),
  );
  const found = [...reported, ...locales.diagnostics];
  const checked = [...found, ...check({ sources, analyses, timelines, reported: found })];
  const withLocales = hasError(checked) ? checked : [...checked, ...checkLocales(sources, locales.locales)];
  const failed = (diagnostics: readonly Diagnostic[]): CheckedFiles => {
    return { lower: null, sources, analyses, timelines, diagnostics: told(diagnostics, sources) };
  };
  if (hasError(withLocales)) return failed(withLocales);
  const hashes = once(() => hashEditions(sources, timelines, locales.locales));
  const all = [...withLocales, ...checkLock(files, sources, hashes)];
  if (hasError(all)) return failed(all);
  const lower = (): Rulebook => {
    const wording = createWording(
      sources.identity,
      locales.locales.map((locale) => translationOf(locale)),
    );
    const byName = new Map(timelines.map((timeline) => [timeline.parameter, timeline]));
    return lowerRulebook({ sources, analyses, timelines: byName, wording, hashes: hashes() });
  };
  return { lower, sources, analyses, timelines, diagnostics: told(all, sources) };
}

/** All that the values of parameters are read from: their files, and the declarations that say how. */
function valueInputs({ files, editions, spans }: RulebookSources): readonly unknown[] {
  return [
    ...[...files].filter(([path]) => path.endsWith('.yaml')).flat(),
    ...editions.map(({ statedFor }) => statedFor),
    ...spans.flatMap(({ from, to, units, parameters, enums, sets, unitDeclarations, records, inputs }) => [
      from,
      to,
      units.currency,
      ...[...parameters.values(), ...sets.values(), ...unitDeclarations.values()].flatMap(({ node, file }) => [
        node,
        file,
      ]),
      ...[...enums.values()].flatMap(({ node, file, members }) => [
        node,
        file,
        ...members.map((member) => member.node),
      ]),
      ...[...records.values(), ...inputs.values()].map(({ node }) => node),
    ]),
  ];
}

function localeInputs({ files, identity, editions }: RulebookSources): readonly unknown[] {
  const folders = new Set([...files.keys()].map((path) => path.slice(0, path.indexOf('/') + 1)));
  return [
    identity,
    [...folders].join(),
    ...editions.map(({ date }) => date),
    ...[...files].filter(([path]) => path.startsWith('locales/')).flat(),
  ];
}

/** Computed when asked for, one time only. */
function once<Result>(compute: () => Result): () => Result {
  let known: { readonly result: Result } | null = null;
  return () => {
    known ??= { result: compute() };
    return known.result;
  };
}

const nothing = { lower: null, sources: null, analyses: [], timelines: [] } as const;

const noValues = { timelines: [], diagnostics: [] } as const;

/** A declaration under a name that is taken may have been meant as any name that is missing. */
function findBroken(sources: RulebookSources, read: readonly Diagnostic[]): BrokenNames {
  const broken = collectBrokenNames(sources.editions.flatMap(({ policies }) => policies.map(({ tree }) => tree)));
  return read.some(({ code }) => code === 'unique-names') ? { ...broken, unnamed: true } : broken;
}

/** Decisions without any input: the vocabulary is missing, and everything else with it. */
function findNoInputs({ spans }: RulebookSources): Diagnostic | null {
  const decision = spans.flatMap(({ decisions }) => [...decisions.values()])[0];
  if (decision === undefined || spans.some(({ inputs }) => inputs.size > 0)) return null;
  return problem(
    'missing-file',
    { file: decision.file, span: decision.node.name.span },
    {
      fi: 'missään sääntötiedostossa ei ole lähtötietoja (input), joista päätökset tehdään',
      en: 'no policy file declares an input that decisions could be made from',
    },
    {
      label: { fi: 'päätös ilman lähtötietoja', en: 'a decision without inputs' },
      help: {
        fi: "lisää version kansioon sanasto, esimerkiksi vocabulary.policy, jossa on 'input …'",
        en: "add a vocabulary to the edition's folder, such as vocabulary.policy, with 'input …'",
      },
    },
  );
}

/** Each mistake once, by file and place. */
function told(diagnostics: readonly Diagnostic[], sources: RulebookSources): readonly Diagnostic[] {
  return mergeDiagnostics(tellAtRepeals(gatherDiagnostics(mergeDiagnostics(diagnostics)), sources.editions));
}

function hasError(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}
