export type Letter = {
  readonly id: string;
  readonly subject: string;
  readonly text: string;
  readonly at: Date;
};

export type Mailboxes = {
  /** What comes again under the sender's own id is there already. */
  readonly add: (address: string, letter: Letter) => void;
  /** Newest first. */
  readonly of: (address: string) => readonly Letter[];
};

const mostLetters = 1000;

/** Everybody's mail, in memory. */
export function createMailboxes(): Mailboxes {
  const boxes = new Map<string, Letter[]>();
  return {
    add(address, letter) {
      const box = boxes.get(address) ?? [];
      if (box.some(({ id }) => id === letter.id)) return;
      boxes.set(address, [...box, letter].slice(-mostLetters));
    },
    of: (address) => (boxes.get(address) ?? []).toReversed(),
  };
}

const header = (lines: readonly string[], name: string): string =>
  lines
    .find((line) => line.toLowerCase().startsWith(`${name}:`))
    ?.slice(name.length + 1)
    .trim() ?? '';

/** Words that are not ASCII come as =?UTF-8?B?…?= or =?UTF-8?Q?…?=, several in a row. */
function readWords(text: string): string {
  const joined = text.replace(/\?=\s+=\?/g, '?==?');
  return joined.replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, how: string, words: string) =>
    how.toLowerCase() === 'b'
      ? Buffer.from(words, 'base64').toString()
      : fromQuoted(words.replaceAll('_', ' ')),
  );
}

const fromQuoted = (text: string): string =>
  Buffer.from(
    text
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString();

/** A letter of one plain part, as it comes over the line. */
export function readLetter(source: string, at: Date): Letter {
  const [head = '', ...rest] = source.split('\r\n\r\n');
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  const body = rest.join('\r\n\r\n');
  const encoding = header(lines, 'content-transfer-encoding').toLowerCase();
  const plain =
    encoding === 'base64'
      ? Buffer.from(body, 'base64').toString()
      : encoding === 'quoted-printable'
        ? fromQuoted(body)
        : body;
  return {
    id: header(lines, 'message-id'),
    subject: readWords(header(lines, 'subject')),
    text: plain.replaceAll('\r\n', '\n').trim(),
    at,
  };
}
