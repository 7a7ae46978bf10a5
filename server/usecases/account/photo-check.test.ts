import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawPortrait } from '../../demo/portrait.ts';
import { newCandidate } from '../../testing/candidates.ts';
import { newOffice, type Office } from '../../testing/staff.ts';
import { createTestProduct, type TestBrowser, type TestProduct } from '../../testing/test-product.ts';
import { EDITION, fillIn, submit } from '../../testing/thread.ts';

let product: TestProduct;
let office: Office;
beforeAll(async () => {
  product = await createTestProduct({ people: false, lookAtPhotos: true });
  office = await newOffice(product);
});
afterAll(() => product.close());

const params = { edition: EDITION };
const upload = (browser: TestBrowser, body: Buffer, query: Record<string, string> = {}) =>
  browser.send('uploadPhoto', { query, body } as never, { headers: { 'content-type': 'image/jpeg' } });
const portrait = async () => sharp(await drawPortrait(200));
const jpeg = (picture: Sharp) => picture.jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer();
const tilted = async () => jpeg((await portrait()).rotate(15, { background: '#fff' }));

describe('the look at a photo, with the face library at work', () => {
  it('C18 (2026): a good photo leaves nothing open', async () => {
    const { browser } = await newCandidate(product);
    const answer = await upload(browser, await jpeg(await portrait()));
    expect(answer.json().photoCheck).toEqual({ faceChecked: true, doubts: [] });
  });

  it('C18 (2026): a photo without a face is refused, and the account keeps the one it had', async () => {
    const { browser } = await newCandidate(product);
    const before = (await browser.get('getAccount', {})).photo;
    const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
    const blank = sharp({ create: { width: 600, height: 840, channels: 3, background: '#fff', noise } });
    const refused = await upload(browser, await jpeg(blank));
    expect([refused.statusCode, refused.json().error.code]).toEqual([422, 'photo-no-face']);
    expect((await browser.get('getAccount', {})).photo).toEqual(before);
  });

  it('C18 (2026): a doubt refuses nothing; owner and staff see it, with the photo that it is about', async () => {
    const { browser } = await newCandidate(product);
    const answer = (await upload(browser, await tilted())).json();
    expect(answer.photoCheck).toMatchObject({ faceChecked: true });
    expect(answer.photoCheck.doubts).toContain('not-frontal');
    await fillIn(browser);
    const { receipt } = await submit(browser);
    const open = { params: { number: receipt.number } };
    const file = await office.counter.get('getFile', open);
    expect(file.photoCheck).toEqual(answer.photoCheck);
    expect(file.actions).toContain('confirm');
    await upload(browser, await jpeg(await portrait()));
    expect((await office.counter.get('getFile', open)).photoCheck).toEqual(answer.photoCheck);
  });

  it('C18 (2026): a picture that lies is turned as its owner says', async () => {
    const { browser } = await newCandidate(product);
    const lying = await jpeg((await portrait()).rotate(90));
    expect((await upload(browser, lying)).json().error.code).toBe('photo-not-portrait');
    const turned = { turn: '270', left: '0', top: '0', width: '560', height: '800' };
    expect((await upload(browser, lying, turned)).json().photo).toMatchObject({ width: 560, height: 800 });
    expect((await upload(browser, lying, { ...turned, turn: '45' })).statusCode).toBe(400);
  });
});

describe('the limits of a photo', () => {
  it('C18 (2026): are told to the page', async () => {
    const editions = await product.browser().get('listEditions', {});
    expect(editions.find(({ key }) => key === EDITION)?.photo).toEqual({
      minWidth: 420,
      minHeight: 600,
      minBytes: 51_200,
      maxBytes: 20_971_520,
    });
  });

  it('C17 (2026): an account’s photo that was enough for another exam is not taken onto this form', async () => {
    const { browser } = await newCandidate(product);
    await browser.get('enter', { params, body: { region: '13', notice: 'health-2026-1' } });
    const { accountPhoto } = await browser.get('getRegistration', { params });
    await product.sql('update candidates set photo_width = 296, photo_height = 414 where photo_digest = $1', [
      accountPhoto?.digest,
    ]);
    const taken = await browser.refusal('choosePhoto', {
      params,
      body: { photo: accountPhoto?.digest ?? '' },
    });
    expect(taken).toMatchObject({ status: 422, code: 'photo-too-few-pixels' });
  });
});
