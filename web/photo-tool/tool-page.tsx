import { useState } from 'react';
import { photoLimitsText } from '#vocabulary/photo-check.ts';
import { ChooseFile } from '../candidate/photo/choose-file.tsx';
import { useLanguage, useTexts } from '../candidate/shell/language.tsx';
import { Notice } from '../candidate/ui/notice.tsx';
import type { Exam } from './exams.ts';
import { SaveFramed } from './save-framed.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** C18: choose the exam and a photo, frame it, save it. */
export function ToolPage({ exams }: { exams: readonly Exam[] }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language, choose } = useLanguage();
  const [key, setKey] = useState(exams[0]?.key);
  const [file, setFile] = useState<File | null>(null);
  const [unreadable, setUnreadable] = useState(false);
  const exam = exams.find((one) => one.key === key);
  const other = language === 'en' ? 'zh-CN' : 'en';
  return (
    <main className="main">
      <button type="button" className="header-button" lang={other} onClick={() => choose(other)}>
        {t.otherLanguage}
      </button>
      <h1>{t.title}</h1>
      <p className="page-lead">{t.lead}</p>
      {exams.length > 1 && (
        <div className="field">
          <label className="label" htmlFor="exam">
            {t.exam}
          </label>
          <select
            id="exam"
            className="input"
            value={key}
            onChange={(event) => setKey(event.currentTarget.value)}
          >
            {exams.map((one) => (
              <option key={one.key} value={one.key}>
                {one.title}
              </option>
            ))}
          </select>
        </div>
      )}
      {exam !== undefined && (
        <>
          {exams.length === 1 && <h2>{exam.title}</h2>}
          <p className="hint">{photoLimitsText(exam.photo, language)}</p>
          {unreadable && <Notice kind="error" title={t.unreadable} live />}
          {file === null ? (
            <ChooseFile
              another={false}
              onFile={(chosen) => {
                setUnreadable(false);
                setFile(chosen);
              }}
            />
          ) : (
            <SaveFramed
              key={exam.key}
              file={file}
              limits={exam.photo}
              onAgain={() => setFile(null)}
              onUnreadable={() => {
                setFile(null);
                setUnreadable(true);
              }}
            />
          )}
          <p className="hint">{t.responsibility}</p>
        </>
      )}
    </main>
  );
}
