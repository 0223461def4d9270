/** Rules, exceptions and reliefs. */

import type { Problem } from '../diagnostics/unplaced-problem.ts';
import type { DeclaredNorm } from '../editions/consolidated.ts';
import type { Scope } from '../scope/resolve.ts';
import type { ResolvedTarget } from '../scope/targets.ts';
import type * as ast from '../syntax/ast.ts';
import { bindElement } from './collections.ts';
import { goalOfDefinition, requireHidden, scopeOf } from './definitions.ts';
import { booleanType, errorType, goalOf, type Inference } from './inference.ts';
import { reportMisfit } from './mismatch.ts';
import { findSensitive, sensitiveShown } from './sensitive.ts';

/** The conditions and the message of a rule; the scope in which those of its exceptions stand. */
export function inferRule(inference: Inference, { node, file }: DeclaredNorm<ast.RuleDeclaration>): Scope {
  const outer: Scope = { file, variables: [] };
  const { forEach } = node;
  const scope = forEach === null ? outer : bindElement(inference, forEach, forEach.variable, forEach.list, outer);
  if (node.when !== null) inference.expect(node.when, scope, goalOf(booleanType));
  inference.expect(node.requires, scope, goalOf(booleanType));
  if (node.otherwise.message !== null) inferMessage(inference, node.otherwise.message, scope);
  return scope;
}

/** An exception or relief, in the scope of what its chain of targets ends at. */
export function inferException(
  inference: Inference,
  { exception, root }: ResolvedTarget,
  scopesOfRules: ReadonlyMap<ast.RuleDeclaration, Scope>,
): void {
  const { node, file } = exception;
  if (root.kind === 'definition') {
    inferDefinitionException(inference, exception, root.name);
    return;
  }
  const scope: Scope = { file, variables: scopesOfRules.get(root.rule.node)?.variables ?? [] };
  const body = node.kind === 'exception' ? node.body : null;
  if (node.when !== null) inference.expect(node.when, scope, goalOf(booleanType));
  if (node.requires !== null) inference.expect(node.requires, scope, goalOf(booleanType));
  if (node.otherwise?.message) inferMessage(inference, node.otherwise.message, scope);
  if (body !== null) {
    inference.infer(body, scope);
    inference.report(valueForRule(node, body), file);
  }
}

function inferDefinitionException(
  inference: Inference,
  { node, file }: DeclaredNorm<ast.ExceptionDeclaration | ast.ReliefDeclaration>,
  name: string,
): void {
  const definition = inference.names.definitions.get(name);
  if (definition === undefined) return;
  const scope: Scope = { ...scopeOf(definition), file };
  if (node.when !== null) inference.expect(node.when, scope, goalOf(booleanType));
  if (node.kind === 'relief' || node.body === null || node.when === null) {
    inference.report(notForDefinition(node), file);
    return;
  }
  inference.expect(node.body, scope, goalOfDefinition(definition));
  requireHidden(inference, node.body, definition, file);
}

function valueForRule({ target }: ast.ExceptionDeclaration | ast.ReliefDeclaration, { span }: ast.Expression): Problem {
  return {
    code: 'exception-shape',
    span,
    message: { fi: `säännöllä '${target.text}' ei ole arvoa`, en: `rule '${target.text}' has no value` },
    label: { fi: 'arvo säännölle', en: 'a value for a rule' },
    help: {
      fi: "kirjoita ehto 'requires …' tai pelkkä seuraus 'refer \"…\"'",
      en: "write a condition 'requires …' or just an effect, 'refer \"…\"'",
    },
  };
}

function notForDefinition(node: ast.ExceptionDeclaration | ast.ReliefDeclaration): Problem {
  const { target, keyword, name } = node;
  if (node.kind === 'relief') {
    return {
      code: 'exception-shape',
      span: keyword,
      message: {
        fi: `lievennys on aina sääntöön, mutta '${target.text}' on määritelmä`,
        en: `a relief is always from a rule, but '${target.text}' is a definition`,
      },
      label: { fi: 'ei sovi määritelmään', en: 'does not suit a definition' },
      help: {
        fi: `kirjoita 'exception ${name.text} to ${target.text}', ehto 'when …' ja arvo '= …'`,
        en: `write 'exception ${name.text} to ${target.text}' with 'when …' and a value '= …'`,
      },
    };
  }
  const lacksValue = node.body === null;
  return {
    code: 'exception-shape',
    span: name.span,
    message: lacksValue
      ? {
          fi: `poikkeus määritelmään '${target.text}' ei anna arvoa`,
          en: `the exception to the definition '${target.text}' gives no value`,
        }
      : {
          fi: `poikkeus määritelmään '${target.text}' ei kerro, milloin se on voimassa`,
          en: `the exception to the definition '${target.text}' does not say when it applies`,
        },
    label: lacksValue
      ? { fi: "'= …' puuttuu", en: "'= …' is missing" }
      : { fi: "'when …' puuttuu", en: "'when …' is missing" },
    help: {
      fi: "poikkeuksella määritelmään on ehto 'when …' ja arvo '= …'",
      en: "an exception to a definition has a condition 'when …' and a value '= …'",
    },
  };
}

/** The expressions in a message: whatever can be written out, and nothing sensitive. */
function inferMessage(inference: Inference, { parts }: ast.Message, scope: Scope): void {
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
