/** The rulebooks that the examples of the language reference make up, and deciding their cases. */

import { compileRulebook } from '../../dsl/compile/compile.ts';
import type { SourceFiles } from '../../dsl/editions/consolidated.ts';
import type { Answer } from '../../engine/answer/answer.ts';
import { invariant } from '../../engine/ir/invariant.ts';
import type { Rulebook } from '../../engine/ir/ir.ts';
import { engines } from '../../library/engines.ts';
import { openRulebook } from '../../library/loaded-rulebook.ts';
import type { Block } from './read-page.ts';

/** A block's `set=…`; the rulebook of a set holds the files of the sets it rests on too. */
export const sets = {
  /** The first rulebook. */
  start: ['start'],
  /** With the declarations that the page describes one by one: blocks that name no set. */
  care: ['start', 'care'],
  /** With a second edition. */
  editions: ['start', 'care', 'editions'],
  /** The first rulebook in a second language. */
  locales: ['start', 'locales'],
} as const;

export type SetName = keyof typeof sets;

/** The set a block belongs to. */
export function setOf({ attributes }: Block): SetName {
  const name = Object.keys(sets).find((set) => set === (attributes.set ?? 'care'));
  invariant(name !== undefined, `there is a set '${attributes.set}'`);
  return name as SetName;
}

/** The files of a set: blocks of one file follow each other, those of a later set replace `rulebook.yaml`. */
export function filesOf(set: SetName, blocks: readonly Block[]): Map<string, string> {
  const files = new Map<string, string>();
  for (const member of sets[set]) {
    for (const { attributes, text } of blocks.filter((block) => setOf(block) === member)) {
      const { file } = attributes;
      if (file === undefined) continue;
      const before = file === 'rulebook.yaml' ? undefined : files.get(file);
      files.set(file, before === undefined ? text : `${before}\n${text}`);
    }
  }
  return files;
}

/** What is wrong with a rulebook, a line each: `2020-01-01/care-plan.policy:12 unit-mismatch …`. */
export function problemsOf(files: SourceFiles): readonly string[] {
  return compileRulebook(files).diagnostics.map(({ file, span, code, message }) => {
    const line = (files.get(file) ?? '').slice(0, span.start).split('\n').length;
    return `${file}:${line} ${code} ${message.en}`;
  });
}

/** The rulebook compiled; fails where it has errors. */
export function compile(files: SourceFiles): Rulebook {
  const { rulebook } = compileRulebook(files);
  invariant(rulebook !== null, `the rulebook compiles: ${problemsOf(files).join('\n')}`);
  return rulebook;
}

/** The answer to a case whose facts are in a JSON text, in English. */
export function decide(rulebook: Rulebook, decision: string, facts: string): Answer {
  const loaded = openRulebook(rulebook, engines.interpreter(rulebook));
  const decided = loaded.decision(decision, { language: 'en' }).decide(facts);
  invariant(decided.kind === 'decided', `the facts of '${decision}' can be read: ${JSON.stringify(decided)}`);
  return decided.answer;
}
