import { toTheMinute } from '../beijing-time.ts';
import { type Bar, dayOf, type Trend, trendsOf } from './days.ts';
import { figure } from './numbers.ts';
import { useNumbersTexts } from './numbers-texts.ts';
import { useScope } from './scope.ts';

const [WIDTH, HEIGHT, FOOT] = [210, 88, 16];

/** What each day brought, one small chart for each kind of act, with its deadline where that is near. */
export function Trends() {
  const texts = useNumbersTexts();
  const { numbers } = useScope();
  const trends = trendsOf(numbers);
  return (
    <section aria-labelledby="numbers-trends">
      <div className="numbers-section-head">
        <h2 id="numbers-trends">{texts.trends}</h2>
      </div>
      <div className="trends">
        {trends.map((trend) => (
          <Chart key={trend.action} trend={trend} isNation={numbers.region === null} />
        ))}
      </div>
      <DayTable trends={trends} />
    </section>
  );
}

function Chart({ trend, isNation }: { trend: Trend; isNation: boolean }) {
  const texts = useNumbersTexts();
  const name = texts.trend[trend.action];
  const { most } = trend;
  const said =
    most === null
      ? texts.trendNone(name)
      : texts.trendAlt(name, most.day, figure(most.count), figure(trend.today));
  return (
    <figure className="trend">
      <figcaption>
        <b>{name}</b> <span>{texts.today(figure(trend.today))}</span>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={said}>
        <Bars trend={trend} />
      </svg>
      <p className="quiet">{texts.closes(toTheMinute(trend.closesAt), isNation)}</p>
    </figure>
  );
}

function Bars({ trend: { bars, most, closesAt } }: { trend: Trend }) {
  const step = WIDTH / Math.max(bars.length, 14);
  const floor = HEIGHT - FOOT;
  const heightOf = ({ count }: Bar) =>
    most === null ? 0 : Math.max(count === 0 ? 0 : 1, (count / most.count) * (floor - 12));
  const closing = bars.findIndex(({ day }) => day === dayOf(closesAt));
  return (
    <>
      <line x1="0" x2={WIDTH} y1={floor} y2={floor} className="trend-floor" />
      {bars.map((bar, i) => (
        <rect
          key={bar.day}
          x={i * step + 0.5}
          width={Math.max(1, step - 1.5)}
          y={floor - heightOf(bar)}
          height={heightOf(bar)}
          className={i === bars.length - 1 || bars[i + 1]?.isAhead ? 'trend-bar trend-today' : 'trend-bar'}
        />
      ))}
      {closing >= 0 && (
        <line
          x1={(closing + 1) * step}
          x2={(closing + 1) * step}
          y1="0"
          y2={floor}
          className="trend-deadline"
        />
      )}
      {bars[0] && (
        <text x="0" y={HEIGHT - 2} className="trend-day">
          {bars[0].day.slice(5)}
        </text>
      )}
      <text x={Math.min(WIDTH, bars.length * step)} y={HEIGHT - 2} textAnchor="end" className="trend-day">
        {bars.length > 3 ? bars.at(-1)?.day.slice(5) : ''}
      </text>
      {most !== null && (
        <text
          x={Math.min(WIDTH - 2, Math.max(2, (bars.indexOf(most) + 0.5) * step))}
          y={8}
          textAnchor={anchorOf(bars.indexOf(most) * step)}
          className="trend-most"
        >
          {figure(most.count)}
        </text>
      )}
    </>
  );
}

/** So that the highest figure does not run out of the picture. */
function anchorOf(x: number): 'start' | 'middle' | 'end' {
  if (x < 30) return 'start';
  return x > WIDTH - 40 ? 'end' : 'middle';
}

/** The same figures for who does not see the charts, or wants to copy them. */
function DayTable({ trends }: { trends: readonly Trend[] }) {
  const texts = useNumbersTexts();
  const bars = trends[0]?.bars ?? [];
  const days = bars.filter(({ isAhead }) => !isAhead).map(({ day }) => day);
  return (
    <details className="day-table">
      <summary>{texts.trendTable}</summary>
      <table className="numbers-table">
        <caption className="unseen">{texts.trends}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.day}</th>
            {trends.map(({ action }) => (
              <th key={action} scope="col" className="number">
                {texts.trend[action]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map((day) => (
            <tr key={day}>
              <th scope="row">{day}</th>
              {trends.map((trend) => (
                <td key={trend.action} className="number">
                  {figure(trend.bars.find((bar) => bar.day === day)?.count ?? 0)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
