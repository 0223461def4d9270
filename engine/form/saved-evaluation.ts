/** An evaluation kept in a file: the facts, what came out, and the rules that were applied. */
import { type Answer, buildAnswer } from '../answer/answer.ts';
import { parseFactsJson } from '../facts/parse.ts';
import { readFacts } from '../facts/read-facts.ts';
import type { Facts, Findings } from '../ir/findings.ts';
import type { Rulebook } from '../ir/ir.ts';
import type { Language, Localized } from '../ir/localized.ts';
import { tellFactProblem } from './tell-fact-problem.ts';
import { writeFacts } from './write-facts.ts';

/** The versions of what an evaluation was made with. */
interface Versions {
  /** Of this form of file. */
  readonly evaluation: typeof version;
  /** Of the form in which rules are compiled, which fixes their meaning. */
  readonly rules: Rulebook['format'];
}

interface SavedJson {
  readonly format: typeof format;
  readonly rulebook: string;
  readonly edition: string | null;
  readonly hash: string | null;
  readonly decision: string;
  readonly versions: Versions;
  /** Whether the rules were a draft. */
  readonly draft: boolean;
  readonly facts: object;
  /** Paths of the sensitive facts that were given and are not kept. */
  readonly withheld: readonly string[];
  readonly answer: Answer;
}

const version = 1;
const format = `rulebook-evaluation/${version}`;

/** Writes an evaluation as the text of a JSON file. What is sensitive is not written. */
export function writeSaved(
  { facts, findings, draft }: { readonly facts: Facts; readonly findings: Findings; readonly draft: boolean },
  rulebook: Rulebook,
  language: Language,
): string {
  const { json, withheld } = writeFacts(facts, rulebook);
  const answer = buildAnswer(rulebook, findings, { language });
  const saved: SavedJson = {
    format,
    rulebook: rulebook.id,
    edition: answer.edition,
    hash: answer.hash,
    decision: answer.decision,
    versions: { evaluation: version, rules: rulebook.format },
    draft,
    facts: json,
    withheld,
    answer,
  };
  return `${JSON.stringify(saved, null, 2)}\n`;
}

/** What a file says: facts, and the answer they had where the file is a saved evaluation. */
export interface OpenedFile {
  readonly kind: 'opened';
  readonly facts: Facts;
  /** Null for a file of facts only. */
  readonly saved: SavedAnswer | null;
  /** What could not be used of the facts; the others can. */
  readonly problems: readonly Localized[];
}

export interface SavedAnswer {
  readonly decision: string;
  readonly answer: Answer;
  readonly withheld: readonly string[];
  readonly draft: boolean;
}

export type ReadSaved = OpenedFile | { readonly kind: 'refused'; readonly message: Localized };

/** Reads a saved evaluation, or the facts of a case as JSON. */
export function readSaved(text: string, rulebook: Rulebook): ReadSaved {
  const parsed = parseFactsJson(text.replace(/^\ufeff/, ''));
  if ('problem' in parsed) {
    const { line, message } = parsed.problem;
    return refuse({
      fi: `Tiedostoa ei voida avata: ${message.fi} (rivi ${line}). Valitse tiedosto, jonka Tallenna-toiminto on tehnyt, tai tapauksen tiedot JSON-muodossa.`,
      en: `The file cannot be opened: ${message.en} (line ${line}). Choose a file made by Save, or the facts of a case as JSON.`,
    });
  }
  const plain: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
  if (!isObject(plain)) return refuse(texts.noFacts);
  if (!('format' in plain)) return openFacts(parsed.json, null, rulebook);
  return readEvaluation(plain, rulebook);
}

function readEvaluation(json: Readonly<Record<string, unknown>>, rulebook: Rulebook): ReadSaved {
  if (json.format !== format) return refuse(texts.otherFormat);
  if (json.rulebook !== rulebook.id) return refuse(texts.otherRulebook(String(json.rulebook).slice(0, 80)));
  const { decision, answer, facts, withheld, draft } = json;
  const known = rulebook.decisions.some(({ name }) => name === decision);
  if (!known) return refuse(texts.otherDecision(String(decision).slice(0, 80)));
  if (!isAnswer(answer) || !isObject(facts)) return refuse(texts.broken);
  const paths = Array.isArray(withheld) ? withheld.filter((path) => typeof path === 'string') : [];
  return openFacts(facts, { decision: String(decision), answer, withheld: paths, draft: draft === true }, rulebook);
}

function openFacts(json: unknown, saved: SavedAnswer | null, rulebook: Rulebook): ReadSaved {
  const { facts, problems } = readFacts(rulebook, json);
  const told = problems.map((problem) => ({
    fi: tellFactProblem(problem, rulebook, 'fi'),
    en: tellFactProblem(problem, rulebook, 'en'),
  }));
  return { kind: 'opened', facts, saved, problems: told };
}

function refuse(message: Localized): ReadSaved {
  return { kind: 'refused', message };
}

function isObject(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** As far as `compareAnswers` reads it. */
function isAnswer(json: unknown): json is Answer {
  if (!isObject(json) || !isObject(json.values) || typeof json.outcome !== 'string') return false;
  const isText = (value: unknown) => value === null || typeof value === 'string';
  if (!isText(json.hash) || !isText(json.edition) || !isText(json.date)) return false;
  return [json.rules, json.missing, json.gaps].every(Array.isArray) && (json.rules as readonly unknown[]).every(isRule);
}

function isRule(json: unknown): boolean {
  return isObject(json) && typeof json.rule === 'string' && typeof json.status === 'string';
}

const texts = {
  noFacts: {
    fi: 'Tiedostossa ei ole tapauksen tietoja. Valitse tiedosto, jonka Tallenna-toiminto on tehnyt.',
    en: 'The file has no facts of a case. Choose a file made by Save.',
  },
  otherFormat: {
    fi: 'Tiedosto on tallennettu toisella ohjelmaversiolla, jota tämä ei osaa lukea.',
    en: 'The file was saved by another version of the program, which this one cannot read.',
  },
  broken: {
    fi: 'Tallennettu arviointi on puutteellinen: tiedot tai tulos puuttuvat. Käytä muuttamatonta tiedostoa.',
    en: 'The saved evaluation is incomplete: its facts or its answer are missing. Use an unchanged file.',
  },
  otherRulebook: (id: string): Localized => ({
    fi: `Tiedosto kuuluu toiseen sääntökirjaan (${id}).`,
    en: `The file belongs to another rulebook (${id}).`,
  }),
  otherDecision: (name: string): Localized => ({
    fi: `Sääntökirjassa ei ole ratkaisua, jota tiedosto koskee (${name}).`,
    en: `The rulebook has no such decision as the file is about (${name}).`,
  }),
};
