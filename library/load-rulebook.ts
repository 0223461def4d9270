import { compileRulebook } from '../dsl/compile/compile.ts';
import type { Diagnostic } from '../dsl/diagnostics/diagnostic.ts';
import { type RenderOptions, renderDiagnostic } from '../dsl/diagnostics/render.ts';
import { type LoadedRulebook, openRulebook } from './loaded-rulebook.ts';
import { type SyncEngineName, syncEngines } from './sync-engines.ts';
import { RulebookUsageError } from './usage-error.ts';

/**
 * Texts of a rulebook's files by path from its folder, with `/`: `rulebook.yaml`, `2020-01-01/prices.yaml`. The
 * rulebook's own cases (`tests/…`) may be among them; they are passed over.
 */
export type RulebookTexts = ReadonlyMap<string, string> | Readonly<Record<string, string>>;

export interface LoadOptions {
  /** Takes in editions that are drafts or proposals; otherwise they are left out. */
  readonly drafts?: boolean;
  /** What decides; `javascript` unless given. */
  readonly engine?: SyncEngineName;
}

/** A rulebook that can be used, with warnings about it, or what is wrong with it. */
export type Loaded =
  | {
      readonly kind: 'loaded';
      readonly rulebook: LoadedRulebook;
      /** Warnings only. */
      readonly diagnostics: readonly Diagnostic[];
    }
  | {
      readonly kind: 'invalid';
      /** By file and place; at least one is an error. */
      readonly diagnostics: readonly Diagnostic[];
    };

/**
 * Reads, checks and prepares a rulebook from the texts of its files. Mistakes in the rulebook are returned, each with
 * its place and what to do, never thrown. Takes some tenths of a second: load once and keep it. Asks nothing of the
 * machine: it runs in a browser too.
 */
export function loadRulebook(files: RulebookTexts, options: LoadOptions = {}): Loaded {
  const { engine = 'javascript', drafts = false } = options;
  if (!Object.hasOwn(syncEngines, engine)) throw new RulebookUsageError(texts.engine);
  const { rulebook, diagnostics } = compileRulebook(collectSources(files), { drafts });
  if (rulebook === null) return { kind: 'invalid', diagnostics };
  return { kind: 'loaded', rulebook: openRulebook(rulebook, syncEngines[engine](rulebook)), diagnostics };
}

/**
 * Diagnostics as a person reads them: what is wrong, the offending lines, what to do; separated by blank lines.
 * `files` are those that were loaded.
 */
export function renderDiagnostics(
  diagnostics: readonly Diagnostic[],
  files: RulebookTexts,
  options: RenderOptions,
): string {
  const sources = collectSources(files);
  return diagnostics.map((diagnostic) => renderDiagnostic(diagnostic, sources, options)).join('\n\n');
}

function collectSources(files: RulebookTexts): Map<string, string> {
  if (typeof files !== 'object' || files === null) throw new RulebookUsageError(texts.files);
  const entries: readonly (readonly [unknown, unknown])[] = files instanceof Map ? [...files] : Object.entries(files);
  const sources = new Map<string, string>();
  for (const [path, text] of entries) {
    if (typeof path !== 'string' || typeof text !== 'string') throw new RulebookUsageError(texts.files);
    // A byte order mark is no part of what the file says.
    if (!path.startsWith('tests/')) sources.set(path, text.replace(/^\ufeff/, ''));
  }
  return sources;
}

const texts = {
  engine: {
    fi: `moottori on jokin näistä: ${Object.keys(syncEngines).join(', ')}`,
    en: `the engine is one of ${Object.keys(syncEngines).join(', ')}`,
  },
  files: {
    fi: 'anna sääntökirjan tiedostot Map-oliona tai oliona, jossa on kunkin polun teksti',
    en: 'give the files of the rulebook as a Map or an object with the text of each path',
  },
};
