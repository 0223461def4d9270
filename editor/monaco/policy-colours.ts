/** The colours of policies: each token as the lexer of the language finds it. */
import { type HighlightKind, highlightLine } from '../../dsl/services/highlight.ts';
import { monaco } from './monaco.ts';

export const themeName = 'rulebook';

/** On white each has a contrast of at least 4.5 to 1. */
const colours: Readonly<Record<HighlightKind, { readonly foreground: string; readonly fontStyle?: string }>> = {
  declaration: { foreground: '002e5f', fontStyle: 'bold' },
  declared: { foreground: '1a1a1a', fontStyle: 'bold' },
  keyword: { foreground: '2a6ebb' },
  name: { foreground: '1a1a1a' },
  number: { foreground: '09665a' },
  unit: { foreground: '09665a' },
  date: { foreground: '09665a' },
  text: { foreground: '8a4500' },
  provision: { foreground: '7b2fa8' },
  operator: { foreground: '4a5358' },
  comment: { foreground: '5f686d', fontStyle: 'italic' },
  mistake: { foreground: 'c13832', fontStyle: 'underline' },
};

/** Monaco colours line by line; no token of a policy goes on over a line break, so that there is nothing to remember. */
const noState: monaco.languages.IState = { clone: () => noState, equals: () => true };

export function colourPolicies(language: string): void {
  monaco.languages.setTokensProvider(language, {
    getInitialState: () => noState,
    tokenize: (line) => ({ tokens: tokensOf(line), endState: noState }),
  });
  const rules = Object.entries(colours).map(([token, style]) => ({ token: `policy-${token}`, ...style }));
  monaco.editor.defineTheme(themeName, {
    base: 'vs',
    inherit: true,
    rules: [...rules, { token: 'type', foreground: '002e5f' }, { token: 'string.yaml', foreground: '1a1a1a' }],
    colors: {
      'editorLineNumber.foreground': '#5f686d',
      'editor.selectionBackground': '#cce4ff',
      'editorHoverWidget.foreground': '#292929',
    },
  });
}

function tokensOf(line: string): monaco.languages.IToken[] {
  const tokens: monaco.languages.IToken[] = [];
  let end = 0;
  for (const token of highlightLine(line)) {
    if (token.start > end) tokens.push({ startIndex: end, scopes: '' });
    tokens.push({ startIndex: token.start, scopes: `policy-${token.kind}` });
    end = token.end;
  }
  if (end < line.length) tokens.push({ startIndex: end, scopes: '' });
  return tokens;
}
