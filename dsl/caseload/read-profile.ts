import type { CaseloadProfile, Chance, DecisionProfile } from '../../engine/ir/caseload-profile.ts';
import type { Decision, Field, Rulebook } from '../../engine/ir/ir.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { readYaml } from '../editions/read-yaml.ts';
import { readSettings } from '../editions/settings-problems.ts';
import { findEntry, type YamlEntry, type YamlMapping } from '../editions/yaml-tree.ts';
import { findField, type ProfileReading, reportUnknown, startReading } from './profile-reading.ts';
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
  const entries = findEntry(node, 'facts')?.value;
  for (const { key, value } of entries?.kind === 'mapping' ? entries.entries : []) {
    const field = findField(reading, key.text, key);
    if (field === null) continue;
    const nodes = value.kind === 'sequence' ? value.items : [value];
    facts.set(
      key.text,
      nodes.flatMap((one) => (one.kind === 'mapping' ? readChance(reading, decision, field, one) : [])),
    );
  }
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
