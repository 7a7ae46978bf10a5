import sharp from 'sharp';

const WIDTH = 600;
const HEIGHT = 800;

/** A drawn person on white, so that the demo's forms carry a photo without carrying anybody's face. */
function drawing(hue: number): string {
  const shirt = `hsl(${hue} 45% 42%)`;
  const hair = `hsl(${(hue * 7) % 40} 25% 18%)`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 800">
    <rect width="600" height="800" fill="#fff"/>
    <path d="M60 800c0-150 90-210 240-210s240 60 240 210z" fill="${shirt}"/>
    <path d="M240 560h120v70c0 40-120 40-120 0z" fill="#e8bd9a"/>
    <ellipse cx="300" cy="390" rx="150" ry="195" fill="#f2cba8"/>
    <path d="M140 380c-10-190 80-250 160-250s170 60 160 250c-20-110-60-150-160-150s-140 40-160 150z" fill="${hair}"/>
    <circle cx="245" cy="390" r="13" fill="#2b2220"/><circle cx="355" cy="390" r="13" fill="#2b2220"/>
    <path d="M290 430q10 25 20 0M250 490q50 34 100 0" fill="none" stroke="#9c5b48" stroke-width="7" stroke-linecap="round"/>
  </svg>`;
}

/** A JPEG of 600 × 800 above the 50 KB that the edition of 2026 asks for; the grain stands in for a camera's. */
export async function drawPortrait(hue: number): Promise<Uint8Array> {
  const grain = sharp({
    create: {
      width: WIDTH,
      height: HEIGHT,
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 128, sigma: 10 },
    },
  });
  const soft = await grain.png().toBuffer();
  return sharp(Buffer.from(drawing(hue)))
    .flatten({ background: '#fff' })
    .composite([{ input: soft, blend: 'soft-light' }])
    .jpeg({ quality: 96, chromaSubsampling: '4:4:4' })
    .toBuffer();
}
