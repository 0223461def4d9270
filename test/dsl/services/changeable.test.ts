import { describe, expect, it } from 'vitest';
import { completionsAt } from '../../../dsl/services/completion.ts';
import { applyEdits } from '../../../dsl/services/edit.ts';
import { hoverAt } from '../../../dsl/services/hover.ts';
import { definitionOf } from '../../../dsl/services/navigate.ts';
import { renameAt } from '../../../dsl/services/rename.ts';
import { openWorkspace } from '../../../dsl/workspace/open-workspace.ts';
import { policy, policyFile, workspaceAt } from './small-rulebook.ts';

const gives = '  gives voucher.value';

/** The policy with facts that may be changed; `¦` is the cursor. */
function withClause(clause: string): string {
  expect(policy).toContain(gives);
  return policy.replace(gives, `${gives}\n  changeable ${clause}`);
}

describe('facts that may be changed', () => {
  it.each(['voucher.da¦ys, worker.degree', 'voucher.days, worker.deg¦ree'])('are found: %s', (clause) => {
    const { workspace, position } = workspaceAt(withClause(clause));
    expect(definitionOf(workspace, position)).toHaveLength(1);
  });

  it.each([
    ['voucher.ho¦urs, worker.degree', 'voucher.amount, worker.degree'],
    ['voucher.hours, worker.deg¦ree', 'voucher.hours, worker.amount'],
  ])('are renamed with the fact: %s', (clause, expected) => {
    const { workspace, position } = workspaceAt(withClause(clause));
    const edits = renameAt(workspace, position, 'amount');
    if (!Array.isArray(edits)) throw new Error('it can be renamed');
    const files = applyEdits(workspace.files, edits);
    expect(files.get(policyFile)).toContain(`changeable ${expected}\n`);
    expect(openWorkspace(files, { drafts: true }).compiled.diagnostics).toEqual([]);
  });

  it('are offered, those that are not named yet', () => {
    const { workspace, position } = workspaceAt(withClause('voucher.hours, ¦'));
    const labels = completionsAt(workspace, position).map(({ label }) => label);
    expect(labels).toContain('voucher.starts');
    expect(labels).not.toContain('voucher.hours');
    expect(labels).not.toContain('voucher.value');
  });

  it('have a clause that tells what it is for', () => {
    const { workspace, position } = workspaceAt(withClause('voucher.hours').replace('changeable', 'change¦able'));
    expect(JSON.stringify(hoverAt(workspace, position))).toContain('can still change');
  });
});
