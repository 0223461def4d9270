import type { BoundVariable, Meaning } from '../analysis/analysis.ts';
import type { Problem } from '../diagnostics/unplaced-problem.ts';
import { isOrdinaryName, type Resolved, resolveName, type Scope } from '../scope/resolve.ts';
import type * as ast from '../syntax/ast.ts';
import type { Type } from '../types/types.ts';
import { type Expectation, errorType, type Inference } from './inference.ts';
import { thisIs } from './words.ts';

/** A dotted name that is used as a value. */
export function inferReference(
  inference: Inference,
  reference: ast.Reference,
  scope: Scope,
  expectation: Expectation,
): Type {
  if (expectation.type?.kind === 'error' && isSilenced(inference, reference, scope)) return errorType;
  const resolved = resolveReference(inference, reference, scope, expectation);
  if (resolved === null) return errorType;
  const { meaning, type } = resolved;
  if (meaning.kind === 'parameter') return inferWholeParameter(inference, reference, meaning.name, type, scope);
  if (type.kind !== 'record') return type;
  reportRecord(inference, reference, type.record, scope);
  return errorType;
}

function isSilenced({ names }: Inference, { name }: ast.Reference, scope: Scope): boolean {
  return name.parts.length === 1 && !isOrdinaryName(name, scope, names);
}

/** What a reference means, recorded; records as a whole included. Null where it means nothing (reported). */
export function resolveReference(
  inference: Inference,
  reference: ast.Reference,
  scope: Scope,
  expectation: Pick<Expectation, 'type' | 'sets'>,
): Resolved | null {
  const resolution = resolveName(reference.name, scope, inference.names, {
    enum: enumOf(expectation.type),
    sets: expectation.sets,
  });
  if ('problem' in resolution) {
    inference.report(resolution.problem, scope.file);
    return null;
  }
  const variable = variableOf(resolution.meaning);
  if (variable !== null && variable !== scope.variables.at(-1)) {
    reportNested(inference, reference, variable, scope);
    return null;
  }
  inference.meanings.set(reference, resolution.meaning);
  return resolution;
}

function enumOf(type: Type | null): string | null {
  if (type?.kind === 'list') return enumOf(type.element);
  return type?.kind === 'enum' ? type.enum : null;
}

function variableOf(meaning: Meaning): BoundVariable | null {
  switch (meaning.kind) {
    case 'element':
    case 'field':
    case 'definition':
      return meaning.variable;
    case 'fact':
    case 'parameter':
    case 'member':
    case 'set':
      return null;
  }
}

function reportNested(inference: Inference, { span }: ast.Reference, variable: BoundVariable, scope: Scope): void {
  const inner = scope.variables.at(-1)?.name ?? '';
  inference.report(
    {
      code: 'nested-quantifier',
      span,
      message: {
        fi: `'${variable.name}' on ulomman läpikäynnin alkio; '${inner}' käydään läpi sen sisällä`,
        en: `'${variable.name}' is an element of an outer list, read while '${inner}' goes through another`,
      },
      label: { fi: 'ulomman läpikäynnin alkio', en: 'an element of the outer list' },
      help: {
        fi: 'sisempi ehto saa lukea vain omaa alkiotaan ja yksittäisiä tietoja',
        en: 'let the inner condition read its own element and single facts only',
      },
    },
    scope.file,
  );
}

function reportRecord(inference: Inference, { name, span }: ast.Reference, record: string, scope: Scope): void {
  inference.report(
    {
      code: 'type-mismatch',
      span,
      message: {
        fi: `'${name.text}' on tietue kokonaisuudessaan, ei yksittäinen arvo`,
        en: `'${name.text}' is a whole record, not a single value`,
      },
      label: thisIs({ kind: 'record', record }),
      help: { fi: `nimeä sen kenttä: '${name.text}.…'`, en: `name one of its fields: '${name.text}.…'` },
    },
    scope.file,
  );
}

function inferWholeParameter(
  inference: Inference,
  { span }: ast.Reference,
  name: string,
  type: Type,
  scope: Scope,
): Type {
  const index = inference.names.parameters.get(name)?.index ?? null;
  if (index === null) return type;
  if (index === 'broken') return errorType;
  if (index.kind === 'brackets') {
    inference.report(bracketsNeedOperand(name, span), scope.file);
    return errorType;
  }
  const by = index.kind === 'enum' ? (index.set ?? index.enum) : index.number.unit || 'number';
  inference.report(
    {
      code: 'missing-index',
      span,
      message: {
        fi: `parametrilla '${name}' on eri arvoja perusteella '${by}'`,
        en: `'${name}' has different values by '${by}'`,
      },
      label: { fi: 'mikä niistä?', en: 'which of them?' },
      help: { fi: `kerro se hakasulkeissa: '${name}[…]'`, en: `say it in brackets: '${name}[…]'` },
    },
    scope.file,
  );
  return errorType;
}

/** Said where a parameter in brackets is read as a value. */
export function bracketsNeedOperand(name: string, span: Problem['span']): Problem {
  return {
    code: 'bracket-parameter',
    span,
    message: {
      fi: `'${name}' annetaan portaittain, eikä sillä ole yhtä arvoa`,
      en: `'${name}' is given in brackets and has no single value`,
    },
    label: { fi: 'portaittainen parametri', en: 'a parameter in brackets' },
    help: { fi: `kirjoita 'each part of … by ${name}'`, en: `write 'each part of … by ${name}'` },
  };
}
