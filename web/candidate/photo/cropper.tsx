import { type KeyboardEvent, useEffect, useState } from 'react';
import EasyCrop from 'react-easy-crop';
import 'react-easy-crop/react-easy-crop.css';
import { useTexts } from '../shell/language.tsx';
import { CropButtons } from './crop-buttons.tsx';
import {
  type Frame,
  frameOf,
  keepInFrame,
  type Place,
  type Size,
  sizeWhenTurned,
  type Turn,
  turnedTo,
} from './crop-rectangle.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

type CropperProps = {
  /** Address of the picture chosen. */
  readonly picture: string;
  /** Width by height of the frame. */
  readonly aspect: number;
  readonly onFrame: (frame: Frame) => void;
  readonly onUnreadable: () => void;
};

const MOST_ZOOM = 4;
const ZOOM_STEP = 0.1;
const NOTHING: Size = { width: 0, height: 0 };
const MIDDLE: Place = { x: 0, y: 0 };

/** The frame in which the photo is moved, zoomed and turned: by touch, mouse, keys or buttons. */
export function Cropper({ picture, aspect, onFrame, onUnreadable }: CropperProps) {
  const t = useTexts({ 'zh-CN': zh, en });
  const [place, setPlace] = useState(MIDDLE);
  const [zoom, setZoom] = useState(1);
  const [turn, setTurn] = useState<Turn>(0);
  const [media, setMedia] = useState({ natural: NOTHING, shown: NOTHING });
  const [frame, setFrame] = useState(NOTHING);

  // The cropper's own word on its area can be older than its sizes on a busy machine: it is worked out from the sizes.
  useEffect(() => {
    const within = frameOf({ place, zoom, turn, ...media, frame });
    if (within !== null) onFrame(within);
  }, [place, zoom, turn, media, frame, onFrame]);

  const zoomBy = (step: number) => setZoom(Math.min(MOST_ZOOM, Math.max(1, zoom + step)));
  function moveBy({ x, y }: Place) {
    const shown = sizeWhenTurned(media.shown, turn);
    setPlace(keepInFrame({ x: place.x + x, y: place.y + y }, { shown, frame, zoom }));
  }
  function turnTo(side: 'left' | 'right') {
    setTurn(turnedTo(side, turn));
    setPlace(MIDDLE);
    setZoom(1);
  }
  function zoomByKey(event: KeyboardEvent) {
    if (event.key === '+' || event.key === '=') zoomBy(ZOOM_STEP);
    else if (event.key === '-') zoomBy(-ZOOM_STEP);
    else return;
    event.preventDefault();
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the frame inside has the focus; its keys rise to here.
    <div onKeyDown={zoomByKey}>
      <div className="cropper">
        <EasyCrop
          image={picture}
          crop={place}
          zoom={zoom}
          rotation={turn}
          maxZoom={MOST_ZOOM}
          aspect={aspect}
          zoomWithScroll={false}
          disableAutomaticStylesInjection
          keyboardStep={5}
          cropperProps={{ role: 'group', 'aria-label': t.frame }}
          onCropChange={setPlace}
          onZoomChange={setZoom}
          setCropSize={setFrame}
          setMediaSize={({ naturalWidth, naturalHeight, width, height }) =>
            setMedia({ natural: { width: naturalWidth, height: naturalHeight }, shown: { width, height } })
          }
          mediaProps={{ onError: onUnreadable }}
        />
      </div>
      <CropButtons onMove={moveBy} onZoom={(direction) => zoomBy(direction * ZOOM_STEP)} onTurn={turnTo} />
    </div>
  );
}
