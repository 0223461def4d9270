import { describe, expect, it } from 'vitest';
import { copyDeclaration } from '../../../dsl/services/copy-declaration.ts';
import { declarationAt } from '../../../dsl/services/declaration-at.ts';
import { ruleTree, type TreeItem } from '../../../dsl/services/rule-tree.ts';
import { openWorkspace } from '../../../dsl/workspace/open-workspace.ts';
import { toDay } from '../../../engine/ir/calendar.ts';
import { policy, policyFile, smallRulebook, valuesFile, workspaceAt } from './small-rulebook.ts';

const day = toDay({ year: 2021, month: 1, day: 1 });

describe('the tree of what is in force', () => {
  it('goes by decision: rules with their exceptions, definitions, then what all have in common', () => {
    const write = (items: readonly TreeItem[]): readonly string[] =>
      items.flatMap(({ label, exceptions }) => [label.fi, ...write(exceptions).map((line) => `  ${line}`)]);
    const tree = ruleTree(openWorkspace(smallRulebook()), day);
    expect(tree.map(({ label, rules, definitions }) => [label.fi, write(rules), write(definitions)])).toEqual([
      [
        'Myöntäminen',
        ['Ikä', '  few_days', 'Tunnit', 'Henkilöstö'],
        ['Ikä', 'Etäisyys', 'Tuntihinta', 'Arvo', 'Pätevä'],
      ],
      ['Yhteiset', [], []],
    ]);
    expect(
      tree
        .at(-1)
        ?.vocabulary.map(({ label }) => label.en)
        .slice(0, 3),
    ).toEqual(['Client', 'Voucher', 'Member of staff']);
  });
});

describe('the declaration at a position', () => {
  it.each([
    [
      'a rule',
      policy.replace('requires client.age >=', 'requires ¦client.age >='),
      'age',
      ['1:1'],
      [{ decision: 'grant', rules: ['age'], outputs: [], exception: null }],
    ],
    [
      'a definition',
      policy.replace('= full years', '= ¦full years'),
      'client.age',
      ['1:1'],
      [{ decision: 'grant', rules: ['age'], outputs: [], exception: null }],
    ],
    [
      'one that an output rests on',
      policy.replace('= voucher.distance rounded', '= ¦voucher.distance rounded'),
      'voucher.distance_km',
      ['1:2'],
      [{ decision: 'grant', rules: [], outputs: ['voucher.value'], exception: null }],
    ],
    [
      'a relief',
      policy.replace('when voucher.days > 1', 'when ¦voucher.days > 1'),
      'few_days',
      [],
      [{ decision: 'grant', rules: ['age'], outputs: [], exception: 'few_days' }],
    ],
  ])('%s', (_, marked, name, marks, touched) => {
    const { workspace, position } = workspaceAt(marked);
    const found = declarationAt(workspace, position);
    expect(found).toMatchObject({ name, touched });
    expect(found?.provisions.map(({ mark }) => mark)).toEqual(marks);
  });

  it('in a file of values is the parameter, also on the lines below its key', () => {
    const values = smallRulebook().get(valuesFile) ?? '';
    const { workspace, position } = workspaceAt(values.replace('    21- km: 81', '    21- km: ¦81'), valuesFile);
    expect(declarationAt(workspace, position)?.name).toBe('price.visit');
  });

  it('in a file of values that begins with an empty line, too', () => {
    const { workspace, position } = workspaceAt('\n¦\nmin_age: 18 year\n', valuesFile);
    expect(declarationAt(workspace, position)).toBeNull();
  });

  it('is none between declarations', () => {
    const { workspace, position } = workspaceAt(`\n¦\n${policy}`);
    expect(declarationAt(workspace, position)).toBeNull();
  });
});

describe('replacing a declaration in a later edition', () => {
  const edition = { '2021-01-01/edition.yaml': 'status: draft\n' };
  const at = { file: policyFile, offset: policy.indexOf('rule age') + 5 };

  it('writes it into the file of the same name, where it replaces the earlier one', () => {
    const workspace = openWorkspace(smallRulebook(edition), { drafts: true });
    const copied = copyDeclaration(workspace, at, day);
    expect(copied).toMatchObject({ file: '2021-01-01/grant.policy', offset: 0, existed: false });
    expect(copied?.text).toMatch(
      /^rule age "Ikä" §1:1\n {2}requires client.age >= min_age\n.*nyt \{client.age as number\}\."\n$/,
    );
    workspace.edit('2021-01-01/grant.policy', copied?.text ?? '');
    expect(workspace.compiled.diagnostics).toEqual([]);
    const [age] = ruleTree(workspace, day)[0]?.rules ?? [];
    expect(age).toMatchObject({ name: 'age', file: '2021-01-01/grant.policy' });
  });

  it('goes to where it stands already', () => {
    const own =
      'rule hours "Tunnit" §1:2\n  requires yes\n  otherwise deny "x"\n\nrule age "Ikä" §1:1\n  requires yes\n  otherwise deny "y"\n';
    const workspace = openWorkspace(smallRulebook({ ...edition, '2021-01-01/grant.policy': own }), { drafts: true });
    expect(copyDeclaration(workspace, at, day)).toEqual({
      file: '2021-01-01/grant.policy',
      text: own,
      offset: own.indexOf('rule age'),
      existed: true,
    });
  });
});
