import type { Localized } from '../../engine/ir/localized.ts';
import { suggest } from '../../engine/ir/suggest.ts';
import type { Place } from '../editions/consolidated.ts';
import type { Diagnostic, Fix, Origin, Span } from './diagnostic.ts';
import type { DiagnosticCode } from './diagnostic-codes.ts';

/** A mistake found by something that does not know which file it looks at. */
export interface Problem {
  readonly code: DiagnosticCode;
  readonly span: Span;
  readonly message: Localized;
  /** What is to be seen at `span`. */
  readonly label: Localized;
  readonly help?: Localized | undefined;
  /** Names of which a declaration is missing: a broken one of such a name explains the problem. */
  readonly missing?: readonly string[] | undefined;
  /** What the problem may come from, unless that is what is missing. */
  readonly origins?: readonly Origin[] | undefined;
  /** The other places that matter. */
  readonly others?: readonly { readonly place: Place; readonly message: Localized }[];
  /** The text that should stand at `span`, where a replacement is certain. */
  readonly replacement?: { readonly title: Localized; readonly text: string } | undefined;
}

/** Takes a problem down. */
export type Report = (problem: Problem, file: string) => void;

/** The problem as a diagnostic of the file. */
export function toDiagnostic(problem: Problem, file: string): Diagnostic {
  const { code, span, message, label, help, others = [], replacement } = problem;
  const origins = problem.origins ?? problem.missing?.map(undeclared);
  const fix: Fix | undefined = replacement && { ...replacement, file, span };
  return {
    code,
    severity: 'error',
    file,
    span,
    message,
    labels: [
      { file, span, message: label },
      ...others.map(({ place, message: said }) => ({ file: place.file, span: place.span, message: said })),
    ],
    ...(help && { help }),
    ...(fix && { fix }),
    ...(origins && { origins }),
  };
}

/** A name that nothing declares. */
export function undeclared(name: string): Origin {
  return { name, declared: null };
}

/** "Did you mean …?" where a candidate is near, otherwise what `fallback` says, if anything. */
export function didYouMean(word: string, candidates: Iterable<string>, fallback?: Localized): Localized | undefined {
  const near = suggest(word, candidates);
  if (near === null) return fallback;
  return { fi: `tarkoititko '${near}'?`, en: `did you mean '${near}'?` };
}

/** The word that a diagnostic's help says was meant; null where it says something else. */
export function meantWord({ help }: Pick<Diagnostic, 'help'>): string | null {
  return /^did you mean '([^']+)'\?$/.exec(help?.en ?? '')?.[1] ?? null;
}

/** Up to six names in single quotes, to be listed in a message. */
export function quoteSome(names: Iterable<string>): string {
  const all = [...names];
  const shown = all.slice(0, 6).map((name) => `'${name}'`);
  return all.length > shown.length ? `${shown.join(', ')}, …` : shown.join(', ');
}
