import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import type { Invited } from '#contract/client.ts';
import { toTheMinute } from '../beijing-time.ts';
import { useIntention } from '../intention.ts';
import { keys } from '../questions.ts';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { send } from '../wire.ts';
import { type PositionDraft, PositionFields, positionOf } from './position-fields.tsx';
import { useStaffTexts } from './staff-texts.ts';

type Draft = PositionDraft & { displayName: string };
type Made = Invited & { displayName: string };

/** Name and position, and then the link, which is shown this once. */
export function InviteDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useStaffTexts();
  const client = useQueryClient();
  const intention = useIntention();
  const [made, setMade] = useState<Made | null>(null);
  const invite = useMutation({
    mutationFn: async ({ displayName, ...draft }: Draft): Promise<Made> => {
      const employers = (draft.employers ?? []).map(({ value }) => value);
      const body = { displayName, ...positionOf(draft), employers };
      return { ...(await send('inviteStaff', { body }, intention(body))), displayName };
    },
    onSuccess: (link) => {
      setMade(link);
      void client.invalidateQueries({ queryKey: keys.invitations });
    },
  });
  const close = () => {
    setMade(null);
    invite.reset();
    onClose();
  };
  return (
    <Modal
      open={open}
      title={t.invite}
      footer={null}
      width={480}
      destroyOnHidden
      mask={{ closable: false }}
      closable={{ 'aria-label': t.close }}
      onCancel={close}
    >
      {invite.isError && <RefusalSentence error={invite.error} />}
      {made === null ? (
        <InviteForm isBusy={invite.isPending} onInvite={invite.mutate} onCancel={close} />
      ) : (
        <Link made={made} onDone={close} />
      )}
    </Modal>
  );
}

type FormProps = { isBusy: boolean; onInvite: (draft: Draft) => void; onCancel: () => void };

function InviteForm({ isBusy, onInvite, onCancel }: FormProps) {
  const t = useStaffTexts();
  const [form] = Form.useForm<Draft>();
  return (
    <Form<Draft> form={form} layout="vertical" requiredMark={false} onFinish={onInvite}>
      <p className="quiet proof-lead">{t.inviteLead}</p>
      <Form.Item
        name="displayName"
        label={t.displayName}
        rules={[{ required: true, whitespace: true, message: t.nameMissing }]}
      >
        <Input autoFocus maxLength={40} autoComplete="off" />
      </Form.Item>
      <PositionFields form={form} />
      <div className="undo-buttons">
        <Button type="primary" htmlType="submit" loading={isBusy}>
          {t.makeLink}
        </Button>
        <Button onClick={onCancel}>{t.cancel}</Button>
      </div>
    </Form>
  );
}

/** The token stands behind the #, which no browser sends: it is in no log and no referrer. */
const linkOf = ({ token }: Invited) => `${window.location.origin}/office/invitation#${token}`;

function Link({ made, onDone }: { made: Made; onDone: () => void }) {
  const t = useStaffTexts();
  const [isCopied, setIsCopied] = useState(false);
  const copy = () => void navigator.clipboard?.writeText(linkOf(made)).then(() => setIsCopied(true));
  return (
    <div className="recovery">
      <Sentence
        tone="good"
        what={t.linkReady.what(made.displayName)}
        how={t.linkReady.how(toTheMinute(made.expiresAt))}
      />
      <Input.TextArea aria-label={t.link} readOnly autoSize value={linkOf(made)} />
      <div className="undo-buttons">
        <Button type="primary" onClick={copy}>
          {isCopied ? t.copied : t.copy}
        </Button>
        <Button onClick={onDone}>{t.done}</Button>
      </div>
    </div>
  );
}
