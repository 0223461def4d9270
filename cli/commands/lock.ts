import { join, relative } from 'node:path';
import { writeLock } from '../../dsl/lock/lock.ts';
import { writeWholeFile } from '../../library/node/whole-file.ts';
import type { Command } from '../command.ts';
import { reportUnusable } from '../failure.ts';
import { openRulebook } from '../open-rulebook.ts';
import { reportErrors } from '../report-diagnostics.ts';

/** `rulebook lock` */
export const lock: Command = {
  description: {
    fi: 'Kirjoittaa tiedoston rulebook.lock, joka lukitsee hyväksytyt versiot: niitä ei voi enää muuttaa huomaamatta. Aja hyväksymisen jälkeen. Ei lukitse sääntökirjaa, jossa on virheitä.',
    en: 'Writes rulebook.lock, which pins the accepted editions: they cannot change unnoticed any more. Run it after an edition is accepted. Does not lock a rulebook with errors.',
  },
  parameters: [],
  options: [],
  examples: [
    { line: 'rulebook lock', purpose: { fi: 'lukitsee hyväksytyt versiot', en: 'pins the accepted editions' } },
  ],
  async run(invocation, session) {
    const opened = openRulebook(invocation, session);
    if (opened.kind === 'unusable') return reportUnusable(opened, session);
    if (opened.rulebook === null) return reportErrors(opened, session);
    const { io, language } = session;
    const path = join(opened.folder, 'rulebook.lock');
    const shown = relative(io.cwd, path);
    const before = opened.sources.get('rulebook.lock') ?? null;
    const { text, pinned } = writeLock(opened.rulebook);
    if (text === before) {
      await io.stdout.write(`${shown}: ${texts.unchanged[language]}\n`);
      return 0;
    }
    const failure = await writeWholeFile(path, shown, text);
    if (failure !== null) return reportUnusable(failure, session);
    const lines = pinned.map(({ edition, hash }) => `  ${edition}  ${hash}\n`);
    await io.stdout.write(`${shown}: ${texts.pinned[language]}\n${lines.join('')}`);
    return 0;
  },
};

const texts = {
  unchanged: { fi: 'ajan tasalla, ei muutettavaa', en: 'up to date, nothing to change' },
  pinned: { fi: 'lukittu', en: 'pinned' },
};
