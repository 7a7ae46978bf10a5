// Writes data/rare-characters.csv: Han characters that a keyboard may lack, by radical and number of strokes, with their
// readings. Reads the Unihan files of the Unicode Character Database from the folder given; Debian's package
// `unicode-data` brings them in /usr/share/unicode. Needs bzip2.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

const OUT = new URL('../data/rare-characters.csv', import.meta.url);
const folder = process.argv[2] ?? '/usr/share/unicode';

/** Unified ideographs; compatibility ones become these when a name is normalised. */
const BLOCKS = [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0x20000, 0x2ee5d],
  [0x30000, 0x3fffd],
];
/** The first level of the Table of General Standard Chinese Characters (2013): whoever writes Chinese at all can type these. */
const COMMON = 3500;

function readUnihan(file, fields) {
  const text = execFileSync('bzip2', ['-dc', path.join(folder, `${file}.txt.bz2`)], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  const found = new Map();
  for (const line of text.split('\n')) {
    const [code, field, value] = line.split('\t');
    if (value === undefined || !fields.includes(field)) continue;
    const point = Number.parseInt(code.slice(2), 16);
    found.set(point, { ...found.get(point), [field]: value });
  }
  return found;
}

/** `10019.020:tiàn,tán 10020.010:gǔ` → the readings alone. */
const withoutPlaces = (value = '') =>
  value.split(' ').flatMap((part) => part.replace(/^[^:]*:/, '').split(','));

function readingsOf({ kMandarin, kTGHZ2013, kXHC1983, kHanyuPinyin } = {}) {
  const first = (kMandarin ?? '').split(' ');
  const more = [kTGHZ2013, kXHC1983, kHanyuPinyin].flatMap(withoutPlaces);
  return [...new Set([...first, ...more].map((reading) => reading.normalize('NFC')))].filter(Boolean);
}

const readings = readUnihan('Unihan_Readings', ['kMandarin', 'kTGHZ2013', 'kXHC1983', 'kHanyuPinyin']);
const shapes = readUnihan('Unihan_IRGSources', ['kRSUnicode', 'kTotalStrokes']);
const levels = readUnihan('Unihan_OtherMappings', ['kTGH']);

const groups = new Map();
for (const [point, { kRSUnicode, kTotalStrokes }] of [...shapes].sort(([a], [b]) => a - b)) {
  if (!BLOCKS.some(([from, to]) => point >= from && point <= to)) continue;
  const level = Number(levels.get(point)?.kTGH?.split(' ')[0]?.split(':')[1] ?? Number.POSITIVE_INFINITY);
  if (level <= COMMON || kRSUnicode === undefined || kTotalStrokes === undefined) continue;
  const key = [Number.parseInt(kRSUnicode, 10), Number.parseInt(kTotalStrokes, 10)].join();
  const entry = String.fromCodePoint(point) + readingsOf(readings.get(point)).join('/');
  groups.set(key, [...(groups.get(key) ?? []), entry]);
}

const numbers = (key) => key.split(',').map(Number);
const lines = [...groups]
  .sort(([a], [b]) => numbers(a)[0] - numbers(b)[0] || numbers(a)[1] - numbers(b)[1])
  .map(([key, entries]) => `${key},${entries.join(' ')}`);
writeFileSync(
  OUT,
  `# source: Unicode Character Database 15.0, Unihan (kRSUnicode, kTotalStrokes, kMandarin, kTGHZ2013, kXHC1983, kHanyuPinyin, kTGH), Copyright Unicode, Inc., used under https://www.unicode.org/license.txt; put together by scripts/make-rare-characters.mjs
# year: 2022
# all unified ideographs but the 3500 commonest: each with its readings; those of one radical (Kangxi, 1 to 214) and one number of strokes in a line
radical,strokes,characters
${lines.join('\n')}
`,
);
