import { Type } from 'typebox';

const Text = Type.String();
const TextOrNull = Type.Union([Type.String(), Type.Null()]);

/** How a draft was proposed. Without git `branch`, `commit` and `base` are null. */
export interface Proposal {
  readonly title: string;
  /** Markdown: what is proposed, with the cautions acknowledged and their reasons. */
  readonly text: string;
  /** ISO instant. */
  readonly proposedAt: string;
  readonly proposedBy: string | null;
  readonly branch: string | null;
  readonly commit: string | null;
  readonly base: string | null;
  /** Paths from the rulebook's folder of the files it changes. */
  readonly files: readonly string[];
}

/** One version of a draft, as it stands in the drafts' folder. */
export interface StoredDraft {
  readonly format: 'rulebook-draft/1';
  /** The day the edition being drafted takes effect: `2021-01-01`. */
  readonly date: string;
  /** `deleted` stands where a draft was: the versions before it are kept. */
  readonly status: 'draft' | 'proposed' | 'deleted';
  /** Texts by path from the rulebook's folder. */
  readonly files: Readonly<Record<string, string>>;
  /** What the editor keeps beside the files. */
  readonly notes: object;
  /** ISO instant. */
  readonly updatedAt: string;
  readonly updatedBy: string | null;
  readonly proposal: Proposal | null;
  /** Where we last put the branch of its proposal; null where there was none. */
  readonly branchCommit: string | null;
}

/** A version that was read, with its place among the versions of its draft. */
export interface DraftVersion {
  /** 1, 2, 3 … */
  readonly number: number;
  /** Of what is stored: no two versions of a draft have the same. */
  readonly revision: string;
  readonly draft: StoredDraft;
}

/** What a stored version must look like to be read. */
export const StoredDraftSchema = Type.Object({
  format: Type.Literal('rulebook-draft/1'),
  date: Text,
  status: Type.Union([Type.Literal('draft'), Type.Literal('proposed'), Type.Literal('deleted')]),
  files: Type.Record(Text, Text),
  notes: Type.Object({}),
  updatedAt: Text,
  updatedBy: TextOrNull,
  proposal: Type.Union([
    Type.Null(),
    Type.Object({
      title: Text,
      text: Text,
      proposedAt: Text,
      proposedBy: TextOrNull,
      branch: TextOrNull,
      commit: TextOrNull,
      base: TextOrNull,
      files: Type.Array(Text),
    }),
  ]),
  branchCommit: TextOrNull,
});
