import { ButtonLink } from '../ui/button.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { useTexts } from './language.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

export function NotFoundPage() {
  const t = useTexts({ 'zh-CN': zh, en }).notFound;
  return (
    <>
      <PageHead title={t.title}>{t.text}</PageHead>
      <ButtonLink href="/" look="primary">
        {t.home}
      </ButtonLink>
    </>
  );
}
