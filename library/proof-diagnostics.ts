import type { Diagnostic } from '../dsl/diagnostics/diagnostic.ts';
import { problem } from '../dsl/diagnostics/problem.ts';
import type { Proofs, RuleProof, ValueProof } from '../engine/analysis/proofs/proofs.ts';
import type { Gap } from '../engine/ir/findings.ts';
import type { Origin, Rulebook } from '../engine/ir/ir.ts';
import { namesOf } from '../engine/ir/names.ts';

/** What is proved of a rulebook and asks for a person's attention, as warnings at the declarations concerned. */
export function diagnoseProofs(proofs: Proofs, rulebook: Rulebook): readonly Diagnostic[] {
  return [
    ...diagnoseRules(proofs.rules, rulebook),
    ...proofs.values.flatMap((proof) => diagnoseValues(proof, rulebook)),
  ];
}

/** A rule that several decisions include is told of where none of them can do anything with it. */
function diagnoseRules(proofs: readonly RuleProof[], rulebook: Rulebook): readonly Diagnostic[] {
  const byPlace = new Map<string, { readonly origin: Origin; readonly proofs: RuleProof[] }>();
  for (const proof of proofs) {
    const rule = namesOf(rulebook)
      .decisions.get(proof.decision)
      ?.rules.find(({ name }) => name === proof.rule);
    if (rule === undefined) continue;
    const key = `${rule.origin.file} ${rule.origin.start}`;
    const known = byPlace.get(key) ?? { origin: rule.origin, proofs: [] };
    known.proofs.push(proof);
    byPlace.set(key, known);
  }
  return [...byPlace.values()].flatMap(({ origin, proofs: own }) => diagnoseRule(origin, own));
}

function diagnoseRule(origin: Origin, proofs: readonly RuleProof[]): readonly Diagnostic[] {
  const [first] = proofs;
  if (first === undefined) return [];
  const place = { file: origin.file, span: { start: origin.start, end: origin.end } };
  const { rule } = first;
  if (proofs.every(({ applies }) => applies.kind === 'never')) {
    return [
      problem(
        'rule-never-applies',
        place,
        { fi: `sääntö '${rule}' ei voi koskaan soveltua`, en: `rule '${rule}' can never apply` },
        {
          severity: 'warning',
          label: { fi: 'todistettu: mikään tapaus ei täytä sen ehtoa', en: 'proved: no case meets its condition' },
          help: {
            fi: "tarkista säännön ehto 'when' tai poista sääntö",
            en: "check the rule's 'when', or leave it out",
          },
        },
      ),
    ];
  }
  if (!proofs.every(({ violated }) => violated.kind === 'never')) return [];
  return [
    problem(
      'rule-never-violated',
      place,
      { fi: `sääntöä '${rule}' ei voi koskaan rikkoa`, en: `rule '${rule}' can never be violated` },
      {
        severity: 'warning',
        label: {
          fi: 'todistettu: jokainen tapaus, johon se soveltuu, täyttää sen',
          en: 'proved: every case that it applies to satisfies it',
        },
        help: {
          fi: "tarkista vaatimus 'requires' ja poikkeukset, tai poista sääntö",
          en: "check its 'requires' and its exceptions, or leave it out",
        },
      },
    ),
  ];
}

function diagnoseValues({ decision, lacks }: ValueProof, rulebook: Rulebook): readonly Diagnostic[] {
  if (lacks.kind !== 'possible') return [];
  const ofRulebook = lacks.gaps.filter(({ gap }) => isOfRulebook(gap));
  return ofRulebook.flatMap(({ gap: { name }, example }) => {
    const origin = originOf(name, rulebook);
    if (origin === null) return [];
    const facts = JSON.stringify(example.facts);
    return [
      problem(
        'value-missing-in-use',
        { file: origin.file, span: { start: origin.start, end: origin.end } },
        {
          fi: `ratkaisu '${decision}' voi tarvita arvoa '${name}' silloin, kun sitä ei ole`,
          en: `decision '${decision}' can need the value '${name}' when there is none`,
        },
        {
          severity: 'warning',
          label: { fi: `esimerkiksi, kun ${facts}`, en: `for example when ${facts}` },
          help: {
            fi: 'anna arvo kaikille päiville ja jäsenille, joilla sitä tarvitaan, tai rajaa tiedon arvoja',
            en: 'state the value for all days and members that need it, or bound the fact',
          },
        },
      ),
    ];
  });
}

/** What the rulebook leaves unsaid; dividing by zero is a matter of the case. */
export function isOfRulebook({ reason }: Gap): boolean {
  return reason === 'not_in_force' || reason === 'no_entry';
}

function originOf(name: string, rulebook: Rulebook): Origin | null {
  const names = namesOf(rulebook);
  return (names.parameters.get(name) ?? names.definitions.get(name))?.origin ?? null;
}
