import type { RehearsalReport } from '#contract/client.ts';
import type { Stage } from '#domain/rehearsal/report.ts';
import { useConfigurationTexts } from './configurations.ts';

const WIDTH = 420;
const HEIGHT = 130;
const FLOOR = 110;
const LEFT = 34;
const DAY_MS = 86_400_000;

type Props = { report: RehearsalReport; stage: Stage; capacity: number; label: string };

/** What came in on each day as bars, what lay waiting in the evening as a line, what a day can take as a dashed one. */
export function LoadChart({ report, stage, capacity, label }: Props) {
  const t = useConfigurationTexts();
  const [first, last] = [Date.parse(report.firstDay), Date.parse(report.lastDay)];
  const days = report.days.filter((day) => day.stage === stage);
  const count = Math.round((last - first) / DAY_MS) + 1;
  const top = Math.max(capacity, ...days.map(({ came, waiting }) => Math.max(came, waiting))) * 1.08;
  const step = (WIDTH - LEFT) / Math.max(1, count);
  const x = (date: string) => LEFT + ((Date.parse(date) - first) / DAY_MS) * step;
  const y = (files: number) => FLOOR - (files / top) * (FLOOR - 8);
  const line = days.map(({ date, waiting }) => `${x(date) + step / 2},${y(waiting)}`).join(' ');
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="load-chart" role="img" aria-label={label}>
      <line x1={LEFT} x2={WIDTH} y1={FLOOR} y2={FLOOR} className="chart-axis" />
      {[0.5, 1].map((part) => (
        <text key={part} x={LEFT - 5} y={y((top / 1.08) * part) + 4} className="chart-word" textAnchor="end">
          {Math.round((top / 1.08) * part)}
        </text>
      ))}
      {days.map(({ date, came }) => (
        <rect
          key={date}
          x={x(date) + step * 0.12}
          width={step * 0.76}
          y={y(came)}
          height={FLOOR - y(came)}
          className={came > capacity ? 'chart-came chart-over' : 'chart-came'}
        >
          <title>{`${date} ${t.rehearsal.came} ${came}`}</title>
        </rect>
      ))}
      <line x1={LEFT} x2={WIDTH} y1={y(capacity)} y2={y(capacity)} className="chart-capacity" />
      <polyline points={line} className="chart-waiting" />
      {marks(report.firstDay, count).map((date) => (
        <text key={date} x={x(date)} y={FLOOR + 15} className="chart-word">
          {date.slice(5)}
        </text>
      ))}
    </svg>
  );
}

/** Some days to be named under the line. */
function marks(firstDay: string, count: number): string[] {
  const every = Math.max(1, Math.ceil(count / 5));
  return Array.from({ length: Math.ceil(count / every) }, (_, i) =>
    new Date(Date.parse(firstDay) + i * every * DAY_MS).toISOString().slice(0, 10),
  );
}
