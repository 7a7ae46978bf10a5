// Writes docs/lifecycle.svg: the table of domain/registration/lifecycle.ts as a picture. Needs Node 24, which reads TypeScript.
// The places of boxes and arrows are laid out by hand below; a transition without a place, or a place without its
// transition, is an error, so that the picture cannot fall behind the table.
import { writeFileSync } from 'node:fs';
import { lifecycle } from '../domain/registration/lifecycle.ts';
import { ENDED, STATUSES } from '../domain/registration/registration.ts';

const FILE = new URL('../docs/lifecycle.svg', import.meta.url);
const [WIDTH, HEIGHT] = [1665, 880];
const CORNER = 10;

/** Centre and size of each status. */
const BOXES = {
  draft: [105, 270, 120, 130],
  submitted: [395, 270, 120, 130],
  confirmed: [685, 270, 120, 130],
  endorsed: [975, 270, 120, 130],
  payable: [1265, 270, 120, 130],
  registered: [1555, 270, 120, 130],
  repair: [250, 500, 140, 90],
  refused: [830, 500, 140, 90],
  cancelled: [1555, 500, 120, 90],
  forfeited: [685, 700, 1280, 60],
};

/** Where an action leads back to the status it came from, it stands in the box. */
const isInPlace = ({ from, to }) => from.length === to.length && from.every((status) => to.includes(status));

/** Pairs that the table's columns multiply out to, but that no registration walks. */
const NEVER = new Set(['repair submit confirmed']);

/** The way of each arrow, corner by corner; where its words stand; and what must be so for it to be taken. */
const ARROWS = {
  'draft submit submitted': {
    way: [
      [165, 242],
      [335, 242],
    ],
    at: [250, 242],
  },
  'submitted withdraw draft': {
    way: [
      [335, 302],
      [165, 302],
    ],
    at: [250, 302],
  },
  'draft submit confirmed': {
    way: [
      [105, 205],
      [105, 140],
      [685, 140],
      [685, 205],
    ],
    at: [395, 140],
    when: 'the same as last year, where the region confirms that by itself',
  },
  'submitted confirm confirmed': {
    way: [
      [455, 242],
      [625, 242],
    ],
    at: [540, 242],
  },
  'confirmed revert-confirmation submitted': {
    way: [
      [625, 302],
      [455, 302],
    ],
    at: [540, 302],
  },
  'submitted refuse-confirmation repair': {
    way: [
      [348, 335],
      [348, 480],
      [320, 480],
    ],
    at: [340, 382, 'end'],
    when: 'on-line regions',
  },
  'repair submit submitted': {
    way: [
      [320, 520],
      [372, 520],
      [372, 335],
    ],
    at: [379, 430, 'start'],
  },
  'confirmed approve-at-point endorsed': {
    way: [
      [745, 230],
      [915, 230],
    ],
    at: [830, 230],
  },
  'endorsed return-to-point confirmed': {
    way: [
      [915, 270],
      [745, 270],
    ],
    at: [830, 270],
  },
  'endorsed revert-endorsement confirmed': {
    way: [
      [915, 310],
      [745, 310],
    ],
    at: [830, 310],
  },
  'confirmed refuse refused': {
    way: [
      [655, 335],
      [655, 520],
      [760, 520],
    ],
    at: [647, 430, 'end'],
  },
  'refused revert-refusal confirmed': {
    way: [
      [760, 480],
      [695, 480],
      [695, 335],
    ],
    at: [703, 410, 'start'],
  },
  'endorsed refuse refused': {
    way: [
      [1005, 335],
      [1005, 520],
      [900, 520],
    ],
    at: [1013, 430, 'start'],
  },
  'refused revert-refusal endorsed': {
    way: [
      [900, 480],
      [965, 480],
      [965, 335],
    ],
    at: [957, 410, 'end'],
  },
  'endorsed approve-at-region payable': {
    way: [
      [1035, 242],
      [1205, 242],
    ],
    at: [1120, 242],
    when: 'on-line payment',
  },
  'payable revert-approval endorsed': {
    way: [
      [1205, 302],
      [1035, 302],
    ],
    at: [1120, 302],
  },
  'endorsed approve-at-region registered': {
    way: [
      [990, 205],
      [990, 140],
      [1540, 140],
      [1540, 205],
    ],
    at: [1265, 140],
    when: 'no on-line payment in the region',
  },
  'registered revert-approval endorsed': {
    way: [
      [1570, 205],
      [1570, 95],
      [960, 95],
      [960, 205],
    ],
    at: [1265, 95],
    when: 'no on-line payment in the region',
  },
  'confirmed pass-unreviewed payable': {
    way: [
      [700, 205],
      [700, 62],
      [1265, 62],
      [1265, 205],
    ],
    at: [1000, 62],
    when: 'auto-confirmed, not reviewed in the region',
  },
  'confirmed pass-unreviewed registered': {
    way: [
      [670, 205],
      [670, 28],
      [1590, 28],
      [1590, 205],
    ],
    at: [1130, 28],
    when: 'the same, no on-line payment',
  },
  'payable record-payment registered': {
    way: [
      [1325, 270],
      [1495, 270],
    ],
    at: [1410, 270],
  },
  'registered cancel cancelled': {
    way: [
      [1555, 335],
      [1555, 455],
    ],
    at: [1547, 395, 'end'],
  },
  'draft forfeit forfeited': {
    way: [
      [92, 335],
      [92, 670],
    ],
    at: [84, 615, 'end'],
  },
  'draft give-up forfeited': {
    way: [
      [64, 335],
      [64, 670],
    ],
    at: [56, 545, 'end'],
    when: 'never submitted',
  },
  'forfeited revert-forfeit draft': {
    way: [
      [120, 670],
      [120, 335],
    ],
    at: [128, 430, 'start'],
  },
  'submitted forfeit forfeited': {
    way: [
      [438, 335],
      [438, 670],
    ],
    at: [430, 560, 'end'],
    when: 'on-site regions',
  },
  'forfeited revert-forfeit submitted': {
    way: [
      [450, 670],
      [450, 335],
    ],
    at: [458, 615, 'start'],
  },
  'repair forfeit forfeited': {
    way: [
      [236, 545],
      [236, 670],
    ],
    at: [228, 615, 'end'],
  },
  'forfeited revert-forfeit repair': {
    way: [
      [264, 670],
      [264, 545],
    ],
    at: [272, 625, 'start'],
  },
  'payable forfeit forfeited': {
    way: [
      [1251, 335],
      [1251, 670],
    ],
    at: [1243, 615, 'end'],
  },
  'forfeited revert-forfeit payable': {
    way: [
      [1279, 670],
      [1279, 335],
    ],
    at: [1287, 615, 'start'],
  },
};

