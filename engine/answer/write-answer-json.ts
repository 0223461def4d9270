/** Answers as JSON text without building them: for files of many cases, where most of each answer has been said before. */
import { formatDate } from '../ir/calendar.ts';
import type { Findings } from '../ir/findings.ts';
import { invariant } from '../ir/invariant.ts';
import type { Day, Decision, Rulebook } from '../ir/ir.ts';
import type { Language } from '../ir/localized.ts';
import { editionOn } from '../ir/timeline.ts';
import { writeOutdated } from '../wording/messages.ts';
import { buildRule, unknownOf, warningsOf } from './answer.ts';
import { remember } from './remember.ts';
import { rememberRules } from './remember-rules.ts';
import { planValues } from './write-values-json.ts';

/**
 * Gives a function that writes findings as `JSON.stringify(buildAnswer(rulebook, findings, { language }))` does, to the
 * byte. It keeps what it has written of a rule, for each frozen `RuleFinding` and for each status without more to say;
 * a back end that gives the same frozen object for the same finding gets its answers fastest.
 */
export function prepareAnswerWriter(
  rulebook: Rulebook,
  { language }: { readonly language: Language },
): (findings: Findings) => string {
  const writers = new Map(
    rulebook.decisions.map((decision) => [decision.name, planDecision(rulebook, decision, language)]),
  );
  return (findings) => {
    const write = writers.get(findings.decision);
    invariant(write !== undefined, `the rulebook has the decision '${findings.decision}'`);
    return write(findings);
  };
}

function planDecision(rulebook: Rulebook, decision: Decision, language: Language): (findings: Findings) => string {
  const writeHead = planHead(rulebook, decision.name);
  const writeValues = planValues(rulebook, decision);
  const writeRule = rememberRules(decision.rules, (finding, date) => ({
    told: JSON.stringify(buildRule(rulebook, { decision: decision.name, date }, finding, language)),
    warnings: JSON.stringify(warningsOf(rulebook, { decision: decision.name }, finding, language)).slice(1, -1),
  }));
  const writeStale = remember(
    (outdated: Findings['outdated'][number]) => {
      return JSON.stringify(writeOutdated(outdated, language, rulebook));
    },
    ({ parameter, statedFor, usedFor }) => `${parameter} ${statedFor} ${usedFor}`,
  );
  return (findings) => {
    let told = '';
    let warnings = '';
    for (const finding of findings.rules) {
      const rule = writeRule(finding, findings.date);
      told = told === '' ? rule.told : `${told},${rule.told}`;
      if (rule.warnings !== '') warnings = warnings === '' ? rule.warnings : `${warnings},${rule.warnings}`;
    }
    for (const outdated of findings.outdated) {
      const warning = writeStale(outdated);
      warnings = warnings === '' ? warning : `${warnings},${warning}`;
    }
    const gaps = findings.gaps.length === 0 ? '[]' : writeNames([...new Set(findings.gaps.map(({ name }) => name))]);
    const values = writeValues(findings.values);
    const isKnown = findings.values.every(({ result }) => result.kind !== 'unknown');
    const unknown = isKnown ? '{}' : JSON.stringify(unknownOf(rulebook, findings));
    const missing = writeNames(findings.missing);
    return `${writeHead(findings.date)}${findings.outcome}","values":{${values}},"unknown":${unknown},"rules":[${told}],"missing":${missing},"gaps":${gaps},"warnings":[${warnings}]}`;
  };
}

function writeNames(names: readonly string[]): string {
  return names.length === 0 ? '[]' : JSON.stringify(names);
}

/** Writes an answer up to the outcome, which needs no escape. */
function planHead(rulebook: Rulebook, decision: string): (day: Day | null) => string {
  return remember(
    (day: Day | null) => {
      const edition = editionOn(rulebook, day);
      const head = {
        rulebook: rulebook.id,
        edition: edition === null ? null : formatDate(edition.date),
        hash: edition === null ? null : edition.hash,
        decision,
        date: day === null ? null : formatDate(day),
      };
      return `${JSON.stringify(head).slice(0, -1)},"outcome":"`;
    },
    (day) => day,
  );
}
