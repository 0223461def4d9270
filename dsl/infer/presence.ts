/** Conditions on whether something was given at all, and on the form of a text. */
import type { DeclaredType, Meaning } from '../analysis/analysis.ts';
import type { Problem } from '../diagnostics/unplaced-problem.ts';
import { didYouMean, quoteSome } from '../diagnostics/unplaced-problem.ts';
import type { Scope } from '../scope/resolve.ts';
import type * as ast from '../syntax/ast.ts';
import type { Type } from '../types/types.ts';
import { booleanType, errorType, type Inference, unwrap } from './inference.ts';
import { reportMisfit } from './mismatch.ts';
import { resolveReference } from './references.ts';

/** `a is given` */
export function inferIsGiven(inference: Inference, { operand }: ast.IsGiven, scope: Scope): Type {
  requireOptional(inference, operand, scope, { records: false });
  return booleanType;
}

/** `not given in (contract.provider, contract.starts)` */
export function inferNotGiven(inference: Inference, { operands }: ast.NotGiven, scope: Scope): Type {
  for (const operand of operands) requireOptional(inference, operand, scope, { records: true });
  return { kind: 'list', element: { kind: 'label' } };
}

/** Reports what cannot be left out; where records suit, one with an optional field does. */
function requireOptional(
  inference: Inference,
  operand: ast.Expression,
  scope: Scope,
  { records }: { readonly records: boolean },
): void {
  const inner = unwrap(operand);
  if (inner.kind !== 'reference') {
    inference.infer(operand, scope);
    inference.report(notOptional(operand, null), scope.file);
    return;
  }
  const resolved = resolveReference(inference, inner, scope, { type: null, sets: false });
  recordType(inference, operand, resolved?.type ?? errorType);
  if (resolved === null || resolved.type.kind === 'error') return;
  const declared = declaredOf(resolved.meaning);
  if (declared?.optional) return;
  if (records && resolved.type.kind === 'record' && hasOptionalField(resolved.type.record, inference, new Set()))
    return;
  const isFact = resolved.meaning.kind !== 'definition' && resolved.meaning.kind !== 'parameter';
  inference.report(isFact ? notOptional(inner, inner.name.text) : notGivenAtAll(inner), scope.file);
}

function recordType(inference: Inference, expression: ast.Expression, type: Type): void {
  inference.types.set(expression, type);
  if (expression.kind === 'parenthesised') recordType(inference, expression.operand, type);
}

function declaredOf(meaning: Meaning): DeclaredType | null {
  return meaning.kind === 'fact' || meaning.kind === 'field' ? meaning.declared : null;
}

function hasOptionalField(record: string, inference: Inference, visited: Set<string>): boolean {
  if (visited.has(record)) return false;
  visited.add(record);
  for (const { declared } of inference.names.fields.get(record)?.values() ?? []) {
    if (declared.optional || declared.type.kind === 'error') return true;
    if (declared.type.kind === 'record' && hasOptionalField(declared.type.record, inference, visited)) return true;
  }
  return false;
}

/** What the rulebook computes or sets itself is not given by anyone. */
function notGivenAtAll({ name, span }: ast.Reference): Problem {
  return {
    code: 'not-optional',
    span,
    message: {
      fi: `'${name.text}' ei ole annettava tieto, vaan sääntökirja määrää sen itse`,
      en: `'${name.text}' is not a fact that is given; the rulebook itself determines it`,
    },
    label: { fi: 'ei ole annettava tieto', en: 'not a given fact' },
    help: {
      fi: "kysy 'is given' vapaaehtoisista tiedoista, joista arvo lasketaan",
      en: "ask 'is given' of the optional facts it is computed from",
    },
  };
}

function notOptional({ span }: ast.Expression, name: string | null): Problem {
  return {
    code: 'not-optional',
    span,
    message:
      name === null
        ? { fi: 'antamista voi kysyä vain vapaaehtoisesta tiedosta', en: 'only an optional fact can be given or not' }
        : { fi: `'${name}' ei ole vapaaehtoinen tieto`, en: `'${name}' is not an optional fact` },
    label: { fi: 'ei voi jäädä pois; puuttuva on tuntematon', en: 'cannot be left out; missing, it is unknown' },
    help: {
      fi: "jos tiedon saa jättää pois, merkitse se sanastossa sanalla 'optional'",
      en: "if the fact may be left out, mark it 'optional' where it is declared",
    },
  };
}

/** `a is empty` */
export function inferIsEmpty(inference: Inference, { operand }: ast.IsEmpty, scope: Scope): Type {
  const type = inference.infer(operand, scope);
  if (type.kind === 'list' || type.kind === 'empty_list' || type.kind === 'error') return booleanType;
  const help = type.kind === 'text' ? { fi: "kirjoita 'is not given'", en: "write 'is not given'" } : undefined;
  reportMisfit(inference, { expression: operand, type }, scope, { fi: 'lista', en: 'a list' }, { help });
  return booleanType;
}

/** The formats that texts can be held against, by name. */
export const formats = ['business_id', 'personal_identity_code', 'email'];

/** `a matches business_id` */
export function inferMatches(inference: Inference, { operand, format }: ast.Matches, scope: Scope): Type {
  const type = inference.infer(operand, scope);
  if (type.kind !== 'text' && type.kind !== 'error') {
    reportMisfit(inference, { expression: operand, type }, scope, { fi: 'teksti', en: 'a text' });
  }
  if (!formats.includes(format.text)) {
    inference.report(
      {
        code: 'unknown-format',
        span: format.span,
        message: { fi: `muotoa '${format.text}' ei ole`, en: `there is no format '${format.text}'` },
        label: { fi: 'tuntematon muoto', en: 'unknown format' },
        help: didYouMean(format.text, formats, {
          fi: `muodot: ${quoteSome(formats)}`,
          en: `the formats: ${quoteSome(formats)}`,
        }),
      },
      scope.file,
    );
  }
  return booleanType;
}
