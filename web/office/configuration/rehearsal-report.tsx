import type { OpenConfiguration, RehearsalReport } from '#contract/client.ts';
import type { Status } from '#domain/registration/registration.ts';
import { catchText, stageText } from '#vocabulary/configuration.ts';
import { amountText } from '#vocabulary/money.ts';
import { paperLabel } from '#vocabulary/papers.ts';
import { useLanguage } from '../language.tsx';
import { useConfigurationTexts } from './configurations.ts';
import { LoadChart } from './load-chart.tsx';
import { momentWithWeekday } from './moments.ts';
import { formName, type Level, levelName } from './worded-params.ts';

type Compared = NonNullable<OpenConfiguration['rehearsal']>;
type Props = { rehearsal: Compared; levels: readonly Level[] };
type ReportProps = Props & { isOnSite: boolean; edition: string };

const sumOf = ({ money }: RehearsalReport) => money.reduce((sum, { fen }) => sum + fen, 0);

/** The draft beside what is live: how it ends, who is caught, the work, the money. */
export function RehearsalReportView({ rehearsal, levels, isOnSite, edition }: ReportProps) {
  return (
    <div className="report">
      <Figures rehearsal={rehearsal} />
      <Outcomes rehearsal={rehearsal} />
      <CaughtTable rehearsal={rehearsal} />
      <Papers report={rehearsal.draft} edition={edition} />
      <Load rehearsal={rehearsal} isOnSite={isOnSite} />
      <Money rehearsal={rehearsal} levels={levels} />
      <Stuck report={rehearsal.draft} />
    </div>
  );
}

function Figures({ rehearsal: { draft, live } }: { rehearsal: Compared }) {
  const t = useConfigurationTexts();
  const { language } = useLanguage();
  const { meets, unclear, short } = draft.advice;
  return (
    <>
      <dl className="figures">
        <Figure
          label={t.rehearsal.registered}
          draft={draft.ends.registered}
          live={live.ends.registered}
          good
        />
        <Figure label={t.rehearsal.gaveUp} draft={draft.ends.forfeited} live={live.ends.forfeited} />
        <Figure label={t.rehearsal.refused} draft={draft.ends.refused} live={live.ends.refused} />
        <Figure
          label={t.rehearsal.autoConfirmed}
          draft={draft.autoConfirmed}
          live={live.autoConfirmed}
          note={t.rehearsal.returning(draft.returning)}
          good
        />
        <Figure
          label={t.rehearsal.money}
          draft={sumOf(draft)}
          live={sumOf(live)}
          note={t.rehearsal.moneyNote}
          say={(fen) => amountText(fen, language)}
          good
        />
      </dl>
      <p className="quiet">{t.rehearsal.advice(meets, unclear, short)}</p>
      {draft.sheets && (
        <p className="quiet">{t.rehearsal.sheets(draft.sheets.employers, draft.sheets.people)}</p>
      )}
    </>
  );
}

type FigureProps = {
  label: string;
  draft: number;
  live: number;
  note?: string;
  good?: boolean;
  say?: (value: number) => string;
};

/** A figure of the draft, and how far it is from what is live. `good`: more is better. */
function Figure({ label, draft, live, note, good = false, say = String }: FigureProps) {
  const t = useConfigurationTexts();
  const by = draft - live;
  const tone = by === 0 ? 'quiet' : by > 0 === good ? 'better' : 'worse';
  return (
    <div className="figure">
      <dt>{label}</dt>
      <dd>
        <span className="figure-value">{say(draft)}</span>
        <span className={tone}>
          {by === 0 ? t.rehearsal.same : `${by > 0 ? '+' : '−'}${say(Math.abs(by))}`}
        </span>
        {by !== 0 && (
          <span className="quiet">
            {t.rehearsal.live} {say(live)}
          </span>
        )}
        {note !== undefined && <span className="quiet">{note}</span>}
      </dd>
    </div>
  );
}

const ENDS = ['registered', 'refused', 'forfeited'] as const satisfies readonly Status[];

/** How many end where, as one bar each for draft and live. */
function Outcomes({ rehearsal }: { rehearsal: Compared }) {
  const t = useConfigurationTexts();
  const words = {
    registered: t.rehearsal.registered,
    refused: t.rehearsal.refused,
    forfeited: t.rehearsal.gaveUp,
  };
  const ofWhom = ({ ends, candidates }: RehearsalReport) => {
    const known = ENDS.map((status) => ({ status, count: ends[status] }));
    const rest = candidates - known.reduce((sum, { count }) => sum + count, 0);
    return { known, rest, candidates };
  };
  return (
    <section>
      <h2>{t.rehearsal.outcomes}</h2>
      {(['draft', 'live'] as const).map((which) => {
        const { known, rest, candidates } = ofWhom(rehearsal[which]);
        const told = known.map(({ status, count }) => `${words[status]} ${count}`).join(', ');
        return (
          <div key={which} className="outcome">
            <span className="outcome-of">{t.rehearsal[which]}</span>
            <span className="outcome-bar" role="img" aria-label={told}>
              {[...known, { status: 'waiting', count: rest }].map(({ status, count }) => (
                <span
                  key={status}
                  className={`outcome-part outcome-${status}`}
                  style={{ width: `${(count / candidates) * 100}%` }}
                  title={`${count}`}
                >
                  {count / candidates > 0.05 ? count : ''}
                </span>
              ))}
            </span>
          </div>
        );
      })}
      <ul className="legend" aria-hidden="true">
        {ENDS.map((status) => (
          <li key={status}>
            <span className={`swatch outcome-${status}`} /> {words[status]}
          </li>
        ))}
      </ul>
    </section>
  );
}

