/** One model for each file of the rulebook, so that Monaco can go from one to another. */
import { changeBetween } from '../../dsl/services/edit.ts';
import { monaco } from './monaco.ts';
import { rangeOf, uriOf } from './places.ts';
import { languageOf } from './policy-language.ts';

type Texts = Readonly<Record<string, string>>;

/** What has been typed, as the page has to hear of it. */
export type Typed = (file: string, text: string) => void;

export class Models {
  private readonly models = new Map<string, monaco.editor.ITextModel>();
  /** Texts that were typed and told, and that the page has not given back yet. */
  private readonly told = new Map<string, string[]>();
  private syncing = false;
  private readonly typed: Typed;

  constructor(typed: Typed) {
    this.typed = typed;
  }

  get(file: string): monaco.editor.ITextModel | null {
    return this.models.get(file) ?? null;
  }

  /**
   * Makes the models what the page's files are. What was typed here and comes back from the page is no news, even
   * when more has been typed since.
   */
  sync(files: Texts): void {
    this.syncing = true;
    for (const [file, model] of this.models) {
      if (file in files) continue;
      model.dispose();
      this.models.delete(file);
    }
    for (const [file, text] of Object.entries(files)) {
      if (/\.(policy|yaml|md)$/.test(file)) this.syncOne(file, text);
    }
    this.syncing = false;
  }

  private syncOne(file: string, text: string): void {
    const model = this.models.get(file);
    if (model === undefined) {
      this.create(file, text);
      return;
    }
    const told = this.told.get(file) ?? [];
    const echo = told.lastIndexOf(text);
    if (echo !== -1) {
      this.told.set(file, told.slice(echo + 1));
      return;
    }
    const change = changeBetween(file, model.getValue(), text);
    if (change === null) return;
    this.told.delete(file);
    model.pushEditOperations([], [{ range: rangeOf(model, change.span), text: change.text }], () => null);
  }

  private create(file: string, text: string): void {
    const left = monaco.editor.getModel(uriOf(file));
    left?.dispose();
    const model = monaco.editor.createModel(text, languageOf(file), uriOf(file));
    model.setEOL(monaco.editor.EndOfLineSequence.LF);
    model.updateOptions({ tabSize: 2, insertSpaces: true });
    model.onDidChangeContent(() => {
      if (this.syncing) return;
      const now = model.getValue();
      this.told.set(file, [...(this.told.get(file) ?? []), now]);
      this.typed(file, now);
    });
    this.models.set(file, model);
  }

  dispose(): void {
    for (const model of this.models.values()) model.dispose();
    this.models.clear();
  }
}
