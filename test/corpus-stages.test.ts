/** Every sample policy goes through every stage: parsed, formatted, checked, lowered and run. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { compileRulebook } from '../dsl/compile/compile.ts';
import { renderDiagnostic } from '../dsl/diagnostics/render.ts';
import type { SourceFiles } from '../dsl/editions/consolidated.ts';
import { formatPolicyText } from '../dsl/format/format.ts';
import { parsePolicy } from '../dsl/grammar/parse.ts';
import { interpreter } from '../engine/backends/interpreter/interpreter.ts';
import type { Rulebook } from '../engine/ir/ir.ts';
import { readCorpus } from './support/corpus.ts';

const settings: Readonly<Record<string, string>> = {
  'rulebook.yaml':
    'id: sample\ntitle: { fi: Näyte }\nauthority: { fi: Kunta }\ncurrency: EUR\nlanguages: [fi]\nholidays: FI\n',
  '2020-01-01/edition.yaml': 'decided: 2019-12-01\ndecided_by: Kunta\nrecord: § 1\nstatus: in_force\n',
};

/** A rulebook of policies alone. */
function rulebookOf(policies: readonly (readonly [string, string])[]): SourceFiles {
  const named = policies.map(([path, text]) => [`2020-01-01/${path.split('/').at(-1)}`, text] as const);
  return new Map([...Object.entries(settings), ...named]);
}

/** The same rulebook with its policies in canonical layout. */
function formatted(files: SourceFiles): SourceFiles {
  return new Map(
    [...files].map(([path, text]) => [path, path.endsWith('.policy') ? formatPolicyText(path, text).text : text]),
  );
}

/** What is reported, without places, which layout moves. */
function reported(files: SourceFiles): readonly string[] {
  const { diagnostics } = compileRulebook(files);
  for (const diagnostic of diagnostics) renderDiagnostic(diagnostic, files, { language: 'fi' });
  return diagnostics.map(({ file, code, message }) => `${file} ${code}: ${message.en}`).sort();
}

/** The IR without the places of declarations. */
function withoutPlaces(rulebook: Rulebook | null): unknown {
  return JSON.parse(
    JSON.stringify(rulebook, (key, value) => (key === 'origin' && typeof value === 'object' ? undefined : value)),
  );
}

function expectRuns(rulebook: Rulebook): void {
  expect(JSON.parse(JSON.stringify(rulebook))).toStrictEqual(rulebook);
  const evaluator = interpreter.prepare(rulebook);
  for (const { name } of rulebook.decisions) {
    expect(evaluator.decide(name, new Map(), null).outcome).not.toBe('approved');
    evaluator.decide(name, new Map(), rulebook.editions[0]?.date ?? 0);
  }
}

describe('each sample by itself', () => {
  test.each(readCorpus())('%s', (path, text) => {
    expect(parsePolicy(path, text).diagnostics).toEqual([]);
    const files = rulebookOf([[path, text]]);
    const compiled = compileRulebook(files);
    expect(reported(formatted(files))).toEqual(reported(files));
    expect(withoutPlaces(compileRulebook(formatted(files)).rulebook)).toEqual(withoutPlaces(compiled.rulebook));
    if (compiled.rulebook !== null) expectRuns(compiled.rulebook);
  });
});

/** The samples of a folder belong together. */
const folders = [...new Set(readCorpus().flatMap(([path]) => (path.includes('/') ? [path.split('/')[0] ?? ''] : [])))];

describe('the samples of a folder together', () => {
  test.each(folders)('%s', (folder) => {
    const files = rulebookOf(readCorpus().filter(([path]) => path.startsWith(`${folder}/`)));
    expect(reported(formatted(files))).toEqual(reported(files));
  });
});

/** The rulebooks of this repository, without their cases. */
function readPolicies(): readonly (readonly [string, SourceFiles])[] {
  const root = fileURLToPath(new URL('../policies/', import.meta.url));
  return readdirSync(root).map((name) => {
    const paths = readdirSync(`${root}${name}`, { recursive: true, encoding: 'utf8' });
    const texts = paths.filter((path) => /\.(policy|yaml|md|lock)$/.test(path) && !path.startsWith('tests/'));
    return [name, new Map(texts.map((path) => [path, readFileSync(`${root}${name}/${path}`, 'utf8')]))] as const;
  });
}

describe('the rulebooks of this repository', () => {
  test.each(readPolicies())('%s', (_name, files) => {
    const { rulebook, diagnostics } = compileRulebook(files);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(withoutPlaces(compileRulebook(formatted(files)).rulebook)).toEqual(withoutPlaces(rulebook));
    if (rulebook !== null) expectRuns(rulebook);
  });
});
