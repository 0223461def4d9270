import type { Impact } from '../../engine/analysis/impact/impact.ts';
import { type ImpactCount, openImpact } from '../../engine/analysis/impact/open-impact.ts';
import { type RowProblem, writeProblem } from '../../library/batch/row-problem.ts';
import type { Session } from '../command.ts';
import { type Unusable, unusable } from '../failure.ts';
import type { ImpactRequest } from './impact-request.ts';
import { openCaseload } from './read-caseload.ts';

/** Bad lines told one by one; of more it is told that there are more. */
const mostTold = 20;

/** Decides the caseload under both rulebooks; lines that cannot be decided are told on standard error and counted. */
export async function countCaseload(request: ImpactRequest, { io, language }: Session): Promise<Impact | Unusable> {
  const caseload = await openCaseload(request.input, request.after.rulebook);
  if (caseload.kind === 'unusable') return caseload;
  const count = openImpact(request);
  let bad = 0;
  for await (const one of caseload.cases) {
    if (one.kind === 'unusable') return one;
    const problems = one.kind === 'bad' ? count.addUnreadable(one.problems) : problemsOf(count, one.facts, one.line);
    if (problems === null) continue;
    bad += 1;
    if (bad <= mostTold) await io.stderr.write(`${tell(problems, one.line)[language]}\n`);
    if (bad === mostTold + 1) await io.stderr.write(`${texts.more[language]}\n`);
  }
  const impact = count.result();
  return impact.cases === 0 ? unusable(texts.noCases(request.input.shown)) : impact;
}

function problemsOf(count: ImpactCount, facts: string | object, line: number): readonly RowProblem[] | null {
  return count.add(facts, line)?.problems ?? null;
}

function tell(problems: readonly RowProblem[], line: number) {
  const written = problems.map(writeProblem);
  const join = (language: 'fi' | 'en') => written.map((text) => text[language]).join('; ');
  return { fi: `rivi ${line}: ${join('fi')}`, en: `line ${line}: ${join('en')}` };
}

const texts = {
  more: {
    fi: 'Muitakin rivejä jää pois; niiden määrä on raportissa.',
    en: 'More lines are left out; the report tells how many.',
  },
  noCases: (path: string) => ({
    fi: `tiedostossa '${path}' ei ole yhtään tapausta, jonka voisi ratkaista kummillakin säännöillä`,
    en: `the file '${path}' has no case that can be decided under both`,
  }),
};
