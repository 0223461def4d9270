import type { Scope } from '../scope/resolve.ts';
import type * as ast from '../syntax/ast.ts';
import { errorType, type Inference } from './inference.ts';
import { reportMisfit } from './mismatch.ts';
import { findSensitive, sensitiveShown } from './sensitive.ts';

/** The expressions in a message: whatever can be written out, and nothing sensitive. */
export function inferMessage(inference: Inference, { parts }: ast.Message, scope: Scope): void {
  for (const part of parts) if (part.kind === 'interpolation') inferInterpolation(inference, part, scope);
}

function inferInterpolation(inference: Inference, { expression, asNumber }: ast.Interpolation, scope: Scope): void {
  const type = inference.infer(expression, scope);
  const sensitive = findSensitive(inference, expression);
  if (sensitive !== null) {
    inference.report(sensitiveShown(sensitive, 'message'), scope.file);
    return;
  }
  const element = type.kind === 'list' ? type.element : type;
  if (type.kind === 'error' || element.kind === 'error') return;
  if (element.kind === 'record') {
    reportMisfit(inference, { expression, type }, scope, {
      fi: 'tieto, jonka voi kirjoittaa viestiin',
      en: 'something that can be written out',
    });
    inference.types.set(expression, errorType);
  } else if (asNumber && type.kind !== 'number') {
    reportMisfit(
      inference,
      { expression, type },
      scope,
      { fi: 'luku tai määrä', en: 'a number or an amount' },
      { help: { fi: "poista 'as number'", en: "take 'as number' away" } },
    );
  }
}
