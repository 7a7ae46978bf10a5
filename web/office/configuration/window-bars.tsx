import type { WindowKind } from '#domain/calendar/windows.ts';
import { windowText } from '#vocabulary/windows.ts';
import { useLanguage } from '../language.tsx';
import { placeOfMoment } from './moments.ts';

export type Span = { readonly opensAt: string; readonly closesAt: string };
export type Spans = Readonly<Record<WindowKind, Span>>;
export const KINDS: readonly WindowKind[] = ['registration', 'confirmation', 'repair', 'review', 'payment'];

/** From when to when a calendar reaches. */
export type Axis = { readonly from: number; readonly to: number };

const DAY_MS = 86_400_000;

/** As far as these windows reach, with a little room. */
export function axisOf(spans: readonly Span[]): Axis {
  const moments = spans.flatMap(({ opensAt, closesAt }) => [placeOfMoment(opensAt), placeOfMoment(closesAt)]);
  const known = moments.filter((at) => !Number.isNaN(at));
  return { from: Math.min(...known) - 2 * DAY_MS, to: Math.max(...known) + 2 * DAY_MS };
}

const share = (at: number, { from, to }: Axis) =>
  `${Math.min(100, Math.max(0, ((at - from) / (to - from)) * 100))}%`;

type Tick = { readonly at: number; readonly label: string | null };

/** The first of each month, and every week between. */
function ticksOf({ from, to }: Axis): Tick[] {
  const days = Math.ceil((to - from) / DAY_MS);
  const first = Math.ceil(from / DAY_MS) * DAY_MS;
  return Array.from({ length: days }, (_, i) => new Date(first + i * DAY_MS)).flatMap((day): Tick[] => {
    const at = day.getTime();
    if (at > to) return [];
    if (day.getUTCDate() === 1) return [{ at, label: day.toISOString().slice(0, 7) }];
    return day.getUTCDay() === 1 ? [{ at, label: null }] : [];
  });
}

/** Months along the top. */
export function CalendarScale({ axis }: { axis: Axis }) {
  return (
    <span className="scale" aria-hidden="true">
      {ticksOf(axis).map(({ at, label }) => (
        <span
          key={at}
          className={label === null ? 'tick' : 'tick tick-month'}
          style={{ left: share(at, axis) }}
        >
          {label}
        </span>
      ))}
    </span>
  );
}

/** What each colour stands for. */
export function WindowLegend() {
  const { language } = useLanguage();
  return (
    <ul className="legend" aria-hidden="true">
      {KINDS.map((kind) => (
        <li key={kind}>
          <span className={`swatch bar-${kind}`} /> {windowText(kind, language)}
        </li>
      ))}
    </ul>
  );
}

type Props = { windows: Spans; axis: Axis; beside?: Spans; marked?: readonly string[] };

/** One lane for each window; those of `beside` as outlines, for what is live beside a draft. */
export function WindowBars({ windows, axis, beside, marked = [] }: Props) {
  const { language } = useLanguage();
  const told = (kind: WindowKind, { opensAt, closesAt }: Span) =>
    `${windowText(kind, language)} ${opensAt.slice(0, 16)} – ${closesAt.slice(0, 16)}`;
  return (
    <>
      <span className="bars" aria-hidden="true">
        {ticksOf(axis).map(({ at, label }) => (
          <span
            key={at}
            className={label === null ? 'line' : 'line line-month'}
            style={{ left: share(at, axis) }}
          />
        ))}
        {KINDS.map((kind) => (
          <span key={kind} className="lane" title={told(kind, windows[kind])}>
            {beside !== undefined && <Bar className="bar bar-beside" span={beside[kind]} axis={axis} />}
            <Bar
              className={`bar bar-${kind}${marked.includes(kind) ? ' bar-marked' : ''}`}
              span={windows[kind]}
              axis={axis}
            />
          </span>
        ))}
      </span>
      <span className="unseen">{KINDS.map((kind) => told(kind, windows[kind])).join('; ')}</span>
    </>
  );
}

function Bar({ className, span, axis }: { className: string; span: Span; axis: Axis }) {
  const [opens, closes] = [placeOfMoment(span.opensAt), placeOfMoment(span.closesAt)];
  if (Number.isNaN(opens) || Number.isNaN(closes) || closes <= opens) return null;
  const width = `${Math.max(0.4, ((closes - opens) / (axis.to - axis.from)) * 100)}%`;
  return <span className={className} style={{ left: share(opens, axis), width }} />;
}
