import { invariant } from '../../engine/ir/invariant.ts';
import { loadKuopio } from '../kuopio.ts';
import { findDisagreement } from '../measure/agreement.ts';
import { type Measured, measureRounds, type Pace, type Ratio, type Runner } from '../measure/rounds.ts';
import { writeNumber, writeRatio, writeTable } from '../report/markdown.ts';
import type { Effort, Section, SectionResult } from '../report/section.ts';
import type { TargetName } from '../report/targets.ts';
import type { VoucherCase } from '../voucher/application.ts';
import { generateCases } from '../voucher/cases.ts';
import type { VoucherContender } from '../voucher/contender.ts';
import { openContenders, ownOf, type VoucherContenders } from '../voucher/contenders.ts';

/** One decision by everyone: by hand, by our back ends, by peers. */
export const voucher: Section = { name: 'voucher', title: 'One decision', measure };

const paces: Readonly<Record<Effort, Pace>> = {
  full: { rounds: 60, blockMilliseconds: 5, warmUpMilliseconds: 600 },
  quick: { rounds: 7, blockMilliseconds: 2, warmUpMilliseconds: 100 },
};

const caseCount = 1000;

async function measure(effort: Effort): Promise<SectionResult> {
  const pace = paces[effort];
  const complete = generateCases(caseCount);
  const incomplete = generateCases(caseCount, { missing: 0.15 });
  const contenders = await openContenders(loadKuopio());
  const everyone = Object.values(contenders);
  await checkAgreement(everyone, complete.slice(0, 500));
  await checkAgreement(ownOf(contenders), incomplete.slice(0, 500));
  const overview = await measureRounds(
    everyone.map((one) => runnerOf(one, complete)),
    pace,
  );
  const measured: Partial<Record<TargetName, Ratio>> = {};
  for (const [target, [base, contender]] of Object.entries(pairsOf(contenders))) {
    const cases = target === 'missing' ? incomplete : complete;
    measured[target as TargetName] = await compare(runnerOf(base, complete), runnerOf(contender, cases), pace);
  }
  return { measured, details: writeOverview(overview) };
}

type Pair = readonly [base: VoucherContender, contender: VoucherContender];

/** Which two each target compares: the second is asked how many times as long as the first it takes. */
function pairsOf(all: VoucherContenders): Readonly<Partial<Record<TargetName, Pair>>> {
  return {
    complete: [all.byHand, all.decide],
    missing: [all.byHand, all.decide],
    ruleTrace: [all.byHandTrace, all.trace],
    fullTrace: [all.byHandTrace, all.fullTrace],
    jsonRulesEngine: [all.trace, all.jsonRulesEngine],
    zen: [all.trace, all.zenTrace],
    jsonLogic: [all.decide, all.jsonLogic],
    interpreter: [all.byHand, all.interpreter],
  };
}

function runnerOf({ name, open }: VoucherContender, cases: readonly VoucherCase[]): Runner {
  return { name, block: open(cases) };
}

async function compare(base: Runner, contender: Runner, pace: Pace): Promise<Ratio> {
  const [, measured] = await measureRounds([base, contender], pace);
  invariant(measured !== undefined, 'both are measured');
  return measured.ratio;
}

/** Before anything is timed: whoever answers differently was not asked the same. */
async function checkAgreement(contenders: readonly VoucherContender[], cases: readonly VoucherCase[]): Promise<void> {
  const found = await findDisagreement(contenders, cases);
  invariant(found === null, `all contenders decide alike: ${JSON.stringify(found)}`);
}

function writeOverview(measured: readonly Measured[]): string {
  const rows = measured.map(({ name, nanoseconds, ratio }) => [
    name,
    `${writeNumber(nanoseconds)} ns`,
    writeRatio(ratio),
  ]);
  return writeTable(['who', 'a decision', 'to by hand (quartiles)'], rows);
}
