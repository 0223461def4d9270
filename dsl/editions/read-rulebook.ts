import { type Memory, noMemory } from '../analysis/memory.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/problem.ts';
import { consolidate } from './consolidate.ts';
import type { Edition, PolicyFile, RulebookSources, SourceFiles } from './consolidated.ts';
import { readEdition } from './read-edition.ts';
import { readIdentity } from './read-identity.ts';
import { readSource } from './read-source.ts';
import { sortFiles } from './rulebook-files.ts';

/** Longest policy or source file that is read, in characters. */
const longestFile = 2_000_000;

/**
 * Reads a rulebook's folder: its identity and editions, with one consolidation for each span between two
 * editions. Editions that are drafts or proposed count only with `drafts`. The sources are null where they cannot be
 * read far enough to be checked (no identity, or no edition).
 */
export function readRulebook(
  files: SourceFiles,
  options: { readonly drafts?: boolean } = {},
  memory: Memory = noMemory,
): { readonly sources: RulebookSources | null; readonly diagnostics: readonly Diagnostic[] } {
  const tooLarge = [...files].filter(([, text]) => text.length > longestFile).map(([path]) => reportTooLarge(path));
  if (tooLarge.length > 0) return { sources: null, diagnostics: tooLarge };
  const textsOf = (paths: readonly string[]) => [...paths, ...paths.map((path) => files.get(path))];
  const { identity, diagnostics: identityProblems } = memory.recall('identity', textsOf(['rulebook.yaml']), () =>
    readIdentity(files),
  );
  if (identity === null) return { sources: null, diagnostics: identityProblems };
  const sorted = sortFiles(files, identity.languages);
  const diagnostics = [...sorted.diagnostics];
  const editions: Edition[] = [];
  for (const { folder, date, policies, sources } of sorted.editions) {
    const { edition, diagnostics: problems } = memory.recall(folder, textsOf([`${folder}/edition.yaml`]), () =>
      readEdition(files, folder, date),
    );
    diagnostics.push(...problems);
    if (!counts(edition.status, options.drafts ?? false)) continue;
    const parsed = policies.map((path) => readPolicy(path, files.get(path) ?? '', memory));
    diagnostics.push(...parsed.flatMap((policy) => policy.diagnostics));
    const texts = sources.map(({ path, language }) =>
      memory.recall(path, textsOf([path]), () => readSource(path, language, files.get(path) ?? '')),
    );
    diagnostics.push(...texts.flatMap((text) => text.diagnostics));
    editions.push({
      ...edition,
      policies: parsed.map(({ policy }) => policy),
      provisions: texts.flatMap(({ provisions }) => provisions),
    });
  }
  if (editions.length === 0) {
    if (diagnostics.length === 0) diagnostics.push(reportNoEdition(sorted.editions.length > 0));
    return { sources: null, diagnostics };
  }
  const { spans, diagnostics: consolidation } = consolidate(editions, identity.currency, identity.languages[0] ?? '');
  const sources = { files, identity, editions, spans };
  return { sources, diagnostics: [...diagnostics, ...consolidation] };
}

function counts(status: Edition['status'], drafts: boolean): boolean {
  return drafts || status === 'accepted' || status === 'in_force';
}

function readPolicy(
  path: string,
  text: string,
  { parse }: Memory,
): { policy: PolicyFile; diagnostics: readonly Diagnostic[] } {
  const { file: tree, diagnostics } = parse(path, text);
  return { policy: { path, text, tree }, diagnostics };
}

function reportTooLarge(path: string): Diagnostic {
  return problem(
    'file-too-large',
    { file: path, span: { start: 0, end: 0 } },
    {
      fi: 'tiedosto on liian suuri luettavaksi (yli 2 000 000 merkkiä)',
      en: 'the file is too large to be read (over 2,000,000 characters)',
    },
    { help: { fi: 'jaa sisältö useaan tiedostoon', en: 'divide its content among several files' } },
  );
}

function reportNoEdition(onlyDrafts: boolean): Diagnostic {
  const place = { file: 'rulebook.yaml', span: { start: 0, end: 0 } };
  const message = {
    fi: onlyDrafts ? 'säännöstössä on vain luonnoksia' : 'säännöstössä ei ole yhtään versiota',
    en: onlyDrafts ? 'the rulebook has drafts only' : 'the rulebook has no edition',
  };
  const help = onlyDrafts
    ? { fi: "ota luonnokset mukaan valitsimella '--drafts'", en: "include the drafts with '--drafts'" }
    : {
        fi: 'lisää kansio, jonka nimi on voimaantulopäivä, kuten 2020-01-01, ja siihen edition.yaml',
        en: 'add a folder named by the day it takes effect, such as 2020-01-01, with an edition.yaml',
      };
  return problem('missing-file', place, message, { help });
}
