import type { Localized } from '../../engine/ir/localized.ts';
import { suggest } from '../../engine/ir/suggest.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/problem.ts';
import { didYouMean } from '../diagnostics/unplaced-problem.ts';
import type * as ast from '../syntax/ast.ts';
import { normKey } from './declared-names.ts';
import type { InForce } from './in-force.ts';

/**
 * Takes what a `repeal` names out of what is in force; a decision goes with its rules and their exceptions. Reports a
 * repeal of something that is not in force.
 */
export function repeal(
  node: ast.RepealDeclaration,
  { file, decision }: { readonly file: string; readonly decision: string | null },
  inForce: InForce,
): readonly Diagnostic[] {
  const name = node.name.text;
  const own = node.decision?.text ?? decision;
  const found = findTarget(node.target, own, inForce);
  if (found.kinds.get(name) === node.target) {
    found.remove(name);
    return [];
  }
  return [reportNothing(node, file, own, found.kinds, inForce)];
}

interface Target {
  /** What could have been meant: the kind of everything in force in the same namespace, by name. */
  readonly kinds: ReadonlyMap<string, ast.RepealDeclaration['target']>;
  remove(name: string): void;
}

function findTarget(target: ast.RepealDeclaration['target'], decision: string | null, inForce: InForce): Target {
  switch (target) {
    case 'rule':
    case 'exception':
    case 'relief':
      return normTarget(decision, inForce);
    case 'define':
    case 'table': {
      const kinds = [...inForce.definitions].map(([name, declared]) => [name, declared.node.kind] as const);
      return { kinds: new Map(kinds), remove: (name) => inForce.definitions.delete(name) };
    }
    case 'decision':
      return { kinds: kindsOf(inForce.decisions, target), remove: (name) => removeDecision(name, inForce) };
    case 'parameter':
      return plainTarget(inForce.parameters, target);
    case 'set':
      return plainTarget(inForce.sets, target);
    case 'enum':
      return plainTarget(inForce.enums, target);
    case 'record':
      return plainTarget(inForce.records, target);
    case 'input':
      return plainTarget(inForce.inputs, target);
    case 'unit':
      return plainTarget(inForce.units, target);
  }
}

function plainTarget(declared: Map<string, unknown>, target: ast.RepealDeclaration['target']): Target {
  return { kinds: kindsOf(declared, target), remove: (name) => declared.delete(name) };
}

function kindsOf(declared: ReadonlyMap<string, unknown>, target: ast.RepealDeclaration['target']): Target['kinds'] {
  return new Map([...declared.keys()].map((name) => [name, target]));
}

function normTarget(decision: string | null, inForce: InForce): Target {
  const own = [...inForce.norms.values()].filter((norm) => norm.decision === decision);
  return {
    kinds: new Map(own.map(({ node }) => [node.name.text, node.kind])),
    remove: (name) => inForce.norms.delete(normKey(decision, name)),
  };
}

function removeDecision(decision: string, inForce: InForce): void {
  inForce.decisions.delete(decision);
  for (const [key, norm] of inForce.norms) {
    if (norm.decision === decision) inForce.norms.delete(key);
  }
}

function reportNothing(
  node: ast.RepealDeclaration,
  file: string,
  decision: string | null,
  kinds: Target['kinds'],
  inForce: InForce,
): Diagnostic {
  const name = node.name.text;
  const kind = kinds.get(name);
  const ofDecision = node.target === 'rule' || node.target === 'exception' || node.target === 'relief';
  const where =
    ofDecision && decision !== null
      ? { fi: ` päätöksessä '${decision}'`, en: ` in '${decision}'` }
      : { fi: '', en: '' };
  const help =
    kind !== undefined
      ? { fi: `kirjoita 'repeal ${kind} ${name}'`, en: `write 'repeal ${kind} ${name}'` }
      : ofDecision && decision === null
        ? suggestNorm(node, inForce)
        : didYouMean(name, kinds.keys());
  return problem(
    'repeal-of-nothing',
    { file, span: node.name.span },
    {
      fi: `kumottavaa '${node.target} ${name}' ei ole voimassa${where.fi}`,
      en: `there is no '${node.target} ${name}' in force to repeal${where.en}`,
    },
    { label: { fi: 'ei voimassa', en: 'not in force' }, help },
  );
}

/** Outside the file of a decision, a rule is named with its decision. */
function suggestNorm({ name, target }: ast.RepealDeclaration, { norms }: InForce): Localized {
  const near = suggest(
    name.text,
    [...norms.values()].map(({ node }) => node.name.text),
  );
  const norm = [...norms.values()].find(({ node }) => node.name.text === near);
  const words = norm === undefined ? null : `repeal ${norm.node.kind} ${near} of ${norm.decision ?? ''}`;
  return words === null
    ? { fi: `kirjoita 'repeal ${target} … of PÄÄTÖS'`, en: `write 'repeal ${target} … of DECISION'` }
    : { fi: `tarkoititko '${words}'?`, en: `did you mean '${words}'?` };
}
