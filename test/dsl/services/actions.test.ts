import { describe, expect, it } from 'vitest';
import { actionsOn } from '../../../dsl/services/actions.ts';
import { applyEdits } from '../../../dsl/services/edit.ts';
import { openWorkspace, type Workspace } from '../../../dsl/workspace/open-workspace.ts';
import { policy, policyFile, smallRulebook, valuesFile, withPolicy } from './small-rulebook.ts';

function open(changes: Readonly<Record<string, string>>): Workspace {
  return openWorkspace(smallRulebook(changes), { drafts: true });
}

/** The actions on the first mistake of a code, in English, and the changed lines of each. */
function actions(changes: Readonly<Record<string, string>>, code: string): Readonly<Record<string, readonly string[]>> {
  const workspace = open(changes);
  const diagnostic = workspace.compiled.diagnostics.find((each) => each.code === code);
  if (diagnostic === undefined) {
    throw new Error(`no ${code} among ${workspace.compiled.diagnostics.map((each) => each.code).join(', ')}`);
  }
  return Object.fromEntries(
    actionsOn(diagnostic, workspace).map(({ title, edits }) => [
      title.en,
      changedLines(workspace, applyEdits(workspace.files, edits)),
    ]),
  );
}

function changedLines({ files }: Workspace, after: ReadonlyMap<string, string>): readonly string[] {
  return [...after].flatMap(([file, text]) => {
    const before = new Set((files.get(file) ?? '').split('\n'));
    return text
      .split('\n')
      .filter((line) => !before.has(line))
      .map((line) => `${file}: ${line}`);
  });
}

describe('code actions', () => {
  it('apply the fix of a diagnostic', () => {
    expect(
      actions({ [policyFile]: withPolicy('rule a "A" §1:1\n  requires yes == yes\n  otherwise deny "x"\n') }, 'syntax'),
    ).toMatchInlineSnapshot(`
      {
        "write 'is'": [
          "2020-01-01/grant.policy:   requires yes  is  yes",
        ],
      }
    `);
  });

  it.each([
    ['unknown-name', policy.replace('client.age >=', 'client.aeg >='), '  requires client.age >= min_age'],
    [
      'unknown-member',
      policy.replace('voucher.service in hour_based\n  requires', 'voucher.service is vist\n  requires'),
      '  when voucher.service is visit',
    ],
    ['unknown-target', policy.replace('from age', 'from agee'), 'relief few_days from age'],
    [
      'unknown-type',
      policy.replace('worker.qualified : boolean', 'worker.qualified : bolean'),
      'define worker.qualified : boolean "Pätevä" §2.1:3',
    ],
  ])('%s: what was meant', (code, text, line) => {
    expect(Object.values(actions({ [policyFile]: text }, code)).flat()).toEqual([`${policyFile}: ${line}`]);
  });

  it('what was meant in a file of values', () => {
    const values = smallRulebook().get(valuesFile) ?? '';
    expect(actions({ [valuesFile]: values.replace('  group: 15', '  gruop: 15') }, 'unknown-parameter')).toEqual({
      "Change to 'group'": [`${valuesFile}:   group: 15 EUR/h`],
    });
  });

  it('add the arms that a match lacks', () => {
    const text = policy.replace('      visit: price.visit[voucher.distance_km]\n', '');
    expect(actions({ [policyFile]: text }, 'incomplete-match')).toEqual({
      "Add an arm for 'visit'": [`${policyFile}:       visit: …`],
    });
  });

  it('add a place for a value that is missing', () => {
    const values = smallRulebook().get(valuesFile) ?? '';
    expect(actions({ [valuesFile]: values.replace('  group: 80 h\n', '') }, 'missing-value')).toEqual({
      'Add a place for the value to 2020-01-01/values.yaml': [`${valuesFile}:   group: …`],
    });
    expect(actions({ [valuesFile]: values.replace('min_age: 18 year\n', '') }, 'missing-value')).toEqual({
      'Add a place for the value to 2020-01-01/values.yaml': [`${valuesFile}: min_age: …`],
    });
  });

  it('add a place for a translation', () => {
    const rule = 'rule extra "Lisä" §1:1\n  requires client.age >= 3 year\n  otherwise deny "Ikä {client.age}."\n';
    expect(actions({ [policyFile]: withPolicy(rule) }, 'missing-translation')).toEqual({
      'Add a place for the translation to locales/en.yaml': [
        'locales/en.yaml:       extra:',
        'locales/en.yaml:         label: (fi) Lisä',
        'locales/en.yaml:         message: (fi) Ikä {client.age}.',
      ],
    });
    const changed = open({ [policyFile]: withPolicy(rule) });
    const [missing] = changed.compiled.diagnostics;
    const [action] = missing === undefined ? [] : actionsOn(missing, changed);
    expect(openWorkspace(applyEdits(changed.files, action?.edits ?? [])).compiled.diagnostics).toEqual([]);
  });

  it('add a place for the translation of a message that an edition gives anew, in a file of that edition', () => {
    const anew = 'rule age "Ikä" §1:1\n  requires client.age >= min_age\n  otherwise deny "Ikä {client.age}."\n';
    const changes = { '2021-01-01/edition.yaml': 'status: draft\n', '2021-01-01/grant.policy': anew };
    expect(actions(changes, 'translation-mismatch')).toEqual({
      'Add a place for the translation to locales/2021-01-01.en.yaml': [
        'locales/2021-01-01.en.yaml: decisions:',
        'locales/2021-01-01.en.yaml:   grant:',
        'locales/2021-01-01.en.yaml:     rules:',
        'locales/2021-01-01.en.yaml:       age:',
        'locales/2021-01-01.en.yaml:         message: (fi) Ikä {client.age}.',
      ],
    });
    const changed = open(changes);
    const [mismatch] = changed.compiled.diagnostics;
    const [action] = mismatch === undefined ? [] : actionsOn(mismatch, changed);
    const after = openWorkspace(applyEdits(changed.files, action?.edits ?? []), { drafts: true });
    expect(after.compiled.diagnostics).toEqual([]);
  });

  it('are not offered where a pinned edition would change', () => {
    const lock = `editions:\n  2020-01-01: sha256:${'0'.repeat(64)}\n`;
    const text = policy.replace('client.age >=', 'client.aeg >=');
    expect(actions({ [policyFile]: text, 'rulebook.lock': lock }, 'unknown-name')).toEqual({});
  });
});
