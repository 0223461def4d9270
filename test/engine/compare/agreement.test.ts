/** Whatever tells of a change of an output tells the same, and the truth: reports, impact, cautions, proofs, answers. */
import { describe, expect, it } from 'vitest';
import { openWorkspace } from '../../../dsl/workspace/open-workspace.ts';
import { compareBehaviour } from '../../../engine/analysis/behaviour/compare-behaviour.ts';
import { findCautions } from '../../../engine/analysis/cautions/find-cautions.ts';
import { findCaseEffects } from '../../../engine/analysis/changes/case-effects.ts';
import { findChanges } from '../../../engine/analysis/changes/find-changes.ts';
import { arrangeReport } from '../../../engine/analysis/changes/report/arrange.ts';
import { openImpact } from '../../../engine/analysis/impact/open-impact.ts';
import { prepareDecisions } from '../../../engine/backends/interpreter/compiled-decision.ts';
import { valuesIn } from '../../../engine/compare/difference.ts';
import { formatChange } from '../../../engine/compare/write-difference.ts';
import { parseDate } from '../../../engine/ir/calendar.ts';
import { sideOf } from '../../../library/compare.ts';

const cases = `decision: d
cases:
  - case: kaksitoista ja puoli
    facts: { a: { x: 12.50 EUR, on: 2026-02-02 } }
    outcome: approved
`;

function open([decimals, body, fee]: readonly [decimals: number, body: string, fee: string]) {
  const files = new Map([
    ['rulebook.yaml', 'id: k\ntitle: { fi: K }\nauthority: { fi: K }\ncurrency: EUR\nlanguages: [fi]\nholidays: FI\n'],
    ['2026-01-01/edition.yaml', 'status: accepted\ndecided: 2025-12-01\ndecided_by: Lautakunta\nrecord: "§ 1"\n'],
    ['2026-01-01/values.yaml', `fee: ${fee}\n`],
    [
      '2026-01-01/card.policy',
      `input a "Hakija"
  x : EUR with 2 decimals "X"
  on : date "Hakupäivä"

parameter fee : EUR with 3 decimals "Maksu"

decision d "D"
  as of a.on
  gives cost

define cost : EUR with ${decimals} decimals "Kustannus"
  = ${body}

rule r "Ero"
  requires a.x <= 50 EUR
  otherwise deny "Liikaa."
`,
    ],
  ]);
  const { compiled } = openWorkspace(files, { drafts: true });
  const side = sideOf(compiled, new Map([['tests/d.yaml', cases]]));
  if (side === null) throw new Error(JSON.stringify(compiled.diagnostics.map(({ message }) => message.en)));
  return side;
}

describe('an output', () => {
  it.each([
    ['stays the same with other decimals', [2, 'a.x', '0.005 EUR'], [3, 'a.x', '0.005 EUR'], null],
    ['stays the same with fewer decimals', [4, 'a.x', '0.005 EUR'], [2, 'a.x', '0.005 EUR'], null],
    [
      'changes together with its decimals',
      [2, 'a.x', '0.005 EUR'],
      [3, 'a.x + fee', '0.005 EUR'],
      '12,50 → 12,505 € (+0,005 €, 0,0 %)',
    ],
    [
      'changes with its decimals as before',
      [3, 'a.x + fee', '1 EUR'],
      [3, 'a.x + fee', '2.25 EUR'],
      '13,50 → 14,75 € (+1,25 €, +9,3 %)',
    ],
    ['is not known any more', [3, 'a.x + fee', '1 EUR'], [3, 'a.x + fee', '~'], '13,50 € → –'],
    ['becomes known', [3, 'a.x + fee', '~'], [2, 'a.x', '~'], '– → 12,50 €'],
  ] as const)('%s', async (_what, one, other, told) => {
    const [before, after] = [open(one), open(other)];
    const changes = findChanges(before, after);
    const { effects } = findCaseEffects(changes);
    const written = effects.flatMap(({ differences }) =>
      valuesIn(differences).map((value) =>
        formatChange(value.before, value.after, 'fi', after.rulebook).replace(/\s/g, ' '),
      ),
    );
    expect(written).toEqual(told === null ? [] : [told]);

    const deciding = ({ rulebook }: typeof before) => ({ rulebook, evaluator: prepareDecisions(rulebook) });
    const impact = openImpact({ before: deciding(before), after: deciding(after), decision: 'd', by: null });
    impact.add({ a: { x: 12.5, on: '2026-02-02' } }, 1);
    const { changed, unclear, outputs } = impact.result();
    const isOneSided = told?.includes('–') ?? false;
    const endsOtherwise = effects.some((effect) => effect.before.outcome !== effect.after.outcome);
    const isClear = told !== null && (endsOtherwise || !isOneSided);
    expect([changed, unclear]).toEqual([isClear ? 1 : 0, isOneSided && !isClear ? 1 : 0]);
    expect(outputs[0]?.all.known.both).toBe(isOneSided ? 0 : 1);
    if (isOneSided) expect([outputs[0]?.all.before, outputs[0]?.all.after]).toEqual([0n, 0n]);

    const { decisions } = await compareBehaviour(before.rulebook, after.rulebook, {
      language: 'fi',
      cases: after.cases,
    });
    const result = decisions[0]?.result;
    if (told === null) expect(result?.kind).not.toBe('different');
    else if (result?.kind !== 'different') throw new Error(`expected a difference, found ${result?.kind}`);
    else {
      const [value] = valuesIn(result.witnesses[0]?.differences ?? []);
      expect([value?.before === null, value?.after === null]).toEqual([told.startsWith('–'), told.endsWith('–')]);
    }

    const day = parseDate('2026-01-01') ?? 0;
    expect(findCautions(after.rulebook, day, after.cases)).toEqual([]);
    const report = arrangeReport(changes, { before: 'a', after: 'b', cautions: [] }, 'fi');
    expect(JSON.stringify(report.declarations.map(({ sentence }) => sentence))).not.toMatch(/”([^”]*)” → ”\1”/);
  });
});
