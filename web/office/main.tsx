import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { createRoot } from 'react-dom/client';
import { LanguageProvider, useLanguage } from './language.tsx';
import './office.css';
import { createQuestions } from './questions.ts';
import { router } from './router.tsx';
import { theme } from './theme.ts';

const questions = createQuestions();

function Office() {
  const { language } = useLanguage();
  return (
    <ConfigProvider
      locale={language === 'en' ? enUS : zhCN}
      theme={theme}
      // antd would part two-character words on buttons by a space.
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <QueryClientProvider client={questions}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </ConfigProvider>
  );
}

const place = document.getElementById('office');
if (place !== null) {
  createRoot(place).render(
    <LanguageProvider>
      <Office />
    </LanguageProvider>,
  );
}
