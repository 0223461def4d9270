import { type FormEvent, useState } from 'react';
import { Button, TextInput } from 'suomifi-ui-components';
import { RequestError } from '../api/request.ts';
import { signIn } from '../api/session.ts';
import { useReading } from './language.tsx';
import { shellTexts as texts } from './texts.ts';

/** Asks for an access token, where the server wants one. */
export function SignIn({ onSignedIn }: { readonly onSignedIn: () => void }) {
  const { text } = useReading();
  const [token, setToken] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (token.trim() === '') return setProblem(text(texts.tokenMissing));
    try {
      await signIn(token.trim());
      onSignedIn();
    } catch (error) {
      setProblem(text(error instanceof RequestError ? error.texts : texts.tokenMissing));
    }
  };
  return (
    <main className="alone">
      <h1>{text(texts.signIn)}</h1>
      <form onSubmit={submit}>
        <TextInput
          labelText={text(texts.token)}
          hintText={text(texts.tokenHint)}
          type="password"
          autoComplete="current-password"
          value={token}
          onChange={(value) => setToken(String(value ?? ''))}
          {...(problem !== null && { status: 'error' as const, statusText: problem })}
        />
        <Button type="submit">{text(texts.signIn)}</Button>
      </form>
    </main>
  );
}
