import './old-kernels.ts';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { LanguageProvider } from './shell/language.tsx';
import { fetchRefusalsAhead } from './shell/refusal-notice.tsx';
import { queryClient } from './wire/queries.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

createRoot(root).render(
  <QueryClientProvider client={queryClient}>
    <LanguageProvider>
      <App />
    </LanguageProvider>
  </QueryClientProvider>,
);

addEventListener('load', () => void fetchRefusalsAhead());
