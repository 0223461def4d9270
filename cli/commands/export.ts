import { schemaOfFacts } from '../../engine/schema/json-schema.ts';
import { type Command, choose, draftsOption } from '../command.ts';
import { reportUnusable, unusable } from '../failure.ts';
import { openRulebook } from '../open-rulebook.ts';
import { reportErrors } from '../report-diagnostics.ts';
import { openResults, outputOption } from '../write-output.ts';

const targets = ['ir', 'json-schema'] as const;

/** `rulebook export` */
export const exportRulebook: Command = {
  description: {
    fi: 'Vie sääntökirjan muille ohjelmille: ir on koko tarkistettu sääntökirja, json-schema kunkin ratkaisun tietojen kuvaus.',
    en: 'Exports the rulebook for other programs: ir is the whole checked rulebook, json-schema describes the facts of each decision.',
  },
  parameters: [],
  options: [
    {
      flag: '--to',
      value: { fi: 'muoto', en: 'format' },
      choices: targets,
      summary: { fi: 'mihin muotoon', en: 'the format to write' },
    },
    draftsOption,
    outputOption,
  ],
  examples: [
    {
      line: 'rulebook export --to json-schema --output facts.schema.json',
      purpose: {
        fi: 'tietojen kuvaus lomakkeille ja rajapinnoille',
        en: 'the facts described for forms and interfaces',
      },
    },
  ],
  async run(invocation, session) {
    if (invocation.value('--to') === undefined) return reportUnusable(unusable(texts.noTarget), session);
    const opened = openRulebook(invocation, session);
    if (opened.kind === 'unusable') return reportUnusable(opened, session);
    const { rulebook } = opened;
    if (rulebook === null) return reportErrors(opened, session);
    const results = openResults(invocation, session);
    if (results.kind === 'unusable') return reportUnusable(results, session);
    const target = choose(invocation, '--to', targets);
    const exported = target === 'ir' ? rulebook : schemaOfFacts(rulebook);
    await results.write(`${JSON.stringify(exported, null, 2)}\n`);
    results.close();
    return 0;
  },
};

const texts = {
  noTarget: {
    fi: `kerro muoto: --to ${targets.join(' tai --to ')}`,
    en: `say the format: --to ${targets.join(' or --to ')}`,
  },
};