function CaughtTable({ rehearsal: { draft, live } }: { rehearsal: Compared }) {
  const t = useConfigurationTexts();
  const { language } = useLanguage();
  const before = new Map(live.caught.map(({ why, count }) => [why, count]));
  const most = Math.max(1, ...draft.caught.map(({ count }) => count));
  return (
    <section>
      <h2>{t.rehearsal.caught}</h2>
      {draft.caught.length === 0 && <p className="fine">{t.rehearsal.nobodyCaught}</p>}
      {draft.caught.length > 0 && (
        <table className="plain-table" aria-label={t.rehearsal.caught}>
          <thead>
            <tr>
              <th scope="col">{t.rehearsal.why}</th>
              <th scope="col">{t.rehearsal.closed}</th>
              <th scope="col">{t.rehearsal.people}</th>
              <th scope="col">{t.rehearsal.live}</th>
              <th scope="col">{t.rehearsal.examples}</th>
            </tr>
          </thead>
          <tbody>
            {draft.caught.map(({ why, closedAt, count, examples }) => (
              <tr key={why} className={count > (before.get(why) ?? 0) ? 'marked' : undefined}>
                <th scope="row">{catchText(why, language)}</th>
                <td className="digits">{momentWithWeekday(closedAt, language)}</td>
                <td className="count-cell">
                  <span
                    className="count-bar"
                    aria-hidden="true"
                    style={{ width: `${(count / most) * 72}px` }}
                  />{' '}
                  {count}
                </td>
                <td>{before.get(why) ?? 0}</td>
                <td className="quiet">
                  {examples
                    .map(({ person, did }) =>
                      did === null
                        ? t.rehearsal.exampleNever(person)
                        : t.rehearsal.example(person, momentWithWeekday(did, language)),
                    )
                    .slice(0, 2)
                    .join('; ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** Who needs a paper that the country does not ask for, and who has little time to get it. */
function Papers({ report: { papers = [] }, edition }: { report: RehearsalReport; edition: string }) {
  const t = useConfigurationTexts();
  const { language } = useLanguage();
  if (papers.length === 0) return null;
  return (
    <section>
      <h2>{t.papers.rehearsed}</h2>
      <ul>
        {papers.map(({ key, title, people, late }) => (
          <li key={key}>
            <b>{title === '' ? paperLabel(edition, key, language) : title}</b>{' '}
            <span className={late === 0 ? undefined : 'warned'}>{t.papers.demanded(people, late)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Load({ rehearsal: { draft, settings }, isOnSite }: { rehearsal: Compared; isOnSite: boolean }) {
  const t = useConfigurationTexts();
  const { language } = useLanguage();
  return (
    <section>
      <h2>{t.rehearsal.load}</h2>
      <div className="loads">
        {(['confirmation', 'point', 'region'] as const).map((stage) => {
          const over = draft.overloads.find((of) => of.stage === stage);
          const people = stage === 'region' ? settings.reviewers.region : settings.reviewers.point;
          const load = draft.loads?.find((of) => of.stage === stage);
          const told = stage === 'confirmation' && isOnSite ? t.rehearsal.crowd : t.rehearsal.overload;
          const capacity = over?.capacity ?? people * settings.filesPerDay;
          return (
            <figure key={stage} className="load">
              <figcaption>
                <b>{stageText(stage, language)}</b>
                <span className="quiet">{t.rehearsal.capacity(capacity)}</span>
              </figcaption>
              <LoadChart
                report={draft}
                stage={stage}
                capacity={capacity}
                label={t.rehearsal.loadOf(stageText(stage, language))}
              />
              {load !== undefined && (
                <p className="quiet">
                  {t.rehearsal.stageLoad(load.workingDays, load.files, load.perDay)}{' '}
                  {load.notAnnounced > 0 && t.rehearsal.notAnnounced(load.notAnnounced)}
                </p>
              )}
              <p className={over === undefined ? 'fine' : 'warned'}>
                {over === undefined ? t.rehearsal.manageable : told(over.days, over.most, over.on)}
              </p>
            </figure>
          );
        })}
      </div>
      <p className="quiet">{t.rehearsal.workdays}</p>
    </section>
  );
}

function Money({ rehearsal: { draft, live }, levels }: Props) {
  const t = useConfigurationTexts();
  const { language } = useLanguage();
  const before = new Map(live.money.map(({ level, form, fen }) => [`${level}/${form}`, fen]));
  return (
    <section>
      <h2>{t.rehearsal.feesOf}</h2>
      <table className="plain-table" aria-label={t.rehearsal.feesOf}>
        <thead>
          <tr>
            <th scope="col">{t.rehearsal.perLevel}</th>
            <th scope="col">{t.rehearsal.form}</th>
            <th scope="col">{t.rehearsal.people}</th>
            <th scope="col">{t.rehearsal.sum}</th>
            <th scope="col">{t.rehearsal.live}</th>
          </tr>
        </thead>
        <tbody>
          {draft.money.map(({ level, form, people, fen }) => (
            <tr key={`${level}/${form}`}>
              <th scope="row">{levelName(levels, level, language)}</th>
              <td>{formName(form, language)}</td>
              <td>{people}</td>
              <td className="digits">{amountText(fen, language)}</td>
              <td className="digits quiet">{amountText(before.get(`${level}/${form}`) ?? 0, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Stuck({ report }: { report: RehearsalReport }) {
  const t = useConfigurationTexts();
  if (report.stuck.length === 0) return null;
  return (
    <section>
      <h2>{t.rehearsal.stuck}</h2>
      <ul>
        {report.stuck.map(({ field, code, count }) => (
          <li key={`${field} ${code}`} className="bad">
            {t.rehearsal.stuckLine(field === '' ? code : field, count)}
          </li>
        ))}
      </ul>
    </section>
  );
}
