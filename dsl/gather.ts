import type { Localized } from '../engine/ir/localized.ts';
import type { Diagnostic, Label, Origin, Span } from './diagnostic.ts';

/**
 * Tells diagnostics that one mistake explains as one: a name that nothing declares once, however often it is used, and a
 * declaration that several places do not agree with at the declaration. The order of the others stays.
 */
export function gatherDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  let left = diagnostics;
  for (let origin = findShared(left); origin !== null; origin = findShared(left)) {
    const key = keyOf(origin);
    const shares = left.filter((diagnostic) => mayComeFrom(diagnostic, key));
    const told = tellOnce(shares, longestNamed(shares, key, origin));
    const replaced = shares[0];
    left = left.flatMap((diagnostic) =>
      diagnostic === replaced ? [told] : shares.includes(diagnostic) ? [] : [diagnostic],
    );
  }
  return left;
}

/** The origin that most diagnostics have in common, the first of equals; null where no two have one. */
function findShared(diagnostics: readonly Diagnostic[]): Origin | null {
  const counts = new Map<string, { readonly origin: Origin; count: number }>();
  for (const { origins = [] } of diagnostics) {
    for (const [key, origin] of new Map(origins.map((each) => [keyOf(each), each]))) {
      const counted = counts.get(key) ?? { origin, count: 0 };
      counted.count += 1;
      counts.set(key, counted);
    }
  }
  let most: { readonly origin: Origin | null; readonly count: number } = { origin: null, count: 1 };
  for (const counted of counts.values()) if (counted.count > most.count) most = counted;
  return most.origin;
}

function keyOf({ name, declared }: Origin): string {
  return declared === null ? name : `${declared.file}:${declared.span.start}`;
}

function mayComeFrom({ origins = [] }: Diagnostic, key: string): boolean {
  return origins.some((origin) => keyOf(origin) === key);
}

/** A field's own name may stand where only its declaration is read; elsewhere it has the name of its input too. */
function longestNamed(diagnostics: readonly Diagnostic[], key: string, origin: Origin): Origin {
  const named = diagnostics.flatMap(({ origins = [] }) => origins.filter((each) => keyOf(each) === key));
  return named.reduce((a, b) => (b.name.length > a.name.length ? b : a), origin);
}

/** What is told is final: it has no origins of its own. */
function tellOnce(diagnostics: readonly Diagnostic[], { name, declared }: Origin): Diagnostic {
  const { origins: _, ...first } = diagnostics[0] as Diagnostic;
  const others = diagnostics.slice(1);
  if (declared === null || others.every((other) => isNear(other, first))) {
    return { ...first, labels: [...first.labels, ...others.slice(0, mostLabels).map(alsoHere)] };
  }
  const count = diagnostics.length;
  return {
    code: first.code,
    severity: 'error',
    file: declared.file,
    span: declared.span,
    message: {
      fi: `'${name}' on ilmoitettu toisin kuin sitä käytetään: ${count} kohtaa ei sovi yhteen sen kanssa`,
      en: `'${name}' is declared otherwise than it is used: ${count} places do not agree with it`,
    },
    labels: [
      { file: declared.file, span: declared.span, message: declaredHere },
      ...diagnostics.slice(0, mostLabels).map(({ file, span, message }): Label => ({ file, span, message })),
    ],
    help: {
      fi: 'korjaa tämä määrittely; jos se on oikein, korjaa mainitut kohdat',
      en: 'correct this declaration; if it is right, correct each of the places',
    },
  };
}

const mostLabels = 5;

/** In one line or two: a slip of the pen rather than a wrong declaration. */
function isNear(other: { readonly file: string; readonly span: Span }, first: Diagnostic): boolean {
  return other.file === first.file && Math.abs(other.span.start - first.span.start) < nearby;
}

const nearby = 120;

function alsoHere({ file, span }: Diagnostic): Label {
  return { file, span, message: { fi: 'sama myös tässä', en: 'the same here' } };
}

const declaredHere: Localized = { fi: 'ilmoitettu tässä', en: 'declared here' };
