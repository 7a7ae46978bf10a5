import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { InputRef } from 'antd';
import { useRef } from 'react';
import { doesCounter, waitingIn } from '../duties/areas.ts';
import { workQuestion } from '../duties/work.ts';
import { useTexts } from '../language.tsx';
import { useStaff } from '../session/staff.ts';
import { Sentence } from '../shell/sentence.tsx';
import { CodeInput } from './code-input.tsx';
import { stepOnEnter } from './desk.ts';
import { DeskSentence } from './desk-sentence.tsx';
import { FormOnDesk } from './form-on-desk.tsx';
import { JustDone } from './just-done.tsx';
import { isSheetCode } from './scanned-code.ts';
import { useDesk } from './use-desk.ts';

/** E1: form in, person looked at, Enter. */
export function CounterPage() {
  const texts = useTexts();
  const staff = useStaff();
  return doesCounter(staff) ? (
    <Counter />
  ) : (
    <Sentence tone="plain" what={texts.notYours.what} how={texts.notYours.how} />
  );
}

function Counter() {
  const texts = useTexts();
  const field = useRef<InputRef>(null);
  const { desk, justDone, find, confirm } = useDesk();
  const navigate = useNavigate();
  const onEnter = (code: string) => {
    if (isSheetCode(code)) return void navigate({ to: '/sheets/$code', params: { code } });
    const step = stepOnEnter(desk, code, performance.now());
    if (step.do === 'find') find(step.code);
    if (step.do === 'confirm') confirm(step.scan);
    field.current?.focus();
  };
  const scan = desk.at === 'found' || desk.at === 'confirming' || desk.at === 'refused' ? desk.scan : null;
  return (
    <div className="counter">
      <h1 className="unseen">{texts.counter.heading}</h1>
      <CodeInput field={field} onEnter={onEnter} />
      <Waiting />
      <DeskSentence
        desk={desk}
        onConfirm={(ready) => {
          confirm(ready);
          field.current?.focus();
        }}
      />
      {scan !== null && <FormOnDesk key={scan.code} scan={scan} />}
      <JustDone files={justDone} />
    </div>
  );
}

/** How long the queue is: who has submitted and not been here yet. */
function Waiting() {
  const { counter } = useTexts();
  const { siteName } = useStaff();
  const work = useQuery(workQuestion);
  if (work.data === undefined) return null;
  const { count } = waitingIn(work.data, 'submitted');
  const { atOwnSite } = work.data;
  return (
    <p className="counter-queue quiet">
      {counter.waiting(count)}
      {siteName !== null &&
        atOwnSite !== null &&
        atOwnSite > 0 &&
        ` ${counter.atOwnSite(siteName, atOwnSite)}`}
    </p>
  );
}
