import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCases } from '../../../dsl/cases/read-cases.ts';
import { applyEdits } from '../../../dsl/services/edit.ts';
import { definitionOf, referencesTo } from '../../../dsl/services/navigate.ts';
import { occurrencesIn } from '../../../dsl/services/occurrences.ts';
import { prepareRename, renameAt } from '../../../dsl/services/rename.ts';
import { type Occurrence, symbolKey } from '../../../dsl/services/symbol.ts';
import { openWorkspace, type Workspace } from '../../../dsl/workspace/open-workspace.ts';
import { interpreter } from '../../../engine/backends/interpreter/interpreter.ts';
import { runCase } from '../../../engine/cases/run-cases.ts';
import { kuopioFiles } from '../../support/kuopio-files.ts';
import { runs } from '../../support/runs.ts';
import { policy, policyFile, smallRulebook, valuesFile, workspaceAt } from './small-rulebook.ts';

const vocabularyFile = '2020-01-01/a-vocabulary.policy';

/** Where a word stands, with what stands in front of it on its line: `voucher-file: define client.age`. */
function show({ files }: Workspace, { file, span }: Pick<Occurrence, 'file' | 'span'>): string {
  const text = files.get(file) ?? '';
  const start = text.lastIndexOf('\n', span.start - 1) + 1;
  const end = `${text}\n`.indexOf('\n', span.end);
  const line = `${text.slice(start, span.start)}[${text.slice(span.start, span.end)}]${text.slice(span.end, end)}`;
  return `${file}: ${line.trim()}`;
}

describe('definition', () => {
  it.each([
    ['requires client.¦age >= min_age', `${policyFile}: define client.[age] : year "Ikä" §1:1`],
    ['requires client.age >= min¦_age', `${vocabularyFile}: parameter [min_age] : year "Alaikäraja" §1:1`],
    ['= full years from client.birth_¦date to', `${vocabularyFile}: [birth_date] : date          "Syntymäaika"`],
    ['= full years from cli¦ent.birth_date to', `${vocabularyFile}: input [client] "Asiakas"`],
    [
      'when voucher.service in hour_¦based',
      `${vocabularyFile}: set [hour_based] of service "Tuntiperusteiset" = visit, group`,
    ],
    ['      vis¦it: price.visit', `${vocabularyFile}: [visit] "Käynti"`],
    ['requires member.qual¦ified', `${policyFile}: define worker.[qualified] : boolean "Pätevä" §2.1:3`],
    ['requires mem¦ber.qualified', `${policyFile}: for each [member] in voucher.staff`],
    ['= worker.deg¦ree in accepted', `${vocabularyFile}: [degree]     : degree               "Tutkinto"`],
    ['relief few_days from a¦ge', `${policyFile}: rule [age] "Ikä" §1:1`],
    ['when voucher.days > 1 activity_¦day', `${vocabularyFile}: unit [activity_day] "toimintapäivä" "toimintapäivää"`],
    ['rule staff "Henkilöstö" §2.1¦:3', 'source/2020-01-01.fi.md: [[2.1:3] Henkilöstö.]'],
  ])('%s', (line, expected) => {
    const plain = line.replace('¦', '');
    expect(policy).toContain(plain);
    const { workspace, position } = workspaceAt(policy.replace(plain, line));
    expect(definitionOf(workspace, position).map((place) => show(workspace, place))).toEqual([expected]);
  });

  it('of a value in YAML is the parameter or the member', () => {
    const marked = (smallRulebook().get(valuesFile) ?? '').replace('  group: 80', '  gr¦oup: 80');
    const { workspace, position } = workspaceAt(marked, valuesFile);
    expect(definitionOf(workspace, position).map((place) => show(workspace, place))).toEqual([
      `${vocabularyFile}: [group] "Ryhmä"`,
    ]);
  });
});

describe('references', () => {
  it('are found in policies, values, cases and translations', () => {
    const { workspace, position } = workspaceAt(policy.replace('      vis', '      ¦vis'));
    expect(referencesTo(workspace, position).map((found) => show(workspace, found))).toMatchInlineSnapshot(`
      [
        "2020-01-01/a-vocabulary.policy: [visit] "Käynti"",
        "2020-01-01/a-vocabulary.policy: set hour_based of service "Tuntiperusteiset" = [visit], group",
        "2020-01-01/grant.policy: [visit]: price.visit[voucher.distance_km]",
        "2020-01-01/values.yaml: [visit]: 40 h",
        "locales/en.yaml: service.[visit]: Visit",
        "tests/grant.yaml: service: [visit]",
        "tests/grant.yaml: - [[visit], approved]",
      ]
    `);
  });
});

const allSymbols = (workspace: Workspace): readonly Occurrence[] => {
  const first = new Map<string, Occurrence>();
  for (const file of workspace.files.keys()) {
    for (const found of occurrencesIn(workspace, file)) {
      if (found.symbol.kind !== 'provision' && !first.has(symbolKey(found.symbol)))
        first.set(symbolKey(found.symbol), found);
    }
  }
  return [...first.values()];
};