/** Colour and words for each group of actors that the table names. */
const ACTORS = {
  candidate: ['#0b57d0', 'candidate'],
  'site,point': ['#00696f', 'site or point'],
  point: ['#1a7f37', 'point'],
  region: ['#7a3ea8', 'region'],
  'point,region': ['#8a5300', 'point or region'],
  'bank,system': ['#b42318', 'bank or system'],
  system: ['#59636e', 'system'],
  'region,nation': ['#a0246b', 'region or nation'],
};

const LEGEND = [
  ['candidate', 'the candidate'],
  ['site,point', 'staff of a registration site or of the exam point'],
  ['point', 'staff of the exam point'],
  ['region', 'staff of the exam region'],
  ['point,region', 'exam point or exam region, at its own stage of the review where it refuses'],
  ['region,nation', 'exam region or national centre'],
  ['bank,system', 'payment platform, or the query that asks it'],
  ['system', 'a deadline, or the setting of the region'],
];

const actorsOf = (action) => {
  const known = ACTORS[lifecycle[action].actors.join()];
  if (known === undefined) throw new Error(`no colour for the actors of ${action}`);
  return known;
};
const markerOf = (colour) => `head-${colour.slice(1)}`;

function text(x, y, words, { size = 13, colour = '#1f2328', anchor = 'middle', weight = 400 } = {}) {
  return `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${colour}" text-anchor="${anchor}">${words}</text>`;
}

/** Straight lines from corner to corner, the corners rounded. */
function pathOf(way) {
  const towards = ([x, y], [toX, toY], by) => {
    const length = Math.hypot(toX - x, toY - y);
    return `${x + ((toX - x) / length) * by} ${y + ((toY - y) / length) * by}`;
  };
  const turns = way.slice(1, -1).map((corner, i) => {
    const [before, next] = [way[i], way[i + 2]];
    return `L${towards(corner, before, CORNER)} Q${corner.join(' ')} ${towards(corner, next, CORNER)}`;
  });
  return [`M${way[0].join(' ')}`, ...turns, `L${way.at(-1).join(' ')}`].join(' ');
}

