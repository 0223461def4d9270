import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../dsl/services/edit.ts';
import { foldingRanges, formatting, selectionRanges } from '../../../dsl/services/layout.ts';
import { type OutlineItem, outlineOf, symbolsMatching } from '../../../dsl/services/outline.ts';
import { openWorkspace } from '../../../dsl/workspace/open-workspace.ts';
import { policy, policyFile, smallRulebook, withPolicy, workspaceAt } from './small-rulebook.ts';

const write = (items: readonly OutlineItem[], indent = ''): string =>
  items.map(({ kind, label, children }) => `${indent}${kind} ${label.fi}\n${write(children, `${indent}  `)}`).join('');

describe('outline', () => {
  it('shows declarations by their labels, exceptions below what they are to', () => {
    const workspace = openWorkspace(smallRulebook());
    expect(write(outlineOf(workspace, policyFile))).toMatchInlineSnapshot(`
      "decision Myöntäminen
      define Ikä
      define Etäisyys
      define Tuntihinta
      define Arvo
      define Pätevä
      rule Ikä
        relief few_days
      rule Tunnit
      rule Henkilöstö
      "
    `);
    expect(write(outlineOf(workspace, '2020-01-01/a-vocabulary.policy').slice(0, 2))).toMatchInlineSnapshot(`
      "enum Palvelu
        member Käynti
        member Ryhmä
        member Työtoiminta
      set Tuntiperusteiset
      "
    `);
  });

  it('keeps what is mistaken in its place', () => {
    const text = policy.replace('requires client.age >=', 'requires requires >=');
    const workspace = openWorkspace(smallRulebook({ [policyFile]: text }));
    expect(write(outlineOf(workspace, policyFile))).toContain('broken age (virheellinen)');
  });

  it('finds declarations of all files by name or label, in both languages', () => {
    const workspace = openWorkspace(smallRulebook());
    const found = (query: string) => symbolsMatching(workspace, query).map(({ kind, name }) => `${kind} ${name}`);
    expect(found('tuntihinta')).toEqual(['define voucher.hour_price']);
    expect(found('price of an')).toEqual(['define voucher.hour_price']);
    expect(found('qualif')).toEqual(['define worker.qualified']);
    expect(found('nothing like this')).toEqual([]);
  });
});

describe('layout', () => {
  it('folds each declaration that takes several lines', () => {
    const folded = foldingRanges(policy).map(({ start, end }) => policy.slice(start, end).split('\n'));
    expect(folded.map((lines) => lines[0])).toContain('rule age "Ikä" §1:1');
    expect(folded.every((lines) => lines.length > 1)).toBe(true);
  });

  it('grows a selection from the word to the declaration to the file', () => {
    const { workspace, position } = workspaceAt(policy.replace('client.age >=', 'client.a¦ge >='));
    const spans = selectionRanges(workspace, position);
    const texts = spans.map(({ start, end }) => policy.slice(start, end));
    expect(texts.slice(0, 3)).toEqual(['age', 'client.age', 'client.age >= min_age']);
    expect(texts.at(-1)).toBe(policy);
  });

  it('formats, and leaves what is formatted or mistaken', () => {
    const format = (text: string) => {
      const workspace = openWorkspace(smallRulebook({ [policyFile]: text }));
      const edit = formatting(workspace, policyFile);
      return edit === null ? null : applyEdits(workspace.files, [edit]).get(policyFile);
    };
    const neat = format(policy) ?? policy;
    expect(format(neat)).toBeNull();
    expect(format(neat.replace('rule age "Ikä"', 'rule   age    "Ikä"'))).toBe(neat);
    expect(format(withPolicy('rule rule rule'))).toBeNull();
  });
});
