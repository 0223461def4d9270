import type { Effort } from './section.ts';

export type Asked =
  | { readonly kind: 'run'; readonly only: string | null; readonly effort: Effort; readonly write: boolean }
  | { readonly kind: 'misuse'; readonly message: string };

/** Reads the words after `npm run bench --`. A quick run or one of a part is not written down. */
export function parseArguments(words: readonly string[], sections: readonly string[]): Asked {
  let only: string | null = null;
  let effort: Effort = 'full';
  let write = false;
  for (let place = 0; place < words.length; place++) {
    const word = words[place];
    if (word === '--quick') effort = 'quick';
    else if (word === '--write') write = true;
    else if (word === '--only') only = words[++place] ?? '';
    else return misuse(`unknown word '${word}'`);
  }
  if (only !== null && !sections.includes(only)) return misuse(`--only takes one of ${sections.join(', ')}`);
  if (write && (only !== null || effort === 'quick'))
    return misuse('--write takes a full run, without --only and --quick');
  return { kind: 'run', only, effort, write };
}

function misuse(problem: string): Asked {
  return { kind: 'misuse', message: `${problem}; usage: npm run bench -- [--only NAME] [--quick] [--write]` };
}
