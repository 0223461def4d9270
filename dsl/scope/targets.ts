/** What each exception and relief is to. */
import type { ExceptionTarget } from '../analysis/analysis.ts';
import { didYouMean, type Problem, type Report } from '../diagnostics/unplaced-problem.ts';
import type { Consolidation, DeclaredNorm } from '../editions/consolidated.ts';
import type * as ast from '../syntax/ast.ts';

type AnyException = ast.ExceptionDeclaration | ast.ReliefDeclaration;

/** Where the chain of exceptions ends: at a definition, or at a rule. */
export type ExceptionRoot = Exclude<ExceptionTarget, { readonly kind: 'exception' }>;

export interface ResolvedTarget {
  readonly exception: DeclaredNorm<AnyException>;
  readonly target: ExceptionTarget;
  readonly root: ExceptionRoot;
}

/**
 * Targets of all exceptions and reliefs: a definition anywhere, or a rule or another exception of the decision whose
 * file the exception stands in. What has no target, or goes around in a circle, is reported and left out.
 */
export function resolveTargets(consolidation: Consolidation, report: Report): readonly ResolvedTarget[] {
  const norms = indexNorms(consolidation);
  const direct = new Map<AnyException, ExceptionTarget>();
  for (const exception of consolidation.exceptions) {
    const target = findTarget(exception, norms, consolidation);
    if (target === null) report(unknownTarget(exception, consolidation), exception.file);
    else direct.set(exception.node, target);
  }
  return consolidation.exceptions.flatMap((exception) => {
    const target = direct.get(exception.node);
    if (target === undefined) return [];
    const root = findRoot(exception.node, direct);
    if (root === 'circle') report(circle(exception.node), exception.file);
    return root === null || root === 'circle' ? [] : [{ exception, target, root }];
  });
}

function findTarget(
  { node, decision }: DeclaredNorm<AnyException>,
  norms: ReadonlyMap<string, ExceptionTarget>,
  { definitions }: Consolidation,
): ExceptionTarget | null {
  const name = node.target.text;
  const norm = norms.get(normKey(decision, name));
  const isItself = norm?.kind === 'exception' && norm.exception.node === node;
  if (norm !== undefined && !isItself) return norm;
  return definitions.has(name) ? { kind: 'definition', name } : null;
}

/** Rules and exceptions by decision and name: their names are local to a decision. */
function indexNorms({ rules, exceptions }: Consolidation): ReadonlyMap<string, ExceptionTarget> {
  const norms = new Map<string, ExceptionTarget>();
  for (const exception of exceptions) {
    norms.set(normKey(exception.decision, exception.node.name.text), { kind: 'exception', exception });
  }
  for (const rule of rules) norms.set(normKey(rule.decision, rule.node.name.text), { kind: 'rule', rule });
  return norms;
}

function normKey(decision: string | null, name: string): string {
  return `${decision ?? ''} ${name}`;
}

/** Null where the chain ends at an exception without a target, which is reported there. */
function findRoot(
  exception: AnyException,
  direct: ReadonlyMap<AnyException, ExceptionTarget>,
): ExceptionRoot | 'circle' | null {
  const visited = new Set<AnyException>();
  let current = exception;
  while (!visited.has(current)) {
    visited.add(current);
    const target = direct.get(current);
    if (target === undefined) return null;
    if (target.kind !== 'exception') return target;
    current = target.exception.node;
  }
  return current === exception ? 'circle' : null;
}

function unknownTarget(
  { node, decision }: DeclaredNorm<AnyException>,
  { definitions, rules, exceptions }: Consolidation,
): Problem {
  const { text, span } = node.target;
  const isOwn = (norm: DeclaredNorm<unknown>) => norm.decision === decision;
  const local = [...rules.filter(isOwn), ...exceptions.filter(isOwn)].map((norm) => norm.node.name.text);
  const elsewhere = rules.some((rule) => rule.node.name.text === text);
  return {
    code: 'unknown-target',
    span,
    message: elsewhere
      ? { fi: `sääntö '${text}' kuuluu toiseen päätökseen`, en: `rule '${text}' belongs to another decision` }
      : {
          fi: `sääntöä, määritelmää tai poikkeusta '${text}' ei ole`,
          en: `there is no rule, definition or exception '${text}'`,
        },
    label: { fi: 'tuntematon kohde', en: 'unknown target' },
    missing: [text],
    help: elsewhere
      ? { fi: 'kirjoita poikkeus saman päätöksen tiedostoon', en: "write the exception in that decision's file" }
      : didYouMean(
          text,
          [...local, ...definitions.keys()].filter((name) => name !== node.name.text),
        ),
  };
}

function circle({ name, target }: AnyException): Problem {
  return {
    code: 'exception-shape',
    span: target.span,
    message: {
      fi: `'${name.text}' on poikkeus itseensä toisten poikkeusten kautta`,
      en: `'${name.text}' is an exception to itself by way of others`,
    },
    label: { fi: 'johtaa takaisin tähän', en: 'leads back here' },
  };
}
