import { invariant } from '../../engine/ir/invariant.ts';
import { engines } from '../../library/engines.ts';
import { openRulebook } from '../../library/loaded-rulebook.ts';
import { compileGuardedRules, generateAmounts } from '../growth/guarded-rules.ts';
import { defineContender } from '../measure/contender.ts';
import { measureRounds, type Pace, type Runner } from '../measure/rounds.ts';
import { writeNumber, writeRatio, writeTable } from '../report/markdown.ts';
import type { Effort, Section, SectionResult } from '../report/section.ts';

/** How a decision slows down as its rules grow in number while the same share of them concerns a case. */
export const growth: Section = { name: 'growth', title: 'From 10 to 10,000 rules', measure };

const paces: Readonly<Record<Effort, Pace>> = {
  full: { rounds: 40, blockMilliseconds: 10, warmUpMilliseconds: 1000, warmUpQuestions: 2_000_000 },
  quick: { rounds: 5, blockMilliseconds: 5, warmUpMilliseconds: 200 },
};

const sizes: Readonly<Record<Effort, readonly number[]>> = { full: [10, 100, 1000, 10_000], quick: [10, 100, 1000] };

async function measure(effort: Effort): Promise<SectionResult> {
  const measured = await measureRounds(sizes[effort].map(openRunner), paces[effort]);
  const rows = measured.map(({ name, nanoseconds, ratio }) => [
    name,
    `${writeNumber(nanoseconds)} ns`,
    writeRatio(ratio),
  ]);
  const largest = measured.at(-1)?.ratio;
  return {
    measured: effort === 'full' && largest !== undefined ? { growth: largest } : {},
    details: writeTable(['rules', 'a decision', 'to 10 rules (quartiles)'], rows),
  };
}

const verdict = { detail: 'verdict' } as const;

function openRunner(size: number): Runner {
  const rulebook = compileGuardedRules(size);
  const decision = openRulebook(rulebook, engines.javascript(rulebook)).decision('limits');
  const { open, name } = defineContender({
    name: size.toLocaleString('en'),
    prepare(json: object) {
      const ready = decision.read(json);
      invariant(ready.kind === 'ready', 'generated amounts are sound');
      return ready;
    },
    decide: (ready) => decision.decide(ready, verdict),
    read: ({ outcome }) => outcome,
  });
  return { name, block: open(generateAmounts(1000, size)) };
}
