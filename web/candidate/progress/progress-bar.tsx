import { Link } from 'wouter';
import type { RegistrationView } from '#contract/client.ts';
import { beijingDate } from '#domain/calendar/dates.ts';
import { sayMoment } from '#vocabulary/moments.ts';
import { nodeLabel, nodeStateText } from '#vocabulary/progress.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { dateOfNode, placeOfNode } from './node-places.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

type Node = RegistrationView['progress'][number];

/** Circle, filled circle, tick, exclamation mark: the state is told by shape and word, not by colour alone. */
function NodeMark({ state }: { state: Node['state'] }) {
  return (
    <svg className="node-mark" viewBox="0 0 28 28" aria-hidden="true" focusable="false">
      <circle cx="14" cy="14" r="12" className="node-disc" />
      {state === 'current' && <circle cx="14" cy="14" r="5" className="node-sign-filled" />}
      {state === 'done' && <path d="M8 14.5l4 4 8-8.5" className="node-sign" />}
      {state === 'refused' && <path d="M14 7.5v8M14 19.5v.5" className="node-sign" />}
    </svg>
  );
}

/** The map of a registration (I1): vertical on a phone, horizontal on a wide screen; each node a link. */
export function ProgressBar({ view }: { view: RegistrationView }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const dateWords = (node: Node) => {
    const date = dateOfNode(view, node);
    if (date === null) return null;
    if (date.kind === 'until') return t.until(sayMoment(date.at, language));
    const day = sayMoment(beijingDate(new Date(date.at)), language);
    return { done: t.bySubmission, from: t.from }[date.kind](day);
  };
  return (
    <nav className="progress" aria-label={t.bar}>
      <h2 className="progress-title">{t.bar}</h2>
      <ol>
        {view.progress.map((node) => (
          <li
            key={node.key}
            className={`node node-${node.state}`}
            aria-current={isCurrent(node) ? 'step' : undefined}
          >
            <Link href={placeOfNode(view, node.key)}>
              <NodeMark state={node.state} />
              <span className="node-text">
                <span className="node-name">{nodeLabel(view.edition, node.key, language)}</span>
                <span className="node-state">{nodeStateText(node.state, language)}</span>
                <span className="node-date">{dateWords(node)}</span>
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

const isCurrent = (node: Node) => node.state === 'current' || node.state === 'refused';
