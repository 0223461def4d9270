/** A small rulebook for trying out a check: a vocabulary, a decision, and what the test adds. */

import { compileRulebook } from '../../../dsl/compile/compile.ts';
import type { Diagnostic } from '../../../dsl/diagnostics/diagnostic.ts';
import type { DiagnosticCode } from '../../../dsl/diagnostics/diagnostic-codes.ts';
import { renderDiagnostic } from '../../../dsl/diagnostics/render.ts';
import { readRulebook } from '../../../dsl/editions/read-rulebook.ts';
import { analyse } from '../../../dsl/infer/analyse.ts';

const identity = `id: test
title: { fi: Koe }
authority: { fi: Kunta }
currency: EUR
languages: [fi]
holidays: FI
`;

const edition = `decided: 2019-12-01
decided_by: Kunta
record: "1 §"
status: in_force
`;

const vocabulary = `enum service "Palvelu"
  coaching "Valmennus"
  group    "Ryhmä"
  work     "Työtoiminta"
set hour_based of service "Tuntiperusteiset" = coaching, group

record visit "Käynti"
  date         : date          "Päivä"
  hours        : h             "Tunnit"
  cancelled_on : optional date "Peruttu"

input voucher "Seteli"
  service    : service       "Palvelu"
  granted_on : date          "Myönnetty"
  ends       : optional date "Päättyy"
  hours      : h             "Tunnit"
  used       : h             "Käytetty"
  count      : integer       "Kertoja"
  urgent     : boolean       "Kiireellinen"
  town       : text          "Kunta"
  visits     : list of visit "Käynnit"

parameter price     : EUR/h           "Hinta"
parameter limit     : h               "Raja"
parameter max_hours : h by hour_based "Tunteja enintään"
`;

const values = `price: 10 EUR/h
limit: 5 h
max_hours:
  coaching: 40 h
  group: 80 h
`;

const decision = `decision grant "Myöntäminen"
  as of voucher.granted_on
  gives voucher.urgent
`;

/** Files that replace or join those of the small rulebook. */
export type MoreFiles = Readonly<Record<string, string>>;

/** The files of the small rulebook with a policy added to its decision. */
export function filesOf(policy: string, more: MoreFiles): ReadonlyMap<string, string> {
  return new Map(
    Object.entries({
      'rulebook.yaml': identity,
      'source/2020-01-01.fi.md': '# Lähde\n\n[1:1] Ensimmäinen kohta.\n\n[1:2] Toinen kohta.\n\n[2:1] Kolmas kohta.\n',
      '2020-01-01/edition.yaml': edition,
      '2020-01-01/vocabulary.policy': vocabulary,
      '2020-01-01/values.yaml': values,
      '2020-01-01/grant.policy': `${decision}${policy}`,
      ...more,
    }),
  );
}

/** The small rulebook with a policy added to its decision, analysed but not checked. */
export function analyseSmall(policy: string) {
  const { sources, diagnostics } = readRulebook(filesOf(policy, {}));
  const [span] = sources?.spans ?? [];
  if (span === undefined) throw new Error('the small rulebook cannot be read');
  const analysed = analyse(span);
  return { analysis: analysed.analysis, diagnostics: [...diagnostics, ...analysed.diagnostics] };
}

const leftOver: readonly DiagnosticCode[] = ['unused-declaration', 'uncited-provision'];

/** What is found beyond what is left over unused in a rulebook this small, as a person reads it. */
export function diagnose(policy: string, more: MoreFiles = {}): string {
  return renderAll(policy, more, ({ code }) => !leftOver.includes(code));
}

/** What is found with one of these codes. */
export function diagnoseOnly(codes: readonly DiagnosticCode[], policy: string, more: MoreFiles = {}): string {
  return renderAll(policy, more, ({ code }) => codes.includes(code));
}

/** Everything that is found. */
export function diagnoseAll(policy: string, more: MoreFiles = {}): string {
  return renderAll(policy, more, () => true);
}

function renderAll(policy: string, more: MoreFiles, isShown: (diagnostic: Diagnostic) => boolean): string {
  const files = filesOf(policy, more);
  return compileRulebook(files)
    .diagnostics.filter(isShown)
    .map((diagnostic) => renderDiagnostic(diagnostic, files, { language: 'en' }))
    .join('\n\n');
}
