import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Problem } from './problem.ts';
import { expressionWordings } from './wording/expressions.ts';
import { spellingWordings } from './wording/spelling.ts';
import { structureWordings } from './wording/structure.ts';
import type { Wording, Wordings } from './wording/wording.ts';

const wordings: Wordings = { ...structureWordings, ...expressionWordings, ...spellingWordings };

/** A mistake in the syntax as a diagnostic; a layout that changes no meaning is a warning. */
export function describeProblem(file: string, problem: Problem): Diagnostic {
  const { span } = problem;
  const { message, label, help, other, replacement } = wordProblem(problem);
  return {
    code: 'syntax',
    severity: problem.kind === 'tab' ? 'warning' : 'error',
    file,
    span,
    message,
    labels: [{ file, span, message: label }, ...(other === undefined ? [] : [{ file, ...other }])],
    ...(help === undefined ? {} : { help }),
    ...(replacement === undefined || help === undefined ? {} : { fix: { title: help, file, span, text: replacement } }),
  };
}

function wordProblem(problem: Problem): Wording {
  const word = wordings[problem.kind] as (problem: Problem) => Wording;
  return word(problem);
}
