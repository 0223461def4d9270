import '@fontsource/source-sans-3/400.css';
import '@fontsource/source-sans-3/600.css';
import './shell/page.css';
import './shell/buttons.css';
import './shell/print.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { SpacingProvider } from 'suomifi-ui-components';
import { App } from './app.tsx';
import { LanguageProvider } from './shell/language.tsx';
import { StatusProvider } from './shell/status.tsx';

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <SpacingProvider margins={{}}>
        <LanguageProvider>
          <StatusProvider>
            <BrowserRouter>
              <App />
            </BrowserRouter>
          </StatusProvider>
        </LanguageProvider>
      </SpacingProvider>
    </StrictMode>,
  );
}
