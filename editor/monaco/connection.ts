/** What Monaco's providers, of which there is one set for all editors, ask and tell. */
import type { Span } from '../../dsl/diagnostics/diagnostic.ts';
import type { TextEdit } from '../../dsl/services/index.ts';
import type { Day } from '../../engine/ir/ir.ts';
import type { Language, Localized } from '../../engine/ir/localized.ts';
import type { AskedPosition } from '../worker/rules.ts';
import type { monaco } from './monaco.ts';
import { fileOf } from './places.ts';

export interface Connection {
  /** The rulebook of the editor, by its name in the worker. */
  readonly name: string;
  readonly language: Language;
  /** The day that is looked at: values and provisions are told as of it. */
  readonly day: Day;
  readonly canEdit: (file: string) => boolean;
  /** Shows a place of another file. */
  readonly open: (file: string, span: Span) => void;
  /** Makes edits of files that Monaco may not have, since they are new. */
  readonly apply: (edits: readonly TextEdit[]) => void;
}

let connected: Connection | null = null;

/** The editor that is on the page; null when it is gone. */
export function connect(connection: Connection | null): void {
  connected = connection;
}

export function connection(): Connection | null {
  return connected;
}

/** A position of a model as the worker is asked about it; null for models that are not of the rulebook. */
export function askAt(model: monaco.editor.ITextModel, position: monaco.IPosition): AskedPosition | null {
  const file = fileOf(model.uri);
  if (connected === null || file === null) return null;
  return { name: connected.name, file, offset: model.getOffsetAt(position), text: model.getValue() };
}

/** A text in the language of the page. */
export function tell(texts: Localized): string {
  return texts[connected?.language ?? 'fi'];
}
