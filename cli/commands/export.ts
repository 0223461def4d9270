import { exportRuleSet } from '../../engine/backends/json-rules-engine/write-rule-set.ts';
import type { Day, Rulebook } from '../../engine/ir/ir.ts';
import { schemaOfFacts } from '../../engine/schema/json-schema.ts';
import { typesOfFacts } from '../../engine/schema/typescript.ts';
import { type Command, choose, draftsOption, type Invocation } from '../command.ts';
import { reportUnusable, type Unusable, unusable } from '../failure.ts';
import { findDecision } from '../find-decision.ts';
import { openRulebook } from '../open-rulebook.ts';
import { onOption, readAnswerLanguage, readOn, today } from '../options.ts';
import { reportErrors } from '../report-diagnostics.ts';
import { outputOption, writeResults } from '../write-output.ts';

const targets = ['ir', 'json-schema', 'typescript', 'json-rules-engine'] as const;

/** `rulebook export` */
export const exportRulebook: Command = {
  description: {
    fi: 'Vie sääntökirjan muille ohjelmille: ir on koko tarkistettu sääntökirja, json-schema kunkin ratkaisun tietojen kuvaus, typescript samat tiedot TypeScript-tyyppeinä, json-rules-engine yhden ratkaisun säännöt json-rules-engine 7:lle.',
    en: 'Exports the rulebook for other programs: ir is the whole checked rulebook, json-schema describes the facts of each decision, typescript gives the same facts as TypeScript types, json-rules-engine is the rules of one decision for json-rules-engine 7.',
  },
  parameters: [],
  options: [
    {
      flag: '--to',
      value: { fi: 'muoto', en: 'format' },
      choices: targets,
      summary: { fi: 'mihin muotoon', en: 'the format to write' },
    },
    {
      flag: '--decision',
      value: { fi: 'nimi', en: 'name' },
      summary: {
        fi: 'minkä ratkaisun säännöt (json-rules-engine) tai tyypit (typescript); ainoaa ei tarvitse nimetä',
        en: 'the decision whose rules (json-rules-engine) or types (typescript) to write; the only one need not be named',
      },
    },
    {
      ...onOption,
      summary: {
        fi: 'päivä (2020-03-02), jonka säännöt viedään (json-rules-engine); oletus: tänään',
        en: 'the day (2020-03-02) whose rules to write (json-rules-engine); today unless given',
      },
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
    {
      line: 'rulebook export --to typescript --output facts.ts',
      purpose: {
        fi: 'tietojen tyypit TypeScript-ohjelmalle',
        en: 'types of the facts for a program in TypeScript',
      },
    },
    {
      line: 'rulebook export --to json-rules-engine --decision voucher_grant --on 2020-03-02 --output rules.json',
      purpose: {
        fi: 'myöntämisen säännöt json-rules-enginelle',
        en: 'the rules of granting for json-rules-engine',
      },
    },
  ],
  async run(invocation, session) {
    if (invocation.value('--to') === undefined) return reportUnusable(unusable(texts.noTarget), session);
    const on = readOn(invocation);
    if (on.kind === 'unusable') return reportUnusable(on, session);
    const misuse = findMisuse(invocation);
    if (misuse !== null) return reportUnusable(misuse, session);
    const opened = openRulebook(invocation, session);
    if (opened.kind === 'unusable') return reportUnusable(opened, session);
    const { rulebook } = opened;
    if (rulebook === null) return reportErrors(opened, session);
    const exported = write(rulebook, on.day, invocation);
    if (exported.kind === 'unusable') return reportUnusable(exported, session);
    const failure = await writeResults(exported.text, invocation, session);
    return failure === null ? 0 : reportUnusable(failure, session);
  },
};

/** Only rules are written of one day, and only rules and types of one decision. */
function findMisuse(invocation: Invocation): Unusable | null {
  const target = choose(invocation, '--to', targets);
  if (target !== 'json-rules-engine' && invocation.value('--on') !== undefined) return unusable(texts.rulesOnly);
  const isOfDecision = target === 'json-rules-engine' || target === 'typescript';
  return isOfDecision || invocation.value('--decision') === undefined ? null : unusable(texts.ofDecisionOnly);
}

function write(
  rulebook: Rulebook,
  on: Day | null,
  invocation: Invocation,
): { readonly kind: 'exported'; readonly text: string } | Unusable {
  const asked = invocation.value('--decision');
  switch (choose(invocation, '--to', targets)) {
    case 'ir':
      return { kind: 'exported', text: writeJson(rulebook) };
    case 'json-schema':
      return { kind: 'exported', text: writeJson(schemaOfFacts(rulebook)) };
    case 'typescript': {
      const decision = asked === undefined ? null : findDecision(rulebook, asked);
      if (typeof decision === 'object' && decision !== null) return decision;
      const language = readAnswerLanguage(invocation, rulebook);
      return { kind: 'exported', text: typesOfFacts(rulebook, { decision, language }) };
    }
    case 'json-rules-engine': {
      const decision = chooseDecision(rulebook, asked);
      if (typeof decision !== 'string') return decision;
      return { kind: 'exported', text: writeJson(exportRuleSet(rulebook, decision, on ?? today())) };
    }
  }
}

function writeJson(json: unknown): string {
  return `${JSON.stringify(json, null, 2)}\n`;
}

function chooseDecision(rulebook: Rulebook, asked: string | undefined): string | Unusable {
  if (asked !== undefined) return findDecision(rulebook, asked);
  const [only, ...others] = rulebook.decisions.map(({ name }) => name);
  if (only !== undefined && others.length === 0) return only;
  return unusable(texts.noDecision(rulebook.decisions.map(({ name }) => `  ${name}`).join('\n')));
}

const texts = {
  noTarget: {
    fi: `kerro muoto: --to ${targets.join(' tai --to ')}`,
    en: `say the format: --to ${targets.join(' or --to ')}`,
  },
  rulesOnly: {
    fi: '--on koskee vain muotoa json-rules-engine; jätä se pois',
    en: '--on is for the format json-rules-engine only; leave it out',
  },
  ofDecisionOnly: {
    fi: '--decision koskee vain muotoja json-rules-engine ja typescript; jätä se pois',
    en: '--decision is for the formats json-rules-engine and typescript only; leave it out',
  },
  noDecision: (listed: string) => ({
    fi: `kerro, minkä ratkaisun säännöt viedään: --decision NIMI\nSääntökirjan ratkaisut:\n${listed}`,
    en: `say whose rules to export: --decision NAME\nDecisions of the rulebook:\n${listed}`,
  }),
};
