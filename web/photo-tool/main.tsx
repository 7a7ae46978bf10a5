import { createRoot } from 'react-dom/client';
import { LanguageProvider } from '../candidate/shell/language.tsx';
import '../candidate/styles/base.css';
import '../candidate/styles/controls.css';
import '../candidate/styles/pages.css';
import { answerFromThisPage } from './embedded-files.ts';
import { readExams } from './exams.ts';
import { ToolPage } from './tool-page.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

answerFromThisPage();
createRoot(root).render(
  <LanguageProvider>
    <ToolPage exams={readExams(document)} />
  </LanguageProvider>,
);
