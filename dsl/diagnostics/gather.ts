import type { Localized } from '../../engine/ir/localized.ts';
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
    const [replaced, ...others] = shares;
    if (replaced === undefined) break;
    const told = tellOnce([replaced, ...others], longestNamed(shares, key, origin));
    left = left.flatMap((diagnostic) =>
      diagnostic === replaced ? [told] : shares.includes(diagnostic) ? [] : [diagnostic],
    );
  }
  return left;
}

/** Diagnostics that have an origin in common. */
type Shares = readonly [Diagnostic, ...Diagnostic[]];

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

/** Of the origins only the one in common is left. */
function tellOnce([first, ...others]: Shares, origin: Origin): Diagnostic {
  const { name, declared } = origin;
  if (declared === null || others.every((other) => isNear(other, first))) {
    return { ...first, origins: [origin], labels: [...first.labels, ...labelOthers(others)] };
  }
  const diagnostics = [first, ...others];
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
    origins: [origin],
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

function labelOthers(others: readonly Diagnostic[]): readonly Label[] {
  const shown = others.slice(0, mostLabels);
  const more = others.length - shown.length;
  return shown.map(({ file, span }, index) => ({
    file,
    span,
    message:
      more === 0 || index < shown.length - 1
        ? { fi: 'sama myös tässä', en: 'the same here' }
        : { fi: `sama myös tässä ja muualla (vielä ${more})`, en: `the same here and elsewhere (${more} more)` },
  }));
}

const declaredHere: Localized = { fi: 'ilmoitettu tässä', en: 'declared here' };
