import { spawnSync } from 'node:child_process';
import { createCipheriv, createHash, hkdfSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { ALGORITHMS } from '../ports/keys.ts';
import { parseSealingKeys } from './key-ring.ts';
import { createKeys, marksOf, USUAL_CRYPTO } from './keys.ts';

const MASTER = Buffer.from('c1f4a86e0b7d2953e8146fda90b3c75812e6fd094ab7c3518e20d9f6b14a7c3d', 'hex');
const SECOND = '5be0729cd1648af37e205913fcbd8a46e7031f59d2c8b6740a9e1d35f8627bc4';
const VALUE = { idNumber: '130203198801150017', address: '石家庄市长安区中山东路1号' };
const PLACE = 'candidates/4c2f';

async function* once(content: string) {
  yield Buffer.from(content);
}

describe.each(ALGORITHMS)('%s keys', (algorithms) => {
  const made = createKeys(MASTER, { ...USUAL_CRYPTO, algorithms });

  it('open what they sealed, in its place only, and nothing in it can be read or altered', async () => {
    const keys = await made;
    const sealed = keys.seal(PLACE, VALUE);
    expect(keys.open(PLACE, sealed)).toEqual(VALUE);
    expect(sealed.includes(VALUE.idNumber)).toBe(false);
    expect(() => keys.open('candidates/4c30', sealed)).toThrow();
    for (let at = 0; at < sealed.length; at += 1) {
      const altered = Buffer.from(sealed);
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(() => keys.open(PLACE, altered)).toThrow();
    }
    for (let length = 0; length < sealed.length; length += 7)
      expect(() => keys.open(PLACE, sealed.subarray(0, length))).toThrow();
  });

  it('never seal the same twice alike, and find the same alike, each purpose for itself', async () => {
    const keys = await made;
    expect(keys.seal(PLACE, VALUE)).not.toEqual(keys.seal(PLACE, VALUE));
    expect(keys.lookup('id-number', 'x')).toEqual(keys.lookup('id-number', 'x'));
    expect(keys.lookup('id-number', 'x')).not.toEqual(keys.lookup('phone', 'x'));
    expect(keys.lookup('id-number', 'x')).toHaveLength(32);
    expect(keys.sign('x')).toMatch(/^[0-9a-f]{64}$/);
  });

  it('seal files, too', async () => {
    const keys = await made;
    const sealed = await buffer(keys.sealStream('exports/1', once('姓名,准考证号\n')));
    const opened = await buffer(
      keys.openStream('exports/1', [sealed] as unknown as AsyncIterable<Uint8Array>),
    );
    expect(opened.toString()).toBe('姓名,准考证号\n');
  });

  it('sign files so that OpenSSL can tell, with nothing of ours', async () => {
    const keys = await made;
    const folder = mkdtempSync(path.join(tmpdir(), 'weikao-signature-'));
    const file = (name: string, content: string | Uint8Array) => {
      writeFileSync(path.join(folder, name), content);
      return path.join(folder, name);
    };
    const manifest = Buffer.from('{"version":2}');
    const [key, signature] = [file('key', keys.filesKey().pem), file('signature', keys.signFile(manifest))];
    const way = algorithms === 'national' ? ['-digest', 'sm3', '-pkeyopt', 'distid:1234567812345678'] : [];
    const verify = (content: Uint8Array) =>
      spawnSync('openssl', [
        ...['pkeyutl', '-verify', '-pubin', '-inkey', key, '-rawin', ...way],
        ...['-in', file('manifest', content), '-sigfile', signature],
      ]).status;
    expect([verify(manifest), verify(Buffer.from('{"version":3}'))]).toEqual([0, 1]);
    rmSync(folder, { recursive: true });
  });
});

describe('sealed values of before there were several keys', () => {
  it('open as they did: version 1, AES-256-GCM under the master key', async () => {
    const key = Buffer.from(hkdfSync('sha256', MASTER, Buffer.alloc(0), 'weikao/seal', 32));
    const nonce = Buffer.alloc(12, 3);
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(PLACE));
    const body = Buffer.concat([cipher.update(JSON.stringify(VALUE)), cipher.final()]);
    const sealed = Buffer.concat([Buffer.of(1), nonce, body, cipher.getAuthTag()]);
    expect((await createKeys(MASTER)).open(PLACE, sealed)).toEqual(VALUE);
  });
});

describe('a second sealing key', () => {
  const lines = (next: string) => `# made 2026-11-20\n2 sm4-hmac-sm3 ${SECOND}${next}\n`;
  const withKeys = (text: string) => createKeys(MASTER, { ...USUAL_CRYPTO, sealing: parseSealingKeys(text) });

  it('is known first and used later, so that processes can be told one after the other', async () => {
    const [alone, told, using] = [
      await createKeys(MASTER),
      await withKeys(lines(' next')),
      await withKeys(lines('')),
    ];
    expect([alone, told, using].map(({ sealingVersion }) => sealingVersion)).toEqual([1, 1, 2]);
    const [old, fresh] = [told.seal(PLACE, VALUE), using.seal(PLACE, VALUE)];
    expect([old[0], fresh[0]]).toEqual([1, 2]);
    for (const keys of [told, using]) {
      expect(keys.open(PLACE, old)).toEqual(VALUE);
      expect(keys.open(PLACE, fresh)).toEqual(VALUE);
    }
    expect(() => alone.open(PLACE, fresh)).toThrow('names key 2, which is not among the sealing keys');
  });

  it('changes neither who is found nor what was signed', async () => {
    const [alone, using] = [await createKeys(MASTER), await withKeys(lines(''))];
    expect(using.lookup('id-number', 'x')).toEqual(alone.lookup('id-number', 'x'));
    expect(using.sign('x')).toBe(alone.sign('x'));
    expect(using.filesKey()).toEqual(alone.filesKey());
  });

  it.each([
    [`2 des ${SECOND}`, 'line 1 is not'],
    [`2 aes-256-gcm ${SECOND.slice(1)}`, 'line 1 is not'],
    [`1 aes-256-gcm ${SECOND}`, 'versions go from 2 to 255'],
    [`256 aes-256-gcm ${SECOND}`, 'versions go from 2 to 255'],
    [`2 aes-256-gcm ${'ab'.repeat(32)}`, 'repeats itself'],
    [`2 aes-256-gcm ${SECOND}\n2 aes-256-gcm ${SECOND}`, 'two lines have the same version'],
  ])('is refused where its line is wrong, and not repeated: %s', (text, said) => {
    expect(() => parseSealingKeys(text)).toThrow(said);
    expect(() => parseSealingKeys(text)).not.toThrow(SECOND);
  });

  it('has a mark by which a database knows it, and from which it cannot be had', () => {
    const marks = marksOf(MASTER, { ...USUAL_CRYPTO, sealing: parseSealingKeys(lines('')) });
    expect(marks.map(({ version, suite }) => [version, suite])).toEqual([
      [1, 'aes-256-gcm'],
      [2, 'sm4-hmac-sm3'],
    ]);
    const told = JSON.stringify(marks);
    expect(told).not.toContain(SECOND);
    expect(told).not.toContain(createHash('sha256').update(MASTER).digest('hex'));
  });
});
