import { useTexts } from '../shell/language.tsx';
import { Icon, type IconName } from '../ui/icon.tsx';
import type { Place } from './crop-rectangle.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

type ButtonsProps = {
  readonly onMove: (by: Place) => void;
  readonly onZoom: (direction: 1 | -1) => void;
  readonly onTurn: (side: 'left' | 'right') => void;
};

const STEP = 8;

/** Everything that dragging can do, for who cannot drag. */
export function CropButtons({ onMove, onZoom, onTurn }: ButtonsProps) {
  const t = useTexts({ 'zh-CN': zh, en });
  const buttons: readonly [IconName, string, () => void][] = [
    ['minus', t.smaller, () => onZoom(-1)],
    ['plus', t.larger, () => onZoom(1)],
    ['turnLeft', t.turnLeft, () => onTurn('left')],
    ['turnRight', t.turnRight, () => onTurn('right')],
    ['left', t.left, () => onMove({ x: -STEP, y: 0 })],
    ['right', t.right, () => onMove({ x: STEP, y: 0 })],
    ['up', t.up, () => onMove({ x: 0, y: -STEP })],
    ['lower', t.down, () => onMove({ x: 0, y: STEP })],
  ];
  return (
    <fieldset className="crop-buttons">
      <legend className="visually-hidden">{t.adjust}</legend>
      {buttons.map(([icon, name, press]) => (
        <button key={icon} type="button" className="crop-button" onClick={press}>
          <Icon name={icon} />
          <span>{name}</span>
        </button>
      ))}
    </fieldset>
  );
}
