import { invariant } from '../../engine/ir/invariant.ts';
import type { Rulebook } from '../../engine/ir/ir.ts';
import type { Memory, SpanMemory } from '../analysis/memory.ts';
import { type CheckedFiles, type Compiled, type CompileOptions, checkRulebook } from '../compile/compile.ts';
import type { Diagnostic, Origin } from '../diagnostics/diagnostic.ts';
import type { Consolidation, SourceFiles } from '../editions/consolidated.ts';
import { type ReadPolicy, readAgain } from './reparse.ts';
import { type GrowingMemory, growMemory } from './span-memory.ts';

/** A rulebook that is being edited. */
export interface Workspace {
  /** The texts of its files. */
  readonly files: SourceFiles;
  /** What `compileRulebook` gives for the files. */
  readonly compiled: Compiled;
  /** Puts a text in the place of a file's, or adds the file; null takes it away. Gives what is compiled then. */
  edit(path: string, text: string | null): Compiled;
}

/**
 * Opens a rulebook for editing. After each edit it is compiled as from scratch, with the same diagnostics and the same
 * rulebook to the byte, in the time that the edit deserves: what cannot have changed is not looked at again. The
 * rulebook is lowered when it is asked for. Diagnostics and rulebooks stay what they are; the sources, the analyses and
 * a rulebook not yet asked for are used up by the next edit.
 */
export function openWorkspace(files: SourceFiles, options: CompileOptions = {}): Workspace {
  const texts = new Map(files);
  const memory = growingMemory();
  let checked = 0;
  const compile = (): Compiled => {
    checked += 1;
    const turn = checked;
    return deliver(checkRulebook(new Map(texts), options, memory), () => turn === checked);
  };
  let compiled = compile();
  return {
    files: texts,
    get compiled() {
      return compiled;
    },
    edit(path, text) {
      if (text === null) texts.delete(path);
      else texts.set(path, text);
      compiled = compile();
      return compiled;
    },
  };
}

function deliver({ lower, diagnostics, ...checked }: CheckedFiles, isCurrent: () => boolean): Compiled {
  let lowered: Rulebook | null = null;
  return {
    ...checked,
    diagnostics: diagnostics.map(detach),
    get rulebook() {
      if (lower === null || lowered !== null) return lowered;
      invariant(isCurrent(), 'a rulebook is asked for before the next edit');
      lowered = lower();
      return lowered;
    },
  };
}

/** The spans of syntax trees move with the next edit; those of diagnostics that were given do not. */
function detach(diagnostic: Diagnostic): Diagnostic {
  const { span, labels, fix, origins } = diagnostic;
  return {
    ...diagnostic,
    span: { ...span },
    labels: labels.map((label) => ({ ...label, span: { ...label.span } })),
    ...(fix && { fix: { ...fix, span: { ...fix.span } } }),
    ...(origins && { origins: origins.map(detachOrigin) }),
  };
}

function detachOrigin({ name, declared }: Origin): Origin {
  return { name, declared: declared && { ...declared, span: { ...declared.span } } };
}

function growingMemory(): Memory {
  const policies = new Map<string, ReadPolicy>();
  const answers = new Map<string, { readonly inputs: readonly unknown[]; readonly answer: unknown }>();
  let spans: readonly GrowingMemory[] = [];
  let frame: readonly unknown[] = [];
  return {
    parse(file, text) {
      const read = readAgain(file, text, policies.get(file));
      policies.set(file, read);
      return read.parsed;
    },
    recall(question, inputs, answer) {
      const known = answers.get(question);
      if (known !== undefined && isSame(known.inputs, inputs)) return known.answer as ReturnType<typeof answer>;
      const found = answer();
      answers.set(question, { inputs, answer: found });
      return found;
    },
    recallSpans(consolidations): readonly SpanMemory[] {
      const now = consolidations.flatMap(frameOf);
      if (!isSame(frame, now)) spans = consolidations.map(growMemory);
      frame = now;
      for (const [index, consolidation] of consolidations.entries()) spans[index]?.renew(consolidation);
      return spans.map(({ memory }) => memory);
    },
  };
}

/** What every declaration of a span may rest on without mentioning it. */
function frameOf({ from, to, units }: Consolidation): readonly unknown[] {
  return [from, to, units.currency];
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((part, index) => part === other[index]);
}
