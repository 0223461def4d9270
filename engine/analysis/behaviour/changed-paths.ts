import { sameValue } from '../../backends/interpreter/results.ts';
import type { Facts, Value } from '../../ir/findings.ts';
import { isRecord } from './fact-paths.ts';

/** The facts that are not as they are in the usual case; of lists that are as long, the fields of elements. */
export function changedPaths(facts: Facts, usual: Facts): readonly string[] {
  const paths: string[] = [];
  for (const path of new Set([...facts.keys(), ...usual.keys()])) {
    const [value, other] = [facts.get(path), usual.get(path)];
    if (isSame(value, other)) continue;
    paths.push(...(changedElements(path, value, other) ?? [path]));
  }
  return paths;
}

function changedElements(path: string, value: Value | undefined, other: Value | undefined): readonly string[] | null {
  if (!Array.isArray(value) || !Array.isArray(other) || value.length !== other.length) return null;
  const others = other as readonly Value[];
  const paths: string[] = [];
  for (const [index, element] of (value as readonly Value[]).entries()) {
    const usual = others[index];
    if (isSame(element, usual)) continue;
    if (!isRecord(element) || !isRecord(usual)) return null;
    for (const name of new Set([...element.fields.keys(), ...usual.fields.keys()])) {
      if (!isSame(element.fields.get(name), usual.fields.get(name))) paths.push(`${path}[${index}].${name}`);
    }
  }
  return paths;
}

function isSame(left: Value | undefined, right: Value | undefined): boolean {
  if (isRecord(left) && isRecord(right)) {
    if (left.fields.size !== right.fields.size) return false;
    return [...left.fields].every(([name, value]) => isSame(value, right.fields.get(name)));
  }
  if (Array.isArray(left) && Array.isArray(right)) {
    const [one, other] = [left, right] as readonly (readonly Value[])[];
    return one?.length === other?.length && (one ?? []).every((element, index) => isSame(element, other?.[index]));
  }
  return sameValue(left, right);
}
