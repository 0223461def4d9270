/** What was, is, and may come back of a draft. */
export interface History<Content> {
  /** Oldest first. */
  readonly past: readonly Content[];
  readonly present: Content;
  /** Next first. */
  readonly future: readonly Content[];
  /** What the latest step was made by: further ones by the same go into it. */
  readonly step: string | null;
}

/** How many steps can be taken back. */
const longest = 200;

export function startHistory<Content>(present: Content): History<Content> {
  return { past: [], present, future: [], step: null };
}

/** A step onwards; typing on in one place (the same `step`) makes one step. What had been taken back is gone. */
export function goOn<Content>(history: History<Content>, present: Content, step: string | null): History<Content> {
  if (present === history.present) return history;
  const joins = step !== null && step === history.step;
  const past = joins ? history.past : [...history.past, history.present].slice(-longest);
  return { past, present, future: [], step };
}

/** One step taken back; the same history where there is none. */
export function undo<Content>({ past, present, future, ...rest }: History<Content>): History<Content> {
  const before = past.at(-1);
  if (before === undefined) return { past, present, future, ...rest };
  return { past: past.slice(0, -1), present: before, future: [present, ...future], step: null };
}

/** One step that was taken back made again. */
export function redo<Content>({ past, present, future, ...rest }: History<Content>): History<Content> {
  const [next, ...others] = future;
  if (next === undefined) return { past, present, future, ...rest };
  return { past: [...past, present], present: next, future: others, step: null };
}