/** The words stand around a level arrow, and beside an upright one. */
function drawArrow([pair, { way, at, when }]) {
  const action = pair.split(' ')[1];
  const [colour, who] = actorsOf(action);
  const [x, y, anchor = 'middle'] = at;
  const lower = anchor === 'middle' ? 15 : 10;
  const small = { size: 11, colour, anchor };
  const lines = [
    `<path d="${pathOf(way)}" fill="none" stroke="${colour}" stroke-width="1.6" marker-end="url(#${markerOf(colour)})"/>`,
    text(x, y - 6, action, { size: 13, weight: 600, colour, anchor }),
    text(x, y + lower, when !== undefined && anchor === 'middle' ? `${who} · ${when}` : who, small),
  ];
  if (when !== undefined && anchor !== 'middle') lines.push(text(x, y + lower + 14, when, small));
  return lines.join('\n');
}

function drawBox(status) {
  const [x, y, width, height] = BOXES[status];
  const hasEnded = ENDED.includes(status);
  const inside = Object.entries(lifecycle)
    .filter(([, rule]) => isInPlace(rule) && rule.from.includes(status))
    .map(([action]) => action);
  const top = y + 6 - inside.length * 9;
  return [
    `<rect x="${x - width / 2}" y="${y - height / 2}" width="${width}" height="${height}" rx="6" fill="${hasEnded ? '#f0f1f3' : '#ffffff'}" stroke="#1f2328" stroke-width="1.4"${hasEnded ? ' stroke-dasharray="5 4"' : ''}/>`,
    text(x, top, status, { size: 17, weight: 600 }),
    ...inside.map((action, i) =>
      text(x, top + 20 + i * 17, action, { size: 12, colour: actorsOf(action)[0] }),
    ),
  ].join('\n');
}

function drawLegend() {
  const rows = LEGEND.map(([actors, words], i) => {
    const [x, y] = [45 + Math.floor(i / 3) * 560, 780 + (i % 3) * 26];
    const [colour] = ACTORS[actors];
    return `<path d="M${x} ${y} H${x + 40}" stroke="${colour}" stroke-width="1.6" marker-end="url(#${markerOf(colour)})"/>\n${text(x + 54, y + 4, words, { anchor: 'start', colour })}`;
  });
  const note = 'Broken line: ended. In a box: acts that leave the status as it is.';
  return [...rows, text(1219, 836, note, { anchor: 'start' })].join('\n');
}

function drawHeads() {
  const heads = Object.values(ACTORS).map(
    ([colour]) =>
      `<marker id="${markerOf(colour)}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 1 L10 5 L0 9 z" fill="${colour}"/></marker>`,
  );
  return `<defs>\n${heads.join('\n')}\n</defs>`;
}

/** Every way from one status to another that the table allows, as `from action to`. */
function transitions() {
  return Object.entries(lifecycle)
    .filter(([, rule]) => !isInPlace(rule))
    .flatMap(([action, { from, to }]) => from.flatMap((a) => to.map((b) => `${a} ${action} ${b}`)))
    .filter((pair) => !NEVER.has(pair));
}

function assertComplete() {
  const pairs = transitions();
  const missing = [
    ...pairs.filter((pair) => ARROWS[pair] === undefined),
    ...Object.keys(ARROWS).filter((pair) => !pairs.includes(pair)),
    ...STATUSES.filter((status) => BOXES[status] === undefined),
  ];
  if (missing.length > 0) throw new Error(`lay out anew: ${missing.join(', ')}`);
}

/** The picture as SVG; always the same for the same table. Throws where the layout does not fit the table. */
export function drawLifecycle() {
  assertComplete();
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="system-ui, 'Noto Sans', 'DejaVu Sans', sans-serif" role="img" aria-labelledby="title">`,
    '<title id="title">The life of a registration: statuses as boxes, actions as arrows in the colour of who acts</title>',
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    drawHeads(),
    text(45, 48, 'The life of a registration', { size: 24, weight: 600, anchor: 'start' }),
    text(45, 74, 'Drawn from domain/registration/lifecycle.ts by scripts/draw-lifecycle.mjs', {
      anchor: 'start',
      colour: '#59636e',
    }),
    ...Object.entries(ARROWS).map(drawArrow),
    ...STATUSES.map(drawBox),
    drawLegend(),
    '</svg>\n',
  ].join('\n');
}

if (import.meta.main) writeFileSync(FILE, drawLifecycle());
