import { Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { Button, LoadingSpinner } from 'suomifi-ui-components';
import { IdleWarning } from './pages/evaluation/case/idle-warning.tsx';
import { Footer } from './shell/footer.tsx';
import { Header } from './shell/header.tsx';
import { useReading } from './shell/language.tsx';
import { PageFrame } from './shell/page-frame.tsx';
import { accessibilityPage, pages } from './shell/pages.ts';
import { RulebookProvider, useLoading } from './shell/rulebook.tsx';
import { SignIn } from './shell/sign-in.tsx';
import { shellTexts as texts } from './shell/texts.ts';

/** The whole application: header, the page the address names, footer. */
export function App() {
  const loading = useLoading();
  const { text } = useReading();
  switch (loading.kind) {
    case 'loading':
      return <Waiting />;
    case 'failed':
      return (
        <main className="alone">
          <h1>{text(texts.failed)}</h1>
          <p role="alert">{text(loading.message)}</p>
          <Button onClick={loading.retry}>{text(texts.retry)}</Button>
        </main>
      );
    case 'signed_out':
      return <SignIn onSignedIn={loading.retry} />;
    case 'loaded':
      return (
        <RulebookProvider current={loading.current}>
          <LoadedApp />
        </RulebookProvider>
      );
  }
}

function LoadedApp() {
  return (
    <>
      <Header />
      <Routes>
        {[...pages, accessibilityPage].map(({ path, title, Component }) => (
          <Route
            key={path}
            path={`${path}/*`}
            element={
              <PageFrame title={title}>
                <Suspense fallback={<Waiting />}>
                  <Component />
                </Suspense>
              </PageFrame>
            }
          />
        ))}
        <Route path="*" element={<Navigate to={pages[0]?.path ?? '/'} replace />} />
      </Routes>
      <Footer />
      <IdleWarning />
    </>
  );
}

function Waiting() {
  const { text } = useReading();
  return (
    <div className="waiting">
      <LoadingSpinner status="loading" variant="small" text={text(texts.loading)} />
    </div>
  );
}
