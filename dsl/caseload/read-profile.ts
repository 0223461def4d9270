import type { CaseloadProfile, Chance, DecisionProfile } from '../../engine/ir/caseload-profile.ts';
import type { Decision, Field, Rulebook } from '../../engine/ir/ir.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { readSettings } from '../yaml/settings-problems.ts';
import { findEntry, type YamlEntry, type YamlMapping, type YamlNode } from '../yaml/yaml-tree.ts';
import { findField, type ProfileReading, reportUnknown, reportUnsuitable, startReading } from './profile-reading.ts';
import { profileSchema } from './profile-schema.ts';
import { readDraw } from './read-draw.ts';
import { readShare, readValue } from './read-values.ts';

/** Where a rulebook says how plausible cases of it are drawn. */
export const profileFile = 'caseload.yaml';

export interface ReadProfile {
  /** What is sound; empty where the file cannot be read at all. */
  readonly profile: CaseloadProfile;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads how plausible cases are drawn:
 *
 *     voucher_grant:
 *       missing: 0.5 %
 *       facts:
 *         client.home_municipality: { one_of: { Kuopio: 97, Siilinjärvi: 3 } }
 *         voucher.starts: { after: voucher.granted_on, days: [3, 40] }
 *         voucher.hours:
 *           - when: { voucher.service: individual_coaching }
 *             one_of: { 40: 6, 20: 3, 45: 1 }
 */
export function readProfile(file: string, text: string, rulebook: Rulebook): ReadProfile {
  const { root, diagnostics: syntax } = readYaml(file, text);
  if (syntax.length > 0) return { profile: new Map(), diagnostics: syntax };
  const { mapping, diagnostics: structure } = readSettings(file, root, profileSchema);
  if (mapping === null) return { profile: new Map(), diagnostics: structure };
  const reading = startReading(file, rulebook);
  const profile = new Map<string, DecisionProfile>();
  for (const { key, value } of mapping.entries) {
    const decision = rulebook.decisions.find(({ name }) => name === key.text);
    if (decision === undefined) {
      reportUnknown(
        reading,
        key,
        key.text,
        rulebook.decisions.map(({ name }) => name),
      );
    } else if (value.kind === 'mapping') {
      profile.set(key.text, readDecision(reading, decision, value));
    }
  }
  return { profile, diagnostics: reading.diagnostics };
}

function readDecision(reading: ProfileReading, decision: Decision, node: YamlMapping): DecisionProfile {
  const missing = findEntry(node, 'missing')?.value;
  const facts = new Map<string, readonly Chance[]>();
  const keys = new Map<string, YamlNode>();
  const entries = findEntry(node, 'facts')?.value;
  for (const { key, value } of entries?.kind === 'mapping' ? entries.entries : []) {
    const field = findField(reading, key.text, key);
    if (field === null) continue;
    const nodes = value.kind === 'sequence' ? value.items : [value];
    keys.set(key.text, key);
    facts.set(
      key.text,
      nodes.flatMap((one) => (one.kind === 'mapping' ? readChance(reading, decision, field, one) : [])),
    );
  }
  reportCycles(reading, facts, keys);
  return { missing: readShare(missing) ?? 0, facts };
}

function readChance(reading: ProfileReading, decision: Decision, field: Field, node: YamlMapping): readonly Chance[] {
  const conditions = findEntry(node, 'when')?.value;
  const when =
    conditions?.kind === 'mapping' ? conditions.entries.flatMap((entry) => readCondition(reading, entry)) : [];
  const draw = readDraw(reading, decision, field, node);
  if (draw === null) return [];
  return [{ when, draw, missing: readShare(findEntry(node, 'missing')?.value) }];
}

function readCondition(reading: ProfileReading, { key, value }: YamlEntry): Chance['when'] {
  const field = findField(reading, key.text, key);
  if (field === null) return [];
  const nodes = value.kind === 'sequence' ? value.items : [value];
  return [{ fact: key.text, values: nodes.flatMap((one) => readValue(reading, field.type, one) ?? []) }];
}

/** A fact that is drawn from others cannot be what these are drawn from: each such circle is reported once. */
function reportCycles(
  reading: ProfileReading,
  facts: ReadonlyMap<string, readonly Chance[]>,
  keys: ReadonlyMap<string, YamlNode>,
): void {
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]): void => {
    const start = path.indexOf(name);
    const key = keys.get(name);
    if (start !== -1 && key !== undefined) {
      const circle = [...path.slice(start), name].join(' → ');
      reportUnsuitable(reading, key, {
        fi: `tieto arvotaan lopulta itsestään: ${circle}`,
        en: `the fact is drawn from itself in the end: ${circle}`,
      });
    }
    if (start !== -1 || done.has(name)) return;
    for (const other of basesOf(facts.get(name) ?? [])) visit(other, [...path, name]);
    done.add(name);
  };
  for (const name of facts.keys()) visit(name, []);
}

function basesOf(chances: readonly Chance[]): ReadonlySet<string> {
  const names = chances.flatMap(({ when, draw }) => [
    ...when.map(({ fact }) => fact),
    ...(draw.kind === 'date' ? [draw.from] : []),
  ]);
  return new Set(names);
}
