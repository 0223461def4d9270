/** Edits of a rulebook in one place, as a person may make them; many, and the same for the same seed. */
import type { SourceFiles } from '../../dsl/editions/consolidated.ts';
import { openRandom } from '../../engine/analysis/behaviour/search.ts';

export interface OnePlaceEdit {
  readonly kind: string;
  /** Whether the edit says the same in other words, so that no case may come out differently. */
  readonly keepsMeaning: boolean;
  readonly file: string;
  readonly offset: number;
  readonly before: string;
  readonly after: string;
}

interface EditKind {
  readonly kind: string;
  readonly keepsMeaning?: boolean;
  readonly files: RegExp;
  readonly find: RegExp;
  /** What stands instead; several possibilities are several edits. */
  readonly replace: (match: RegExpExecArray) => readonly string[];
}

const policies = /\.policy$/;
const values = /(prices|limits|staff)\.yaml$/;

/** A line of code: no comment, and nothing within quotes. */
const kinds: readonly EditKind[] = [
  {
    kind: 'value',
    files: values,
    find: /(?<=[: ])\d+(?=( [a-zA-Z_%/]+)?$)/gm,
    replace: ([text]) => [`${Number(text) + 1}`, `${Math.max(0, Number(text) - 1)}`],
  },
  {
    kind: 'unit',
    files: policies,
    find: /(?<= 1 )(day|km)(?=\n)/g,
    replace: ([text]) => (text === 'day' ? ['week', 'month'] : []),
  },
  {
    kind: 'date',
    files: policies,
    find: /voucher\.(starts|ends|granted_on)|invoice\.period_(start|end)|plan\.(starts|ends)/g,
    replace: ([text]) => [
      text.endsWith('s') && text !== 'voucher.ends'
        ? text.replace('starts', 'ends')
        : text === 'invoice.period_end'
          ? 'invoice.period_start'
          : text.replace(/ends|granted_on/, 'starts'),
    ],
  },
  {
    kind: 'band',
    files: values,
    find: /^ {4}(\d+)-(\d+) km: \d+ EUR\/h\n {4}\d+-/gm,
    replace: ([text, , to]) => [
      text.replace(`-${to} km`, `-${Number(to) + 1} km`).replace(/(\d+)-$/, `${Number(to) + 2}-`),
    ],
  },
  { kind: 'members', files: /staff\.yaml$/, find: /, social_worker/g, replace: () => [''] },
  {
    kind: 'number',
    files: policies,
    find: /(?<= )\d+(?= (day|h|km|month|and)\b)/g,
    replace: ([text]) => [`${Number(text) + 1}`],
  },
  {
    kind: 'comparison',
    files: policies,
    find: /<=|>=|(?<= )<(?= )|(?<= )>(?= )/g,
    replace: ([text]) => [text === '<=' ? '<' : text === '<' ? '<=' : text === '>' ? '>=' : '>'],
  },
  { kind: 'direction', files: policies, find: /<=|>=/g, replace: ([text]) => [text === '<=' ? '>=' : '<='] },
  { kind: 'negation', files: policies, find: /(?<=(requires|when|and|or) )not (?!given)/g, replace: () => [''] },
  { kind: 'negation', files: policies, find: /(?<=requires )(?=[a-z_]+\.[a-z_]+$)/gm, replace: () => ['not '] },
  {
    kind: 'connective',
    files: policies,
    find: /(?<=^ +(when|requires|and|or|=)[^"\n]*) (and|or) (?=[a-z])(?!\d)/gm,
    replace: ([text]) => [text === ' and ' ? ' or ' : ' and '],
  },
  {
    kind: 'is',
    files: policies,
    find: /(?<=[a-z]) is (?=(supported_work|participation|group_coaching|individual_coaching|closed|remote|visit)\b)/g,
    replace: () => [' is not '],
  },
  {
    kind: 'member',
    files: policies,
    find: /(?<= is )(supported_work|participation)\b/g,
    replace: ([text]) => [text === 'participation' ? 'supported_work' : 'participation'],
  },
  {
    kind: 'set',
    files: policies,
    find: /(?<= in )(hour_based|day_based)(?=\s)/g,
    replace: ([text]) => [text === 'day_based' ? 'hour_based' : 'day_based'],
  },
  {
    kind: 'effect',
    files: policies,
    find: /(?<=otherwise )(deny|refer|warn)/g,
    replace: ([text]) => ['deny', 'refer', 'warn'].filter((effect) => effect !== text),
  },
  { kind: 'quantifier', files: policies, find: /(?<=requires )any (?=member)/g, replace: () => ['every '] },
  { kind: 'rounding', files: policies, find: /rounded to/g, replace: () => ['rounded up to', 'rounded down to'] },
  {
    kind: 'date part',
    files: policies,
    find: /(end|start) of month/g,
    replace: ([, part]) => [`${part === 'end' ? 'start' : 'end'} of month`],
  },
  {
    kind: 'exception',
    files: policies,
    find: /^(exception|relief) [\s\S]*?\n(?=\n|$(?![\s\S]))/gm,
    replace: () => [''],
  },
  { kind: 'rule', files: policies, find: /^rule [\s\S]*?\n(?=\n|$(?![\s\S]))/gm, replace: () => [''] },
  { kind: 'row', files: policies, find: /\| yes \|$/gm, replace: () => ['| no  |'] },
  { kind: 'row', files: policies, find: /^ {2}\| secondary.*\n/gm, replace: () => [''] },
  { kind: 'sum', files: policies, find: / where line\.realised/g, replace: () => [''] },
  {
    kind: 'comment',
    keepsMeaning: true,
    files: policies,
    find: /^(?=(rule|define|exception|relief) )/gm,
    replace: () => ['# Huomautus.\n'],
  },
  {
    kind: 'label',
    keepsMeaning: true,
    files: policies,
    find: /(?<=^(rule|define|exception|relief) [^"]*"[^"\n]*)(?=" )/gm,
    replace: () => [' uusi'],
  },
  {
    kind: 'message',
    keepsMeaning: true,
    files: policies,
    find: /(?<=otherwise (deny|refer|warn) ")/g,
    replace: () => ['Huom. '],
  },
  {
    kind: 'order of operands',
    keepsMeaning: true,
    files: policies,
    find: /(?<=requires )(not )?([a-z_]+\.[a-z_]+) (and|or) (not )?([a-z_]+\.[a-z_]+)$/gm,
    replace: ([, not = '', left, word, other = '', right]) => [`${other}${right} ${word} ${not}${left}`],
  },
  {
    kind: 'De Morgan',
    keepsMeaning: true,
    files: policies,
    find: /(?<=requires )([a-z_]+\.[a-z_]+) and ([a-z_]+\.[a-z_]+)$/gm,
    replace: ([, left, right]) => [`not (not ${left} or not ${right})`],
  },
  {
    kind: 'turned comparison',
    keepsMeaning: true,
    files: policies,
    find: /(?<=requires )([a-z_]+\.[a-z_]+) (<=|>=) ([a-z_.]+)$/gm,
    replace: ([, left, operator, right]) => [
      `${right} ${operator === '<=' ? '>=' : '<='} ${left}`,
      `not ${left} ${operator === '<=' ? '>' : '<'} ${right}`,
    ],
  },
  {
    kind: 'between',
    keepsMeaning: true,
    files: policies,
    find: /(?<=requires )([a-z_]+\.[a-z_]+) between ([a-z_.]+) and ([a-z_.]+)$/gm,
    replace: ([, operand, low, high]) => [
      `${operand} >= ${low} and ${operand} <= ${high}`,
      `not (${operand} < ${low} or ${high} < ${operand})`,
    ],
  },
  {
    kind: 'order of rules',
    keepsMeaning: true,
    files: policies,
    find: /^(rule [\s\S]*?\n)\n(rule [\s\S]*?\n)(?=\n|$(?![\s\S]))/gm,
    replace: ([, first, second]) => [`${second}\n${first}`],
  },
];

/** All edits that these kinds can make of the files, in a settled order. */
export function listEdits(files: SourceFiles): readonly OnePlaceEdit[] {
  return [...files].flatMap(([file, text]) =>
    kinds
      .filter((kind) => kind.files.test(file))
      .flatMap(({ kind, keepsMeaning = false, find, replace }) =>
        [...text.matchAll(find)].flatMap((match) =>
          replace(match)
            .filter((after) => after !== match[0])
            .map((after) => ({ kind, keepsMeaning, file, offset: match.index, before: match[0], after })),
        ),
      ),
  );
}

/** So many of them, every kind in turn, chosen by a seed. */
export function chooseEdits(files: SourceFiles, count: number, seed: number): readonly OnePlaceEdit[] {
  const random = openRandom(seed);
  const byKind = new Map<string, OnePlaceEdit[]>();
  for (const edit of listEdits(files)) byKind.set(edit.kind, [...(byKind.get(edit.kind) ?? []), edit]);
  const chosen: OnePlaceEdit[] = [];
  for (
    let left = [...byKind.values()];
    left.length > 0 && chosen.length < count;
    left = left.filter((group) => group.length > 0)
  ) {
    for (const group of left) {
      if (chosen.length < count) chosen.push(...group.splice(random(group.length), 1));
    }
  }
  return chosen;
}

/** The files with the edit made. */
export function applyEdit(files: SourceFiles, { file, offset, before, after }: OnePlaceEdit): Map<string, string> {
  const text = files.get(file) ?? '';
  return new Map(files).set(file, text.slice(0, offset) + after + text.slice(offset + before.length));
}