describe('rename', () => {
  const small = openWorkspace(smallRulebook(), { drafts: true });

  it.each(allSymbols(small).map((found) => [symbolKey(found.symbol), found] as const))('%s, and back', (_, found) => {
    const edits = renameAt(small, { file: found.file, offset: found.span.start }, 'brand_new');
    if ('refused' in edits) throw new Error(edits.refused.en);
    const files = applyEdits(small.files, edits);
    const renamed = openWorkspace(files, { drafts: true });
    expect(renamed.compiled.diagnostics).toEqual([]);
    expect(allSymbols(renamed)).toHaveLength(allSymbols(small).length);
    const place = edits[0];
    const back = renameAt(renamed, { file: found.file, offset: found.span.start }, lastWord(found, small));
    if (place === undefined || 'refused' in back) throw new Error('cannot be renamed back');
    expect(applyEdits(files, back)).toEqual(small.files);
  });

  it.each([
    ['a word of the language', 'client.¦age >=', 'Age!', "'Age!' cannot be a name"],
    ['capitals', 'client.¦age >=', 'Age', "'Age' cannot be a name"],
    ['a name that is taken', 'client.¦age >=', 'birth_date', "The name 'birth_date' is taken already"],
    ['a member that is there', '      ¦visit: price', 'group', "The name 'group' is taken already"],
    ['a rule that is there', 'rule ¦age "', 'hours', "The name 'hours' is taken already"],
    ['no name at all', 'requires¦ client.age', 'x', 'There is no name here'],
  ])('is refused for %s', (_, line, word, reason) => {
    const { workspace, position } = workspaceAt(policy.replace(line.replace('¦', ''), line));
    const result = renameAt(workspace, position, word);
    expect('refused' in result && result.refused.en).toContain(reason);
  });

  it('is refused where a pinned edition would change, with the file', () => {
    const files = new Map(small.files).set('rulebook.lock', `editions:\n  2020-01-01: sha256:${'0'.repeat(64)}\n`);
    const locked = openWorkspace(files, { drafts: true });
    const result = prepareRename(locked, { file: policyFile, offset: policy.indexOf('client.age') + 8 });
    expect('refused' in result && result.refused.en).toBe(
      `'age' cannot be renamed: it stands in the pinned edition 2020-01-01 (2020-01-01/grant.policy).`,
    );
  });

  it('is refused while a file cannot be read', () => {
    const { workspace, position } = workspaceAt(
      policy.replace('requires client.¦', 'requires ¦').replace('client.age >=', 'client.¦age >= >='),
    );
    const result = prepareRename(workspace, position);
    expect('refused' in result && result.refused.en).toContain('Correct the mistakes in writing first');
  });

  it('in the Kuopio rulebook changes nothing but the name', () => {
    const kuopio = openWorkspace(kuopioFiles(), { drafts: true });
    const symbols = allSymbols(kuopio);
    fc.assert(
      fc.property(fc.constantFrom(...symbols), (found) => {
        const edits = renameAt(kuopio, { file: found.file, offset: found.span.start }, 'brand_new_name');
        if ('refused' in edits) throw new Error(`${symbolKey(found.symbol)}: ${edits.refused.en}`);
        const files = applyEdits(kuopio.files, edits);
        const renamed = openWorkspace(files, { drafts: true });
        expect(renamed.compiled.diagnostics).toEqual([]);
        const back = renameAt(renamed, { file: found.file, offset: found.span.start }, lastWord(found, kuopio));
        expect('refused' in back ? back.refused.en : applyEdits(files, back)).toEqual(kuopio.files);
      }),
      { numRuns: runs(5) },
    );
  });
});

describe('policy cases', () => {
  const withCases = kuopioFiles();
  const folder = fileURLToPath(new URL('../../../policies/kuopio-social-rehabilitation/tests/', import.meta.url));
  for (const name of readdirSync(folder)) withCases.set(`tests/${name}`, readFileSync(folder + name, 'utf8'));
  const kuopio = openWorkspace(withCases, { drafts: true });
  const before = runCases(kuopio);

  it.each([
    ['a member of an enum', '2020-01-01/vocabulary.policy', 'individual_coaching "', 'brand_new'],
    ['an input', '2020-01-01/vocabulary.policy', 'voucher "Palveluseteli"', 'brand_new'],
    ['a field of a record', '2020-01-01/vocabulary.policy', 'degree                   : degree', 'brand_new'],
    ['a unit', '2020-01-01/vocabulary.policy', 'activity_day "toimintapäivä"', 'brand_new'],
    ['a rule', '2020-01-01/voucher-grant.policy', 'catchment "Lähialue"', 'brand_new'],
    ['a decision', '2020-01-01/voucher-grant.policy', 'voucher_grant "', 'brand_new'],
  ])('go as they went once %s has another name', (_, file, word, name) => {
    const offset = withCases.get(file)?.indexOf(word) ?? -1;
    const edits = renameAt(kuopio, { file, offset }, name);
    if ('refused' in edits) throw new Error(edits.refused.en);
    expect(before.length).toBeGreaterThan(300);
    expect(runCases(openWorkspace(applyEdits(withCases, edits), { drafts: true }))).toEqual(before);
  });
});

/** How each case goes, and what is wrong with its file. */
function runCases({ compiled, files }: Workspace): readonly string[] {
  const { rulebook } = compiled;
  if (rulebook === null) throw new Error('the rulebook has errors');
  const evaluator = interpreter.prepare(rulebook);
  return [...files]
    .filter(([path]) => path.startsWith('tests/'))
    .flatMap(([path, text]) => {
      const { cases, diagnostics } = readCases(path, text, rulebook);
      const results = cases.map((each) => runCase(rulebook, evaluator, each).kind);
      return [...diagnostics.map(({ message }) => message.en), ...results];
    });
}

function lastWord({ file, span }: Occurrence, { files }: Workspace): string {
  return (files.get(file) ?? '').slice(span.start, span.end);
}
