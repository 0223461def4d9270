import type { Alternatives } from './alternatives.ts';
import { type Code, code } from './code.ts';
import type { RuleInForce } from './rule-in-force.ts';
import type { Unit } from './unit.ts';

/** Where alternatives of a rule are noted. */
export interface Noting {
  readonly rule: RuleInForce;
  readonly alternatives: Alternatives;
}

/** Notes an alternative: for a verdict its effect and the violated rule, else its code. */
export function noteCertain(certain: number, { rule, alternatives }: Noting, unit: Unit): Code {
  const effect = certain & 3;
  const bit = effect === 0 ? code`` : code`b |= ${1 << effect};`;
  if (unit.tracesRules && rule.version.forEach === null) {
    return code`r[${rule.place}] = ${unit.constant(alternatives.at(certain).status)}; ${bit}`;
  }
  if (!unit.tellsVerdicts) return code`o.noted[o.count++] = ${certain}; ${bit}`;
  return effect === 0 ? code`` : code`${bit} ${noteViolation(certain, rule, unit)}`;
}

/** Notes the alternative whose code a variable holds. */
export function noteVariable(verdict: Code, { rule, alternatives }: Noting, unit: Unit): Code {
  const bit = code`b |= 1 << (${verdict} & 3);`;
  if (unit.tracesRules && rule.version.forEach === null) {
    return code`r[${rule.place}] = ${unit.constant(alternatives.all)}[${verdict} >> 2].status; ${bit}`;
  }
  if (!unit.tellsVerdicts) return code`o.noted[o.count++] = ${verdict}; ${bit}`;
  return code`if (${verdict} & 3) { ${bit} ${noteViolation(verdict, rule, unit)} }`;
}

/** Where rules run in their order their names are listed at once. */
function noteViolation(verdict: Code | number, { name, version }: RuleInForce, unit: Unit): Code {
  if (!unit.layout.runsInOrder || version.forEach !== null)
    return code`o.noted[o.count++] = ${verdict}; o.listed = false;`;
  return code`if (o.names === null) o.names = [${name}]; else o.names.push(${name});`;
}
