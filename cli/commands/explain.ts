import { diagnosticCodes } from '../../dsl/diagnostics/diagnostic-codes.ts';
import { suggest } from '../../engine/ir/suggest.ts';
import type { Command } from '../command.ts';
import { reportUnusable, unusable } from '../failure.ts';
import { readPackageFile } from '../package-file.ts';
import { didYouMean } from '../texts.ts';

/** `rulebook explain` */
export const explain: Command = {
  description: {
    fi: 'Selittää tarkistuksen virhekoodin: mitä se tarkoittaa ja mitä sille voi tehdä. Ilman koodia luettelee kaikki.',
    en: 'Explains the code of a problem: what it means and what to do about it. Without a code lists them all.',
  },
  parameters: [
    {
      name: { fi: 'koodi', en: 'code' },
      summary: { fi: 'virhekoodi, kuten unit-mismatch', en: 'the code of a problem, such as unit-mismatch' },
      required: false,
    },
  ],
  options: [],
  examples: [
    {
      line: 'rulebook explain unit-mismatch',
      purpose: { fi: 'mitä unit-mismatch tarkoittaa', en: 'what unit-mismatch means' },
    },
  ],
  async run({ words: [asked] }, session) {
    const { io } = session;
    if (asked === undefined) {
      await io.stdout.write(diagnosticCodes.map((code) => `${code}\n`).join(''));
      return 0;
    }
    const code = diagnosticCodes.find((candidate) => candidate === asked);
    const page = code === undefined ? null : readPackageFile(`docs/diagnostics/${code}.md`);
    if (page === null) {
      const meant = didYouMean(suggest(asked, diagnosticCodes));
      return reportUnusable(
        unusable({
          fi: `virhekoodia '${asked}' ei ole${meant.fi}\nKaikki koodit: rulebook explain`,
          en: `there is no code '${asked}'${meant.en}\nAll codes: rulebook explain`,
        }),
        session,
      );
    }
    await io.stdout.write(page);
    return 0;
  },
};
