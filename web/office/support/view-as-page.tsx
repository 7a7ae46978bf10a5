import { useMutation } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { newIntention, send } from '../wire.ts';
import { CandidateScreen } from './candidate-screen.tsx';
import { useSupportTexts } from './support-texts.ts';
import './support.css';

const route = getRouteApi('/support/$number/view');

/** Asks why first; then what the candidate sees at this moment, to be looked at and nothing else. */
export function ViewAsPage() {
  const t = useSupportTexts();
  const { number } = route.useParams();
  const look = useMutation({
    mutationFn: (why: string) =>
      send('viewAsCandidate', { params: { number }, body: { why } }, newIntention()),
    // What was seen is gone with the page.
    gcTime: 0,
  });
  const back = (
    <Link to="/support/$number" params={{ number }}>
      {look.data === undefined ? t.timeline : t.view.end}
    </Link>
  );
  if (look.data === undefined)
    return (
      <>
        <p className="page-acts">{back}</p>
        <div className="page-head">
          <h1>{t.view.heading}</h1>
        </div>
        {look.isError && <RefusalSentence error={look.error} />}
        <WhyLook isBusy={look.isPending} onGive={look.mutate} />
      </>
    );
  const { name, idTail } = look.data;
  return (
    <>
      <div className="view-banner" role="status">
        <p>
          <b>{t.view.banner(name, idTail)}</b>
          <br />
          {t.view.bannerHow}
        </p>
        {back}
      </div>
      <CandidateScreen seen={look.data} />
    </>
  );
}

type Props = { isBusy: boolean; onGive: (why: string) => void };

function WhyLook({ isBusy, onGive }: Props) {
  const { view } = useSupportTexts();
  return (
    <Form<{ why: string }>
      className="view-why"
      layout="vertical"
      requiredMark={false}
      onFinish={({ why }) => onGive(why.trim())}
    >
      <p>{view.ask}</p>
      <Form.Item
        name="why"
        label={view.why}
        extra={view.whyHint}
        rules={[{ required: true, whitespace: true, min: 2, message: view.whyMissing }]}
      >
        <Input autoFocus maxLength={200} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={isBusy}>
        {view.begin}
      </Button>
    </Form>
  );
}
