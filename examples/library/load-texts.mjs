// A rulebook from texts in memory, as a browser would have them: node examples/library/load-texts.mjs
import { loadRulebook, renderDiagnostics } from 'rulebook';

const files = {
  'rulebook.yaml': `id: library-card
title: Kirjastokortti
authority: Esimerkkilän kirjasto
currency: EUR
languages: [fi]
holidays: FI
`,
  '2026-01-01/edition.yaml': `status: in_force
decided: 2025-11-04
decided_by: Kirjastolautakunta
record: § 31
`,
  '2026-01-01/card.policy': `input applicant "Hakija"
  age : year "Ikä"
  applied_on : date "Hakupäivä"

decision library_card "Kirjastokortti"
  as of applicant.applied_on

rule old_enough "Ikäraja"
  requires applicant.age >= 7 year
  otherwise deny "Kortin saa 7-vuotias."
`,
};

const loaded = loadRulebook(files);
if (loaded.kind === 'invalid') {
  process.stdout.write(`${renderDiagnostics(loaded.diagnostics, files, { language: 'en' })}\n`);
} else {
  const decision = loaded.rulebook.decision('library_card', { on: '2026-03-02' });
  for (const result of decision.decideMany([{ applicant: { age: 6 } }, { 'applicant.age': 7 }, {}])) {
    if (result.kind === 'decided')
      process.stdout.write(`${result.answer.outcome} ${result.answer.missing.join(', ')}\n`);
  }
}
