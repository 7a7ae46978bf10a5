import type { Output } from '#contract/client.ts';
import { actionLabel } from '#vocabulary/actions.ts';
import { fieldLabel, pageTitle } from '#vocabulary/fields.ts';
import { messageText } from '#vocabulary/messages.ts';
import { sayMoment } from '#vocabulary/moments.ts';
import { nodeLabel, nodeStateText } from '#vocabulary/progress.ts';
import { statusText, whatNext } from '#vocabulary/statuses.ts';
import { isNamedAct } from '../files/named-acts.ts';
import { useLanguage } from '../language.tsx';
import { useSupportTexts } from './support-texts.ts';

type Seen = Output<'viewAsCandidate'>;

/** The candidate's state, way, form and inbox in the candidate's words. Nothing here can be pressed. */
export function CandidateScreen({ seen }: { seen: Seen }) {
  return (
    <div className="candidate-screen">
      <Standing seen={seen} />
      <Way seen={seen} />
      <FormAsFilled seen={seen} />
      <Inbox seen={seen} />
    </div>
  );
}

function Standing({ seen }: { seen: Seen }) {
  const t = useSupportTexts();
  const { language } = useLanguage();
  const view = seen.registration;
  const deadline = view.grace?.granted ? view.grace.until : view.deadline;
  const situation = {
    status: view.status,
    confirmation: view.region.confirmation,
    onlinePayment: view.region.onlinePayment,
    missingPages: view.missingPages.length,
    photoMissing: !seen.hasPhoto,
    closed: deadline !== null && Date.parse(view.serverTime) > Date.parse(deadline),
    deadline,
    firstSubmitted: view.firstSubmittedAt !== null,
  };
  const { done, next, who } = whatNext(view.edition, situation, language);
  const buttons = view.actions.filter(isNamedAct);
  return (
    <section className="candidate-card">
      <p className="quiet">{view.title}</p>
      <h1>{statusText(view.edition, view.status, 'candidate', language)}</h1>
      <p>
        {done}
        {next} {who}
      </p>
      {view.reason !== null && (
        <p>
          {t.view.reason(view.reason.text)}
          <br />
          {t.view.fix(view.reason.fix)}
        </p>
      )}
      <p className="quiet">{buttons.length === 0 ? t.view.canNothing : t.view.can}</p>
      <ul className="candidate-buttons">
        {buttons.map((action) => (
          <li key={action}>{actionLabel(view.edition, action, 'candidate', language)}</li>
        ))}
      </ul>
    </section>
  );
}

function Way({ seen }: { seen: Seen }) {
  const t = useSupportTexts();
  const { language } = useLanguage();
  const { edition, progress } = seen.registration;
  return (
    <section className="candidate-card">
      <h2>{t.view.progress}</h2>
      <ol className="candidate-way">
        {progress.map((node) => (
          <li key={node.key}>
            {nodeLabel(edition, node.key, language)}{' '}
            <span className="quiet">{nodeStateText(node.state, language)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function FormAsFilled({ seen }: { seen: Seen }) {
  const t = useSupportTexts();
  const { language } = useLanguage();
  const { edition } = seen.registration;
  return (
    <section className="candidate-card">
      <h2>{t.view.form}</h2>
      <p className="quiet">{seen.hasPhoto ? t.view.photo.yes : t.view.photo.no}</p>
      {seen.pages.map((page) => (
        <details key={page.key}>
          <summary>
            {pageTitle(edition, page.key, language)}{' '}
            <span className="quiet">{page.saved ? t.view.savedPage : t.view.openPage}</span>
          </summary>
          {page.typedAt !== null && <p>{t.view.typedAt(sayMoment(page.typedAt, language))}</p>}
          {page.answers.length === 0 && <p className="quiet">{t.view.empty}</p>}
          <dl className="candidate-answers">
            {page.answers.map(({ key, shown }) => (
              <div key={key}>
                <dt>{fieldLabel(edition, key, language)}</dt>
                <dd>{shown}</dd>
              </div>
            ))}
          </dl>
        </details>
      ))}
    </section>
  );
}

function Inbox({ seen }: { seen: Seen }) {
  const t = useSupportTexts();
  const { language } = useLanguage();
  return (
    <section className="candidate-card">
      <h2>
        {t.view.inbox} {seen.unread > 0 && <span className="quiet">{t.view.unreadCount(seen.unread)}</span>}
      </h2>
      {seen.messages.length === 0 && <p className="quiet">{t.view.noMessages}</p>}
      {seen.messages.map(({ kind, occasion, edition, title, deadline, place, papers, reason, at }) => {
        const params = { edition: edition ?? '', title: title ?? '', deadline, place, papers };
        const words = messageText(kind, params, language);
        return (
          <article key={`${kind} ${occasion}`}>
            <h3>{words.title}</h3>
            <p className="quiet">{sayMoment(at, language)}</p>
            <p>{words.body}</p>
            {reason !== null && <p>{reason.text}</p>}
          </article>
        );
      })}
    </section>
  );
}
