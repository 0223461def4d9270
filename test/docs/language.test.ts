import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readCases } from '../../dsl/cases/read-cases.ts';
import { formatPolicyText } from '../../dsl/format/format.ts';
import { lexPolicy } from '../../dsl/grammar/lex.ts';
import { parsePolicy } from '../../dsl/grammar/parse.ts';
import * as t from '../../dsl/syntax/tokens.ts';
import { walk } from '../../dsl/syntax/walk.ts';
import { interpreter } from '../../engine/backends/interpreter/interpreter.ts';
import { runCase } from '../../engine/cases/run-cases.ts';
import { runCli } from '../cli/run-cli.ts';
import { nameOf, readExpressionLines, writeDecision, writeValue } from './expression-lines.ts';
import { readBlocks } from './read-page.ts';
import { compile, decide, filesOf, problemsOf, type SetName, setOf, sets } from './reference-rulebook.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const docs = join(root, 'docs');
const page = readFileSync(join(docs, 'language.md'), 'utf8');
const blocks = readBlocks(page);
const policies = blocks.filter(({ language }) => language === 'policy');
const lines = blocks
  .filter(({ language }) => language === 'expression')
  .flatMap(({ text }) => readExpressionLines(text));
const expressionFile = '2020-01-01/expressions.policy';

/** The line of the page where each example starts stands in the name of its test. */
const at = (line: number): string => `language.md:${line}`;

describe('the rulebooks of the page', () => {
  test.each(Object.keys(sets) as readonly SetName[])('%s has nothing reported', (set) => {
    expect(problemsOf(filesOf(set, blocks))).toEqual([]);
  });

  test('its cases pass', () => {
    const files = filesOf('start', blocks);
    const rulebook = compile(files);
    const file = 'tests/home-help.yaml';
    const { cases, diagnostics } = readCases(file, files.get(file) ?? '', rulebook);
    expect(diagnostics).toEqual([]);
    const results = cases.map((policyCase) => runCase(rulebook, interpreter.prepare(rulebook), policyCase));
    expect(results.map(({ kind }) => kind)).toEqual(cases.map(() => 'passed'));
  });
});

describe('policy examples', () => {
  const mistakes = policies.filter(({ attributes }) => attributes.error !== undefined);

  test.each(mistakes.map((block) => [at(block.line), block] as const))('%s: one mistake, its code', (_, block) => {
    const file = '2020-01-01/care-plan.policy';
    const files = filesOf(setOf(block), blocks);
    files.set(file, `${files.get(file)}\n${block.text}`);
    const problems = problemsOf(files).map((problem) => problem.split(' ')[1]);
    expect(problems).toEqual([block.attributes.error]);
  });

  const sound = policies.filter(({ attributes }) => attributes.error !== 'syntax');
  test.each(sound.map((block) => [at(block.line), block.text] as const))('%s is in the canonical layout', (_, text) => {
    expect(formatPolicyText('example.policy', text)).toEqual({ text, diagnostics: [] });
  });
});

describe('expressions', () => {
  const facts = blocks.find(({ attributes }) => attributes.facts === 'expressions')?.text ?? '';
  const files = filesOf('care', blocks).set(expressionFile, writeDecision(lines));

  test('are accepted', () => {
    expect(problemsOf(files)).toEqual([]);
  });

  test('give what stands behind their arrows', () => {
    const { values } = decide(compile(files), 'expressions', facts);
    const given = lines.map(({ expression }, index) => `${expression} → ${writeValue(values[nameOf(index)])}`);
    expect(given).toEqual(lines.map(({ expression, value }) => `${expression} → ${value}`));
  });
});

describe('answers', () => {
  const answers = blocks.flatMap((answer, index) => {
    const facts = blocks[index - 1];
    return 'answer' in answer.attributes && facts !== undefined ? [[at(answer.line), facts, answer] as const] : [];
  });

  test.each(answers)('%s', (_, facts, answer) => {
    const rulebook = compile(filesOf(setOf(facts), blocks));
    const found = JSON.stringify(decide(rulebook, facts.attributes.facts ?? '', facts.text));
    // The page has ordinary spaces where an answer keeps a number and its unit together.
    expect(JSON.parse(found.replace(/[\u00a0\u202f]/g, ' '))).toMatchObject(JSON.parse(answer.text));
  });
});

describe('command lines', () => {
  const commands = blocks
    .filter(({ language }) => language === 'sh')
    .flatMap(({ text }) => text.trim().split('\n'))
    .map((line) => line.split(' ').slice(1));

  test.each(commands.map((words) => [words.join(' '), words] as const))('rulebook %s', async (_, words) => {
    const [name = '', ...rest] = words;
    const { status, stdout } = await runCli([name, '--help']);
    expect(status).toBe(0);
    for (const option of rest.filter((word) => word.startsWith('--'))) expect(stdout).toContain(`${option} `);
  });
});

describe('nothing is left out', () => {
  const examples = [...policies.map(({ text }) => text), writeDecision(lines)];

  test('every kind of declaration and expression', () => {
    const contract = readFileSync(join(root, 'dsl/syntax/ast.ts'), 'utf8');
    const kinds = new Set([...contract.matchAll(/\bkind: '(\w+)'/g)].map(([, kind]) => kind));
    for (const kind of ['broken']) kinds.delete(kind);
    for (const text of examples) {
      const { file } = parsePolicy('example.policy', text);
      for (const { kind } of file.comments) kinds.delete(kind);
      walk(file, ({ kind }) => {
        kinds.delete(kind);
        return undefined;
      });
    }
    expect([...kinds]).toEqual([]);
  });

  test('every word of the language', () => {
    const words = new Set(t.allTokens.filter((token) => token.CATEGORIES?.includes(t.Word)));
    // Read as `decimals`, which is how it is written.
    words.delete(t.Decimal);
    for (const text of examples) for (const { tokenType } of lexPolicy(text).tokens) words.delete(tokenType);
    expect([...words].map(({ name }) => name)).toEqual([]);
  });

  test('the words that no name can be', () => {
    const said = /must\s+not\s+be\s+one\s+of\s+`([^`]*)`/.exec(page)?.[1]?.split(/\s+/);
    const reserved = t.allTokens.filter(
      (token) =>
        token.CATEGORIES?.includes(t.Reserved) || [t.If, t.Match, t.Yes, t.No].some((other) => other === token),
    );
    expect(said?.toSorted()).toEqual(reserved.map(({ PATTERN }) => String(PATTERN)).sort());
  });
});

test('every link leads somewhere', () => {
  const anchors = [...page.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
  const links = [...page.matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link);
  const dead = links.filter((link) =>
    link.startsWith('#') ? !anchors.includes(link.slice(1)) : !existsSync(join(docs, link)),
  );
  expect(dead).toEqual([]);
});
