import { Link, useNavigate } from '@tanstack/react-router';
import { statusText } from '#vocabulary/statuses.ts';
import { useLanguage } from '../language.tsx';
import { figureOf, type Measure, type Place, SHADES, shadeOf } from './measures.ts';
import { figure } from './numbers.ts';
import { useNumbersTexts } from './numbers-texts.ts';
import { floorOf, useScope, within } from './scope.ts';
import { tileOf } from './tiles.ts';

const OFFERED = ['waiting', 'done', 'oldest'] as const;

/** What the measure is called here. */
export function useMeasureName(measure: Measure): string {
  const texts = useNumbersTexts();
  const { language } = useLanguage();
  const { numbers } = useScope();
  return measure === 'waiting' || measure === 'done' || measure === 'oldest'
    ? texts.measure[measure]
    : statusText(numbers.edition, measure, 'staff', language);
}

/** The figure as it is read: a share, days, or people. */
function useFigureText(measure: Measure) {
  const texts = useNumbersTexts();
  return (value: number | null) => {
    if (value === null) return texts.none;
    if (measure === 'done') return `${value}%`;
    return measure === 'oldest' ? texts.days(value) : figure(value);
  };
}

/** A tile for each place one floor below, darker where there is more of what is shown; the figure stands on it. */
export function PlaceMap() {
  const texts = useNumbersTexts();
  const scope = useScope();
  const { numbers, search } = scope;
  const measure = search.show ?? 'waiting';
  const floor = floorOf(numbers);
  const figures = numbers.places.map((place) => figureOf(place, measure, numbers.now));
  const most = measure === 'done' ? 100 : Math.max(0, ...figures.map((one) => one ?? 0));
  return (
    <section aria-labelledby="numbers-map" className="map-section">
      <div className="numbers-section-head">
        <h2 id="numbers-map">{texts.mapOf[floor]}</h2>
        <MeasureChoice measure={measure} />
      </div>
      <ul className={`tiles tiles-${floor}`}>
        {numbers.places.map((place, i) => (
          <Tile
            key={place.code}
            place={place}
            value={figures[i] ?? null}
            shade={shadeOf(figures[i] ?? null, most)}
            measure={measure}
          />
        ))}
      </ul>
      <Legend measure={measure} isNation={floor === 'nation'} />
    </section>
  );
}

function MeasureChoice({ measure }: { measure: Measure }) {
  const texts = useNumbersTexts();
  const navigate = useNavigate();
  const { search } = useScope();
  const name = useMeasureName(measure);
  const isOther = !OFFERED.some((one) => one === measure);
  const options = OFFERED.map((one) => ({ measure: one as Measure, name: texts.measure[one] as string }));
  return (
    <fieldset className="measure-choice">
      <legend className="unseen">{texts.show}</legend>
      {[...options, ...(isOther ? [{ measure, name }] : [])].map((option) => (
        <label key={option.measure} className={option.measure === measure ? 'chosen' : undefined}>
          <input
            type="radio"
            name="measure"
            checked={option.measure === measure}
            onChange={() =>
              void navigate({
                to: '/numbers',
                search: { ...search, show: option.measure },
                resetScroll: false,
              })
            }
          />
          {option.name}
        </label>
      ))}
    </fieldset>
  );
}

type TileProps = { place: Place; value: number | null; shade: number; measure: Measure };

function Tile({ place, value, shade, measure }: TileProps) {
  const texts = useNumbersTexts();
  const scope = useScope();
  const said = useFigureText(measure)(value);
  const name = useMeasureName(measure);
  const at = scope.numbers.region === null ? tileOf(place.code) : null;
  const style = at === null ? undefined : { gridColumn: at[0], gridRow: at[1] };
  return (
    <li style={style}>
      <Link
        to="/numbers"
        search={within(scope, place.code)}
        className={`tile shade-${shade}`}
        aria-label={`${place.name}, ${name} ${said}`}
      >
        <span className="tile-name">{texts.tileName(place.name)}</span>
        <b className="tile-figure">{said}</b>
      </Link>
    </li>
  );
}

function Legend({ measure, isNation }: { measure: Measure; isNation: boolean }) {
  const texts = useNumbersTexts();
  const name = useMeasureName(measure);
  return (
    <p className="legend quiet">
      <span>{name}</span>
      <span>{texts.less}</span>
      {SHADES.map((shade) => (
        <span key={shade} className={`swatch shade-${shade}`} aria-hidden="true" />
      ))}
      <span>{texts.more}</span>
      {isNation && <span className="legend-note">{texts.mapNote}</span>}
    </p>
  );
}
