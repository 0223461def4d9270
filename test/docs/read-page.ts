/** The examples of a page of documentation: its fenced blocks and what their info strings say about them. */

/** A fenced block: ` ```policy file=2020-01-01/care-plan.policy set=editions `. */
export interface Block {
  /** The first word of the info string: `policy`, `yaml`, `json`, `expression`, `sh`. */
  readonly language: string;
  /** The words behind it, `answer` as `{answer: ''}`. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Ends with a line break. */
  readonly text: string;
  /** The line of the opening fence, from 1. */
  readonly line: number;
}

/** The fenced blocks of a Markdown text, in order. */
export function readBlocks(markdown: string): readonly Block[] {
  const fences = /^```(\S+)([^\n]*)\n([\s\S]*?)^```$/gm;
  return [...markdown.matchAll(fences)].map(({ 1: language = '', 2: words = '', 3: text = '', index }) => ({
    language,
    attributes: Object.fromEntries(words.split(' ').filter(Boolean).map(readAttribute)),
    text,
    line: markdown.slice(0, index).split('\n').length,
  }));
}

function readAttribute(word: string): readonly [string, string] {
  const [name = '', value = ''] = word.split('=');
  return [name, value];
}
