/** The policy language in Monaco, and the YAML files beside it. Registered once, whatever editors come and go. */
import 'monaco-editor/languages/definitions/yaml/register';
import { completionProvider } from './completion.ts';
import { hoverProvider } from './hover.ts';
import { monaco } from './monaco.ts';
import { definitionProvider, editorOpener, referenceProvider, renameProvider } from './names.ts';
import { colourPolicies } from './policy-colours.ts';
import {
  codeActionProvider,
  foldingProvider,
  formattingProvider,
  registerCommands,
  selectionProvider,
  symbolProvider,
} from './shape.ts';

export const policyLanguage = 'policy';

let registered = false;

export function registerPolicyLanguage(): void {
  if (registered) return;
  registered = true;
  monaco.languages.register({ id: policyLanguage, extensions: ['.policy'] });
  monaco.languages.setLanguageConfiguration(policyLanguage, configuration);
  colourPolicies(policyLanguage);
  registerIn(policyLanguage);
  registerIn('yaml');
  monaco.languages.registerDocumentSymbolProvider(policyLanguage, symbolProvider);
  monaco.languages.registerFoldingRangeProvider(policyLanguage, foldingProvider);
  monaco.languages.registerSelectionRangeProvider(policyLanguage, selectionProvider);
  monaco.languages.registerDocumentFormattingEditProvider(policyLanguage, formattingProvider);
  monaco.editor.registerEditorOpener(editorOpener);
  registerCommands();
}

/** What policies and YAML files have in common. */
function registerIn(language: string): void {
  monaco.languages.registerCompletionItemProvider(language, completionProvider);
  monaco.languages.registerHoverProvider(language, hoverProvider);
  monaco.languages.registerDefinitionProvider(language, definitionProvider);
  monaco.languages.registerReferenceProvider(language, referenceProvider);
  monaco.languages.registerRenameProvider(language, renameProvider);
  monaco.languages.registerCodeActionProvider(language, codeActionProvider);
}

/** The language of a file's model. */
export function languageOf(file: string): string {
  if (file.endsWith('.policy')) return policyLanguage;
  return file.endsWith('.yaml') ? 'yaml' : 'plaintext';
}

const configuration: monaco.languages.LanguageConfiguration = {
  comments: { lineComment: '#' },
  brackets: [
    ['(', ')'],
    ['[', ']'],
  ],
  autoClosingPairs: [
    { open: '(', close: ')' },
    { open: '[', close: ']' },
    { open: '{', close: '}' },
    { open: '"', close: '"' },
  ],
  surroundingPairs: [
    { open: '(', close: ')' },
    { open: '"', close: '"' },
  ],
  wordPattern: /§[^\s,"#|]*|[a-zA-ZåäöÅÄÖ0-9_]+/,
  indentationRules: {
    increaseIndentPattern: /^(enum|record|input|parameter|decision|define|table|rule|exception|relief) /,
    // Clauses stand one step in; nothing that is typed goes back out by itself.
    decreaseIndentPattern: /^(?!)/,
  },
};
