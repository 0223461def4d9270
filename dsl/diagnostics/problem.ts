import type { Localized } from '../../engine/ir/localized.ts';
import type { Place } from '../editions/consolidated.ts';
import type { Diagnostic, Fix, Origin } from './diagnostic.ts';
import type { DiagnosticCode } from './diagnostic-codes.ts';

/** What can stand beside a diagnostic's message. */
export interface ProblemDetails {
  /** What is to be seen at the place itself. */
  readonly label?: Localized;
  /** Other places that matter. */
  readonly others?: readonly { readonly place: Place; readonly message: Localized }[];
  readonly help?: Localized | undefined;
  readonly fix?: Fix;
  readonly severity?: 'error' | 'warning';
  /** What it may come from. */
  readonly origins?: readonly Origin[];
}

/** A diagnostic at a place; an error unless the details say otherwise. */
export function problem(
  code: DiagnosticCode,
  place: Place,
  message: Localized,
  details: ProblemDetails = {},
): Diagnostic {
  const own = details.label === undefined ? [] : [{ ...place, message: details.label }];
  const others = (details.others ?? []).map((other) => ({ ...other.place, message: other.message }));
  return {
    code,
    severity: details.severity ?? 'error',
    file: place.file,
    span: place.span,
    message,
    labels: own.length === 0 && others.length > 0 ? [{ ...place, message: hereLabel }, ...others] : [...own, ...others],
    ...(details.help === undefined ? {} : { help: details.help }),
    ...(details.fix === undefined ? {} : { fix: details.fix }),
    ...(details.origins === undefined ? {} : { origins: details.origins }),
  };
}

const hereLabel: Localized = { fi: 'tässä', en: 'here' };
