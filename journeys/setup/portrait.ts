import sharp from 'sharp';

/** A drawn head on white with a camera's grain: 900 × 1200, well above the limits of 2026. */
export async function portrait(): Promise<Buffer> {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 1200"><rect width="900" height="1200" fill="#fff"/>
    <path d="M90 1200c0-225 135-315 360-315s360 90 360 315z" fill="#3b6ea5"/><ellipse cx="450" cy="585" rx="225" ry="292" fill="#f2cba8"/></svg>`;
  const noise = { type: 'gaussian', mean: 128, sigma: 12 } as const;
  const grain = await sharp({
    create: { width: 900, height: 1200, channels: 3, background: '#808080', noise },
  })
    .png()
    .toBuffer();
  const picture = sharp(Buffer.from(drawing)).composite([{ input: grain, blend: 'soft-light' }]);
  return picture.jpeg({ quality: 95 }).toBuffer();
}
