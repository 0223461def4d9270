import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { addOperators } from '../../engine/backends/json-rules-engine/operators.ts';
import { exportRuleSet } from '../../engine/backends/json-rules-engine/write-rule-set.ts';
import { decision, rulebook } from '../support/ir-builders.ts';

const page = readFileSync(fileURLToPath(new URL('../../docs/json-rules-engine.md', import.meta.url)), 'utf8');

/** The first cells of the table with this heading. */
function namesInTable(heading: string): readonly string[] {
  const rows = page.split(`| ${heading} |`)[1]?.split('\n\n')[0]?.split('\n').slice(2) ?? [];
  return rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
}

it('the page lists every operator', () => {
  const names: string[] = [];
  addOperators({ addOperator: (name) => names.push(name) });
  expect(namesInTable('operator').toSorted()).toEqual(names.toSorted());
});

it('the page lists every key of the file', () => {
  const ruleSet = exportRuleSet(rulebook({ decisions: [decision()] }), 'd', 0);
  expect(namesInTable('key')).toEqual(Object.keys(ruleSet));
});
