import { join, relative, resolve } from 'node:path';
import type { Diagnostic } from '../../dsl/diagnostics/diagnostic.ts';
import { formatPolicyText } from '../../dsl/format/format.ts';
import { writeWholeFile } from '../../library/node/whole-file.ts';
import type { Command, Invocation, Session } from '../command.ts';
import { reportUnusable, type Unusable } from '../failure.ts';
import { findRulebook } from '../find-rulebook.ts';
import type { ExitCode } from '../io.ts';
import { readInput } from '../read-input.ts';
import { readRulebookFiles, readTextFile } from '../read-rulebook.ts';
import { writeDiagnostics } from '../report-diagnostics.ts';
import { count } from '../texts.ts';

/** `rulebook format` */
export const format: Command = {
  description: {
    fi: 'Asettaa säännöstiedostot (.policy) vakioasuun: sama sisältö, yksi asettelu. Ilman tiedostoja käy läpi koko sääntökirjan. Tiedosto, jossa on kielivirhe, jää ennalleen.',
    en: 'Brings policy files (.policy) into the canonical layout: the same content, one layout. Without files goes through the whole rulebook. A file with a syntax error is left as it is.',
  },
  parameters: [
    {
      name: { fi: 'tiedostot', en: 'files' },
      summary: {
        fi: 'säännöstiedostot; - lukee vakiosyötteestä ja kirjoittaa tulosteeseen',
        en: 'policy files; - reads standard input and writes standard output',
      },
      required: false,
      variadic: true,
    },
  ],
  options: [
    {
      flag: '--check',
      summary: {
        fi: 'älä muuta mitään; luettele tiedostot, jotka muuttuisivat, ja päätä tilaan 1',
        en: 'change nothing; list the files that would change and end with status 1',
      },
    },
  ],
  examples: [
    { line: 'rulebook format', purpose: { fi: 'asettelee koko sääntökirjan', en: 'formats the whole rulebook' } },
    { line: 'rulebook format --check', purpose: { fi: 'kertoo, mitä muuttuisi', en: 'says what would change' } },
  ],
  async run(invocation, session) {
    if (invocation.words.includes('-')) return formatInput(invocation, session);
    const paths = listPaths(invocation, session);
    if ('kind' in paths) return reportUnusable(paths, session);
    let changed = 0;
    const problems: Diagnostic[] = [];
    const texts = new Map<string, string>();
    for (const path of paths) {
      const shown = relative(session.io.cwd, path) || path;
      const text = readTextFile(path, shown);
      if (typeof text !== 'string') return reportUnusable(text, session);
      texts.set(shown, text);
      const formatted = formatPolicyText(shown, text);
      problems.push(...formatted.diagnostics);
      if (formatted.text !== text) {
        const failure = invocation.has('--check') ? null : await writeWholeFile(path, shown, formatted.text);
        if (failure !== null) return reportUnusable(failure, session);
        changed += 1;
        await session.io.stdout.write(`${shown}\n`);
      }
    }
    if (problems.length > 0) await session.io.stderr.write(writeDiagnostics(problems, texts, session));
    await session.io.stderr.write(`${summarise(changed, paths.length, invocation, session)}\n`);
    return problems.length > 0 || (invocation.has('--check') && changed > 0) ? 1 : 0;
  },
};

function listPaths({ words, value }: Invocation, { io }: Session): readonly string[] | Unusable {
  if (words.length > 0) return words.map((word) => resolve(io.cwd, word));
  const found = findRulebook(value('--rulebook'), io.cwd);
  if (found.kind === 'unusable') return found;
  const files = readRulebookFiles(found.folder);
  if (files.kind === 'unusable') return files;
  return [...files.sources.keys()].filter((path) => path.endsWith('.policy')).map((path) => join(found.folder, path));
}

async function formatInput(invocation: Invocation, session: Session): Promise<ExitCode> {
  const text = await readInput(session.io);
  if (typeof text !== 'string') return reportUnusable(text, session);
  const formatted = formatPolicyText('-', text);
  if (formatted.diagnostics.length > 0) {
    await session.io.stderr.write(writeDiagnostics(formatted.diagnostics, new Map([['-', text]]), session));
    return 1;
  }
  if (invocation.has('--check')) return formatted.text === text ? 0 : 1;
  await session.io.stdout.write(formatted.text);
  return 0;
}

function summarise(changed: number, all: number, invocation: Invocation, { language }: Session): string {
  const files = count(all, { fi: 'tiedosto', en: 'file' }, { fi: 'tiedostoa', en: 'files' });
  if (invocation.has('--check')) {
    return { fi: `${files.fi}, muuttuisi ${changed}`, en: `${files.en}, ${changed} would change` }[language];
  }
  return { fi: `${files.fi}, muutettu ${changed}`, en: `${files.en}, ${changed} changed` }[language];
}
