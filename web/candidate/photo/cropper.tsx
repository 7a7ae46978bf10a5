import { useState } from 'react';
import EasyCrop from 'react-easy-crop';
import 'react-easy-crop/react-easy-crop.css';
import { en } from '../account/texts.en.ts';
import { zh } from '../account/texts.zh-CN.ts';
import { useTexts } from '../shell/language.tsx';
import { type CropRectangle, rectangleOf, SMALLEST } from './crop-rectangle.ts';

type CropperProps = {
  /** Address of the picture chosen. */
  readonly picture: string;
  readonly onCrop: (rectangle: CropRectangle) => void;
  readonly onUnreadable: () => void;
};

/** The frame in which the photo is moved and zoomed: by touch, mouse, wheel, arrow keys or the slider. */
export function Cropper({ picture, onCrop, onUnreadable }: CropperProps) {
  const t = useTexts({ 'zh-CN': zh, en }).photoPage;
  const [place, setPlace] = useState({ x: 0, y: 0 });
  const [zoom, setZoom] = useState(1);
  const [size, setSize] = useState({ width: 0, height: 0 });
  return (
    <>
      <div className="cropper">
        <EasyCrop
          image={picture}
          crop={place}
          zoom={zoom}
          maxZoom={4}
          aspect={SMALLEST.width / SMALLEST.height}
          zoomWithScroll={false}
          disableAutomaticStylesInjection
          onCropChange={setPlace}
          onZoomChange={setZoom}
          onMediaLoaded={({ naturalWidth, naturalHeight }) =>
            setSize({ width: naturalWidth, height: naturalHeight })
          }
          onCropComplete={(_, area) => size.width > 0 && onCrop(rectangleOf(area, size))}
          mediaProps={{ onError: onUnreadable }}
        />
      </div>
      <label className="label" htmlFor="photo-zoom">
        {t.zoom}
      </label>
      <input
        id="photo-zoom"
        className="slider"
        type="range"
        min="1"
        max="4"
        step="0.05"
        value={zoom}
        onChange={(event) => setZoom(Number(event.currentTarget.value))}
      />
    </>
  );
}
