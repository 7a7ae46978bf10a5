import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { FileView, NewFileCase, NewMerge } from '#contract/client.ts';
import { caseKindText, caseStateText } from '#vocabulary/cases.ts';
import { useIntention } from '../intention.ts';
import { useLanguage } from '../language.tsx';
import { keys } from '../questions.ts';
import { useStaff } from '../session/staff.ts';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { send } from '../wire.ts';
import { useCaseTexts } from './case-texts.ts';
import './cases.css';
import { idTypesQuestion } from './id-types.ts';
import { kindsFor, OpenFileCase } from './open-file-case.tsx';

/** Cases about the candidate of a file; a correction since is said in a sentence. The point can open a score merge here. */
export function FileCases({ file }: { file: FileView }) {
  const t = useCaseTexts();
  const { language } = useLanguage();
  const { may } = useStaff();
  const [opening, setOpening] = useState<'score-merge' | NewFileCase['kind'] | null>(null);
  const close = () => setOpening(null);
  const isCorrected = file.cases.some(
    ({ kind, state }) => kind === 'account-correction' && state === 'approved',
  );
  if (file.cases.length === 0 && !may.includes('decide-cases')) return null;
  return (
    <section className="file-cases" aria-labelledby="file-cases">
      <h2 id="file-cases">{t.fileCases}</h2>
      {isCorrected && <p className="corrected">{t.corrected}</p>}
      <ul>
        {file.cases.map(({ number, kind, state }) => (
          <li key={number}>
            <Link to="/cases/$number" params={{ number }}>
              {caseKindText(kind, language)}
            </Link>{' '}
            <span className="quiet">{caseStateText(state, language)}</span>
          </li>
        ))}
      </ul>
      {may.includes('decide-cases') && opening === null && (
        <div className="open-cases">
          <Button size="small" onClick={() => setOpening('score-merge')}>
            {t.openMerge}
          </Button>
          {kindsFor(file).map((kind) => (
            <Button key={kind} size="small" onClick={() => setOpening(kind)}>
              {t.openKind[kind]}
            </Button>
          ))}
        </div>
      )}
      {opening === 'score-merge' && <MergeForm file={file} onClose={close} />}
      {opening !== null && opening !== 'score-merge' && (
        <OpenFileCase key={opening} file={file} kind={opening} onClose={close} />
      )}
    </section>
  );
}

function MergeForm({ file, onClose }: { file: FileView; onClose: () => void }) {
  const t = useCaseTexts();
  const { language } = useLanguage();
  const client = useQueryClient();
  const intentionOf = useIntention();
  const idTypes = useQuery(idTypesQuestion(file.edition));
  const open = useMutation({
    mutationFn: (body: NewMerge) =>
      send(
        'openMerge',
        { params: { number: file.number }, body },
        intentionOf({ number: file.number, body }),
      ),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.file(file.number) });
      void client.invalidateQueries({ queryKey: keys.caseLists });
      onClose();
    },
  });
  const required = [{ required: true, whitespace: true, message: t.reasonMissing }];
  return (
    <Form<NewMerge>
      layout="vertical"
      initialValues={{ name: file.name, note: '' }}
      onFinish={(typed) => open.mutate({ ...typed, note: typed.note ?? '' })}
    >
      <p className="quiet">{t.openMergeLead}</p>
      {open.isError && <RefusalSentence error={open.error} edition={file.edition} />}
      <Form.Item name="name" label={t.formerName} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="idType" label={t.formerType} rules={[{ required: true, message: t.reasonMissing }]}>
        <Select
          loading={idTypes.isPending}
          options={(idTypes.data ?? []).map(({ code, label, labelEn }) => ({
            value: code,
            label: language === 'en' ? labelEn : label,
          }))}
        />
      </Form.Item>
      <Form.Item name="idNumber" label={t.formerNumber} rules={required}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="note" label={t.papersSeen}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <div className="undo-buttons">
        <Button type="primary" htmlType="submit" loading={open.isPending}>
          {t.open}
        </Button>
        <Button onClick={onClose}>{t.cancel}</Button>
      </div>
    </Form>
  );
}
