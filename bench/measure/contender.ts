/** Something measured on cases: the same question put to it as to the others. */
export interface Contender<Question, Verdict> {
  readonly name: string;
  /** Asks one question and brings the answer into the form in which all contenders are compared. */
  verdictOf(question: Question): Promise<Verdict>;
  /** Prepares questions, which is not timed; what it returns is. */
  open(questions: readonly Question[]): Block;
}

/**
 * Asks the next `count` of the prepared questions in turn, starting over after the last; nanoseconds per question. A
 * tenth of that goes ahead untimed, so that what ran before does not count.
 */
export type Block = (count: number) => number | Promise<number>;

interface Definition<Question, Verdict, Prepared, Answer> {
  readonly name: string;
  /** What a caller does once a case, before it is decided: reading it, bringing it into the shape asked for. */
  prepare(question: Question): Prepared;
  decide(prepared: Prepared): Answer;
  read(answer: Awaited<Answer>): Verdict;
}

export function defineContender<Question, Verdict, Prepared, Answer>({
  name,
  prepare,
  decide,
  read,
}: Definition<Question, Verdict, Prepared, Answer>): Contender<Question, Verdict> {
  return {
    name,
    verdictOf: async (question) => read(await decide(prepare(question))),
    open(questions) {
      const prepared = questions.map(prepare);
      const first = decide(prepared[0] as Prepared);
      return openBlock(name, prepared, decide, first instanceof Promise);
    },
  };
}

/** Answers must be kept somewhere, lest the optimiser finds that nobody wants them. */
const kept: unknown[] = new Array(16).fill(null);

/**
 * The loop is compiled anew for each contender: a shared one would call through a site that has seen every contender,
 * and would not inline the small ones, as their real callers do.
 */
function openBlock<Prepared>(
  name: string,
  cases: readonly Prepared[],
  decide: (prepared: Prepared) => unknown,
  isAsync: boolean,
): Block {
  const pause = isAsync ? 'await ' : '';
  const loop = new Function(
    'cases',
    'decide',
    'kept',
    'now',
    `// ${name}
    let next = 0;
    return ${isAsync ? 'async ' : ''}(count) => {
      let start = 0;
      for (let asked = -Math.floor(count / 10); asked < count; asked++) {
        if (asked === 0) start = now();
        kept[asked & 15] = ${pause}decide(cases[next]);
        next = next + 1 < cases.length ? next + 1 : 0;
      }
      return ((now() - start) * 1e6) / count;
    };`,
  );
  return loop(cases, decide, kept, () => performance.now()) as Block;
}
