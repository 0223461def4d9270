import { readdirSync, readFileSync } from 'node:fs';
import { readCases } from '../../dsl/cases/read-cases.ts';
import type { Rulebook } from '../../engine/ir/ir.ts';
import type { PolicyCase } from '../../engine/ir/policy-case.ts';

const folder = new URL('../../policies/kuopio-social-rehabilitation/tests/', import.meta.url);

/** The Kuopio rulebook's own cases. */
export function kuopioCases(rulebook: Rulebook): readonly PolicyCase[] {
  return readdirSync(folder).flatMap(
    (file) => readCases(file, readFileSync(new URL(file, folder), 'utf8'), rulebook).cases,
  );
}
