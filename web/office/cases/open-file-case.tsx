import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { FileView, NewFileCase } from '#contract/client.ts';
import { caseKindText } from '#vocabulary/cases.ts';
import { photoDoubtText } from '#vocabulary/photo-check.ts';
import { useIntention } from '../intention.ts';
import { useLanguage } from '../language.tsx';
import { keys } from '../questions.ts';
import { reasonsFor, reasonsQuestion } from '../review/reasons.ts';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { send } from '../wire.ts';
import { AddEvidence } from './add-evidence.tsx';
import { useCaseTexts } from './case-texts.ts';
import { photoDoubts } from './photo-doubts.ts';

type Kind = NewFileCase['kind'];
type Typed = Partial<Pick<NewFileCase, 'doubts' | 'words' | 'reason' | 'note'>>;

/** What can be opened about a file as it stands; nothing where a case of the kind waits already. */
export function kindsFor(file: FileView): readonly Kind[] {
  const kinds: readonly Kind[] =
    file.status === 'forfeited'
      ? ['forfeit-to-revert']
      : ['submitted', 'repair', 'confirmed', 'endorsed'].includes(file.status)
        ? ['photo-in-doubt', 'credential-in-doubt']
        : [];
  const waits = (kind: Kind) =>
    file.cases.some((each) => each.kind === kind && ['open', 'first-approved'].includes(each.state));
  return kinds.filter((kind) => !waits(kind));
}

/** Staff say what they doubt, or why a registration is to be given back; the candidate reads the first two fields. */
export function OpenFileCase({ file, kind, onClose }: { file: FileView; kind: Kind; onClose: () => void }) {
  const t = useCaseTexts();
  const { language } = useLanguage();
  const [evidence, setEvidence] = useState<readonly string[]>([]);
  const open = useOpenFileCase(file, onClose);
  const give = ({ doubts = [], words = '', reason = null, note = '' }: Typed) =>
    open.mutate({ kind, doubts, words, reason, note, evidence: [...evidence] });
  const doubted = file.photoCheck?.doubts ?? [];
  const needed = [{ required: true, message: t.reasonMissing }];
  return (
    <Form<Typed> layout="vertical" initialValues={{ doubts: doubted }} onFinish={give}>
      <h3>{caseKindText(kind, language)}</h3>
      <p className="quiet">{t.openLead[kind]}</p>
      {open.isError && <RefusalSentence error={open.error} edition={file.edition} />}
      {kind === 'photo-in-doubt' && (
        <Form.Item name="doubts" label={t.doubts}>
          <Checkbox.Group
            className="doubt-list"
            options={photoDoubts.map((doubt) => ({
              value: doubt,
              label: photoDoubtText(doubt, language).what,
            }))}
          />
        </Form.Item>
      )}
      {kind === 'forfeit-to-revert' && (
        <ReasonItem region={file.region.code} label={t.revertReason} rules={needed} />
      )}
      <Form.Item name="words" label={t.words} rules={kind === 'credential-in-doubt' ? needed : []}>
        <Input.TextArea rows={2} maxLength={300} />
      </Form.Item>
      <AddEvidence number={file.number} digests={evidence} onChange={setEvidence} />
      <Form.Item name="note" label={t.staffNote}>
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

function useOpenFileCase(file: FileView, onOpened: () => void) {
  const client = useQueryClient();
  const intentionOf = useIntention();
  const { number } = file;
  return useMutation({
    mutationFn: (body: NewFileCase) =>
      send('openFileCase', { params: { number }, body }, intentionOf({ number, body })),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.file(number) });
      void client.invalidateQueries({ queryKey: keys.caseLists });
      void client.invalidateQueries({ queryKey: keys.work });
      onOpened();
    },
  });
}

function ReasonItem({
  region,
  label,
  rules,
}: {
  region: string;
  label: string;
  rules: { required: boolean; message: string }[];
}) {
  const reasons = useQuery(reasonsQuestion);
  const fitting = reasonsFor('revert-forfeit', reasons.data ?? [], region);
  return (
    <Form.Item name="reason" label={label} rules={rules}>
      <Select
        loading={reasons.isPending}
        options={fitting.map(({ code, text }) => ({ value: code, label: text }))}
      />
    </Form.Item>
  );
}
