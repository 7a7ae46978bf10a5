import { describe, expect, it } from 'vitest';
import { AS_DECLARED, MOST_IMAGES, type OwnPaper, type PaperList } from '../edition/paper-list.ts';
import { actorOf, facts2023, facts2026, settingsOf } from '../testing/facts.ts';
import { nurseOf2023, nurseOf2026 } from '../testing/personas.ts';
import {
  accepted,
  afterAct,
  completeEverywhere,
  filledIn,
  paperFile,
  refused,
  withPapers,
} from '../testing/registrations.ts';
import { leftOut } from './batch.ts';
import type { Command } from './command.ts';
import { contentText, heldText } from './content.ts';
import { decide } from './decide.ts';
import { papersDemanded, papersDone, papersLeft, papersMissing, papersToBring } from './papers.ts';
import { refusePrint } from './printing.ts';
import type { Registration } from './registration.ts';

const onLine = facts2026({ settings: settingsOf('33', { confirmation: 'on-line' }) });
const asSite = facts2026({ settings: onLine.settings, actor: actorOf('site') });
const draft = completeEverywhere();
const keysOf = (registration: Registration, facts = onLine) =>
  papersDemanded(registration, facts).map(({ key }) => key);
const missingIn = (registration: Registration, facts = onLine) =>
  papersMissing(registration, facts).map(({ key }) => key);
const withAnswers = (answers: Registration['answers']): Registration => ({
  ...draft,
  answers: { ...draft.answers, ...answers },
});
const attach = (item: string, file = paperFile('7')): Command => ({ do: 'attach-paper', item, file });
const codeOf = (registration: Registration, command: Command, facts = onLine) =>
  refused(decide(registration, command, facts)).code;

describe('the papers that are demanded', () => {
  it('follow from the answers: D2 (2026)', () => {
    expect(keysOf(draft)).toEqual([
      'signed-form',
      'id-paper',
      'education-certificate',
      'degree-certificate',
      'practice-licence',
      'proof-of-years',
    ]);
    expect(keysOf(withAnswers({ degree: 'none' }))).not.toContain('degree-certificate');
    expect(keysOf(withAnswers({ practice_category: 'none' }))).not.toContain('practice-licence');
    expect(keysOf(withAnswers({ has_residency_certificate: 'yes' }))).toContain('residency-certificate');
  });

  it('in 2023 have the title certificate and no printed form: D2 (2023)', () => {
    const of2023 = filledIn(nurseOf2023, facts2023());
    const keys = papersDemanded(of2023, facts2023()).map(({ key }) => key);
    expect(keys).toContain('title-certificate');
    expect(keys).not.toContain('signed-form');
    const untitled = { ...of2023, answers: { ...of2023.answers, current_title: 'none' } };
    expect(papersDemanded(untitled, facts2023()).map(({ key }) => key)).not.toContain('title-certificate');
  });

  it('are none where they are shown on-site', () => {
    expect(papersDemanded(draft, facts2026())).toEqual([]);
    expect(codeOf(draft, attach('id-paper'), facts2026())).toBe('not-on-line');
  });
});

describe('uploading', () => {
  it('leads to submission only with everything, and closed by hand: D2 (2026)', () => {
    expect(refused(decide(draft, { do: 'submit', rev: draft.rev }, onLine))).toMatchObject({
      code: 'papers-missing',
      params: { items: expect.arrayContaining(['signed-form', 'proof-of-years']) },
    });
    const ready = withPapers(draft, onLine);
    const open = { ...ready, papers: { ...ready.papers, closed: false } };
    expect(codeOf(open, { do: 'submit', rev: open.rev })).toBe('papers-open');
    const closed = afterAct(open, { do: 'close-papers', rev: open.rev }, onLine);
    expect(afterAct(closed, { do: 'submit', rev: closed.rev }, onLine).status).toBe('submitted');
  });

  it('in 2023 has no step of closing: D2 (2023)', () => {
    const ready = withPapers(filledIn(nurseOf2023, facts2023()), facts2023());
    const open = { ...ready, papers: { ...ready.papers, closed: false } };
    expect(afterAct(open, { do: 'submit', rev: open.rev }, facts2023()).status).toBe('submitted');
    expect(codeOf(open, { do: 'close-papers', rev: open.rev }, facts2023())).toBe('not-permitted');
    expect(codeOf(open, { do: 'print-form' }, facts2023())).toBe('no-form-on-line');
    expect(refusePrint(open, facts2023())).toMatchObject({ code: 'no-form-on-line' });
  });

  it('takes several images or one PDF an item, each once', () => {
    const one = afterAct(draft, attach('id-paper'), onLine);
    expect(codeOf(one, attach('id-paper'))).toBe('paper-there-already');
    expect(codeOf(one, attach('id-paper', { ...paperFile('8'), kind: 'pdf' }))).toBe('papers-full');
    const many = Array.from({ length: MOST_IMAGES - 1 }, (_, i) => `${i + 8}`.padStart(64, '0'));
    const full = many.reduce(
      (of, digest) => afterAct(of, attach('id-paper', { ...paperFile('8'), digest }), onLine),
      one,
    );
    expect(codeOf(full, attach('id-paper', paperFile('9')))).toBe('papers-full');
    const pdf = afterAct(draft, attach('id-paper', { ...paperFile('8'), kind: 'pdf' }), onLine);
    expect(codeOf(pdf, attach('id-paper'))).toBe('papers-full');
  });

  it('takes nothing that is not asked for, and gives everything back', () => {
    const untrained = withAnswers({ has_residency_certificate: 'no' });
    expect(codeOf(untrained, attach('residency-certificate'))).toBe('paper-unknown');
    expect(codeOf(draft, attach('photo'))).toBe('paper-unknown');
    const trained = withAnswers({ has_residency_certificate: 'yes' });
    const there = afterAct(trained, attach('residency-certificate'), onLine);
    const changedMind = {
      ...there,
      answers: { ...there.answers, has_residency_certificate: 'no' },
    };
    const command = {
      do: 'remove-paper',
      item: 'residency-certificate',
      digest: paperFile('7').digest,
    } as const;
    const gone = accepted(decide(changedMind, command, onLine));
    expect(gone.next.papers.files['residency-certificate']).toEqual([]);
    expect(gone.event).toMatchObject({ action: 'remove-paper', changed: ['residency-certificate'] });
    expect(codeOf(gone.next, command)).toBe('paper-unknown');
  });

  it('is written down by item, and the digest of the event tells one paper from another', () => {
    const digestAfter = (digit: string) =>
      accepted(decide(draft, attach('id-paper', paperFile(digit)), onLine)).event;
    expect(digestAfter('1')).toMatchObject({ action: 'attach-paper', changed: ['id-paper'], reason: null });
    expect(digestAfter('1').contentDigest).not.toBe(digestAfter('2').contentDigest);
  });

  it('is no part of the content: the code stays what it is', () => {
    expect(contentText(afterAct(draft, attach('id-paper'), onLine))).toBe(contentText(draft));
  });
});

describe('printing before submitting: D2 (2026)', () => {
  it('freezes what will be submitted; the same content keeps its code', () => {
    const printed = accepted(decide(draft, { do: 'print-form' }, onLine));
    expect(printed.revision?.number).toBe(1);
    expect(refusePrint(printed.next, onLine)).toBeNull();
    expect(refusePrint(draft, onLine)).toMatchObject({ code: 'wrong-status' });
    const ready = withPapers(printed.next, onLine);
    const submitted = accepted(decide(ready, { do: 'submit', rev: ready.rev }, onLine));
    expect(submitted.revision).toBeNull();
    expect(submitted.next.code).toBe(printed.next.code);
  });

  it('needs a complete form', () => {
    expect(codeOf({ ...draft, photo: null }, { do: 'print-form' })).toBe('photo-missing');
    expect(codeOf({ ...draft, savedPages: ['person'] }, { do: 'print-form' })).toBe('pages-missing');
    expect(codeOf(draft, { do: 'print-form' }, facts2026())).toBe('not-on-line');
  });

  it('after a change counts no more: the signed form is missing again, and the uploads are open', () => {
    const ready = withPapers(draft, onLine);
    const answers = { ...nurseOf2026.pages.contact, address: '杭州市上城区解放路9号' };
    const save = { do: 'save-page', page: 'contact', answers, rev: ready.rev } as const;
    const changed = afterAct(ready, save, onLine);
    expect(changed.papers.closed).toBe(false);
    expect(missingIn(changed)).toEqual(['signed-form']);
    expect(refusePrint(changed, onLine)).toMatchObject({ code: 'wrong-status' });
    const unchanged = afterAct(ready, { ...save, answers: nurseOf2026.pages.contact ?? {} }, onLine);
    expect(unchanged.papers.closed).toBe(true);
  });

  it('what was signed before the last print counts no more', () => {
    const ready = withPapers(draft, onLine);
    const other = { do: 'choose-photo', photo: 'c'.repeat(64) } as const;
    const printedAnew = afterAct(afterAct(ready, other, onLine), { do: 'print-form' }, onLine);
    expect(missingIn(printedAnew)).toEqual(['signed-form']);
    const uploaded = afterAct(printedAnew, attach('signed-form', paperFile('5')), onLine);
    expect(missingIn(uploaded)).toEqual([]);
  });
});

describe('「确认不通过」: E2 (2026)', () => {
  const ready = withPapers(draft, onLine);
  const submitted = afterAct(ready, { do: 'submit', rev: ready.rev }, onLine);
  const objections = [
    { item: 'id-paper', reason: 'materials-incomplete' },
    { item: 'employment', reason: 'employment-not-proven' },
  ];
  const refuse = { do: 'refuse-confirmation', reason: 'materials-incomplete' } as const;

  it('names several things, in the event too, and remembers what staff have seen', () => {
    const said = accepted(decide(submitted, { ...refuse, rev: submitted.rev, objections }, asSite));
    expect(said.event).toMatchObject({ objections, reason: 'materials-incomplete' });
    expect(said.next.papers).toMatchObject({ objections, closed: false });
    expect(said.next.papers.seen).toContain(paperFile('1').digest);
    expect(said.messages).toEqual(['confirmation-refused']);
  });

  it('leaves everything open to be mended: papers, and the form: decision 0022', () => {
    const said = afterAct(submitted, { ...refuse, rev: submitted.rev, objections }, asSite);
    const mended = afterAct(said, attach('id-paper'), onLine);
    expect(mended.status).toBe('repair');
    expect(mended.papers.objections).toEqual(objections);
    const closed = afterAct(mended, { do: 'close-papers', rev: mended.rev }, onLine);
    expect(afterAct(closed, { do: 'submit', rev: closed.rev }, onLine).status).toBe('submitted');
  });

  it('names only what is there, and each thing once', () => {
    const codeFor = (items: readonly string[]) =>
      codeOf(
        submitted,
        {
          ...refuse,
          rev: submitted.rev,
          objections: items.map((item) => ({ item, reason: 'materials-incomplete' })),
        },
        asSite,
      );
    expect(codeFor(['residency-certificate'])).toBe('paper-unknown');
    expect(codeFor(['toString'])).toBe('paper-unknown');
    expect(codeFor(['id-paper', 'id-paper'])).toBe('paper-unknown');
  });
});

describe('a region that wants other papers', () => {
  const creditProof: OwnPaper = {
    key: 'own-33-0a1b2c3d',
    title: '继续教育学分证明',
    titleEn: 'Proof of continued education',
    hint: '',
    required: true,
    when: 'with-degree',
    levels: [],
  };
  const wanting = (paperList: PaperList) =>
    facts2026({ settings: settingsOf('33', { confirmation: 'on-line', paperList }) });
  const asksMore = wanting({ ...AS_DECLARED, own: [creditProof] });
  const asksLess = wanting({ ...AS_DECLARED, declared: { 'proof-of-years': 'not-asked' } });
  const complete = withPapers(draft, onLine);
  const submitWith = (registration: Registration, facts = onLine) =>
    afterAct(registration, { do: 'submit', rev: registration.rev }, facts);
  const submitted = submitWith(complete);

  it('demands its own papers of whom they concern, by their names: D2', () => {
    expect(keysOf(draft, asksMore)).toContain('own-33-0a1b2c3d');
    expect(keysOf(withAnswers({ degree: 'none' }), asksMore)).not.toContain('own-33-0a1b2c3d');
    expect(refused(decide(complete, { do: 'submit', rev: complete.rev }, asksMore))).toEqual({
      code: 'papers-missing',
      params: {
        items: ['own-33-0a1b2c3d'],
        titles: ['继续教育学分证明'],
        titlesEn: ['Proof of continued education'],
      },
    });
  });

  it('throws nobody back who has handed in, also not when staff send it back: E2 (2026)', () => {
    expect(missingIn(submitted, asksMore)).toEqual([]);
    const objections = [{ item: 'id-paper', reason: 'materials-incomplete' }];
    const refusal = { do: 'refuse-confirmation', reason: 'materials-incomplete', objections } as const;
    const sentBack = afterAct(
      submitted,
      { ...refusal, rev: submitted.rev },
      {
        ...asksMore,
        actor: actorOf('site'),
      },
    );
    const closed = afterAct(sentBack, { do: 'close-papers', rev: sentBack.rev }, asksMore);
    expect(submitWith(closed, asksMore)).toMatchObject({ status: 'submitted', papers: { list: null } });
  });

  it('asks who takes the submission back for what it wants by then', () => {
    const withdrawn = afterAct(submitted, { do: 'withdraw' }, asksMore);
    expect(missingIn(withdrawn, asksMore)).toEqual(['own-33-0a1b2c3d']);
    const uploaded = afterAct(withdrawn, attach('own-33-0a1b2c3d'), asksMore);
    const closed = afterAct(uploaded, { do: 'close-papers', rev: uploaded.rev }, asksMore);
    const again = submitWith(closed, asksMore);
    expect(again.papers.list?.own).toEqual([creditProof]);
    // Dropped afterwards: what was handed in stands.
    expect(papersLeft(again, onLine)).toEqual([]);
    expect(keysOf(again)).toContain('own-33-0a1b2c3d');
  });

  it('keeps what was uploaded for what it asks for no more, with its name, and counts it for nothing', () => {
    const there = afterAct(draft, attach('own-33-0a1b2c3d'), asksMore);
    expect(papersLeft(there, onLine)).toEqual([
      {
        key: 'own-33-0a1b2c3d',
        why: 'region',
        title: { title: '继续教育学分证明', titleEn: 'Proof of continued education' },
      },
    ]);
    expect(codeOf(there, attach('own-33-0a1b2c3d', paperFile('8')))).toBe('paper-unknown');
    const without = afterAct(
      there,
      { do: 'remove-paper', item: 'own-33-0a1b2c3d', digest: paperFile('7').digest },
      onLine,
    );
    expect(papersLeft(without, onLine)).toEqual([]);
    // Asked for again, it is there again.
    expect(
      missingIn({ ...complete, papers: { ...complete.papers, ...there.papers } }, asksMore),
    ).not.toContain('own-33-0a1b2c3d');
  });

  it('tells apart what the answers do not ask for', () => {
    const there = afterAct(draft, attach('degree-certificate'), onLine);
    const changed = { ...there, answers: { ...there.answers, degree: 'none' } };
    expect(papersLeft(changed, onLine)).toEqual([{ key: 'degree-certificate', why: 'answers', title: null }]);
  });

  it('takes another region’s paper from nobody, and no more images than it says', () => {
    expect(codeOf(draft, attach('own-44-0a1b2c3d'), asksMore)).toBe('paper-unknown');
    const one = wanting({ ...AS_DECLARED, most: { 'education-certificate': 1 } });
    const full = afterAct(draft, attach('education-certificate'), one);
    expect(refused(decide(full, attach('education-certificate', paperFile('8')), one))).toEqual({
      code: 'papers-full',
      params: { most: 1 },
    });
  });

  it('that drops a paper lets submit without it, and is not done while a new one is missing', () => {
    const { 'proof-of-years': _dropped, ...files } = complete.papers.files;
    const without = { ...complete, papers: { ...complete.papers, files } };
    expect(codeOf(without, { do: 'submit', rev: without.rev })).toBe('papers-missing');
    expect(submitWith(without, asksLess).status).toBe('submitted');
    // Closed before the list grew: the node of the papers is open again.
    expect([papersDone(complete, onLine), papersDone(complete, asksMore)]).toEqual([true, false]);
  });

  it('has its own papers brought to the counter, and nothing uploaded there: E1', () => {
    const paperList = { ...AS_DECLARED, own: [creditProof, { ...creditProof, when: 'on-line' as const }] };
    const onSite = facts2026({ settings: settingsOf('33', { paperList }) });
    expect(papersDemanded(draft, onSite)).toEqual([]);
    expect(papersToBring(draft, onSite)).toEqual([creditProof]);
    expect(papersToBring(withAnswers({ degree: 'none' }), onSite)).toEqual([]);
    expect(papersToBring(draft, asksMore)).toEqual([]);
  });

  it('is part of what an event proves, and changes no older digest', () => {
    const again = submitWith(
      afterAct(
        afterAct(afterAct(submitted, { do: 'withdraw' }, asksMore), attach('own-33-0a1b2c3d'), asksMore),
        { do: 'close-papers', rev: submitted.rev + 2 },
        asksMore,
      ),
      asksMore,
    );
    const renamed = {
      ...again,
      papers: { ...again.papers, list: { ...AS_DECLARED, own: [{ ...creditProof, required: false }] } },
    };
    expect(heldText(renamed)).not.toBe(heldText(again));
    expect(heldText(submitted)).not.toContain('own');
  });
});

describe('a paper in which a virus is found after it came', () => {
  const asScan = facts2026({ settings: onLine.settings, actor: actorOf('system') });
  const digest = paperFile('1').digest;
  const found: Command = { do: 'mark-infected', digests: [digest] };
  const complete = withPapers(draft, onLine);
  const submitted = afterAct(complete, { do: 'submit', rev: complete.rev }, onLine);
  const confirm = (of: Registration): Command => ({ do: 'confirm', code: of.code ?? '', rev: of.rev });

  it('is missing again, named once, and its owner told which', () => {
    const { next, messages, told, event } = accepted(decide(complete, found, asScan));
    expect([messages, told.papers]).toEqual([['paper-infected'], [{ key: 'id-paper', title: null }]]);
    expect([event.actor.role, event.changed]).toEqual(['system', ['id-paper']]);
    expect(missingIn(next)).toEqual(['id-paper']);
    expect(refused(decide(next, { do: 'submit', rev: next.rev }, onLine))).toEqual({
      code: 'papers-infected',
      params: { items: ['id-paper'] },
    });
    expect(codeOf(next, { do: 'close-papers', rev: next.rev })).toBe('papers-infected');
    expect(codeOf(next, found, asScan)).toBe('paper-unknown');
  });

  it('is replaced by another, and the way is open', () => {
    const marked = afterAct(complete, found, asScan);
    const beside = afterAct(marked, attach('id-paper'), onLine);
    expect(missingIn(beside)).toEqual(['id-paper']);
    const replaced = afterAct(beside, { do: 'remove-paper', item: 'id-paper', digest }, onLine);
    const closed = afterAct(replaced, { do: 'close-papers', rev: replaced.rev }, onLine);
    expect(decide(closed, { do: 'submit', rev: closed.rev }, onLine).ok).toBe(true);
  });

  it('E2: is confirmed by nobody where it is demanded, and refused with its item', () => {
    const marked = afterAct(submitted, found, asScan);
    expect(decide(submitted, confirm(submitted), asSite).ok).toBe(true);
    expect(refused(decide(marked, confirm(marked), asSite))).toMatchObject({ code: 'papers-infected' });
    const objections = [{ item: 'id-paper', reason: 'paper-infected' }];
    const command = {
      do: 'refuse-confirmation',
      rev: marked.rev,
      reason: 'paper-infected',
      objections,
    } as const;
    expect(accepted(decide(marked, command, asSite)).next.status).toBe('repair');
    // What somebody meant to add keeps nothing up.
    const more = withPapers(draft, onLine);
    const files = { ...more.papers.files, 'further-papers': [{ ...paperFile('8'), revision: 1 }] };
    const added = { ...more, papers: { ...more.papers, files } };
    const handedIn = afterAct(added, { do: 'submit', rev: added.rev }, onLine);
    const spoiled = afterAct(handedIn, { do: 'mark-infected', digests: [paperFile('8').digest] }, asScan);
    expect(decide(spoiled, confirm(spoiled), asSite).ok).toBe(true);
  });

  it('once confirmed is told with whom to ask; the state stays, and no batch passes it', () => {
    const confirmed = afterAct(submitted, confirm(submitted), asSite);
    const { next, messages } = accepted(decide(confirmed, found, asScan));
    expect([next.status, next.statusSince, messages]).toEqual([
      'confirmed',
      confirmed.statusSince,
      ['paper-infected-confirmed'],
    ]);
    const asPoint = facts2026({ settings: onLine.settings, actor: actorOf('point') });
    const clean = { verdict: 'meets', isTaken: false } as const;
    expect(leftOut(confirmed, 'approve-at-point', asPoint, clean)).toBeNull();
    expect(leftOut(next, 'approve-at-point', asPoint, clean)).toBe('papers-infected');
    expect(decide(next, { do: 'approve-at-point', rev: next.rev }, asPoint).ok).toBe(true);
  });

  it('is held by the digest of the event: nobody takes the mark away unseen', () => {
    const marked = afterAct(complete, found, asScan);
    const unmarked = { ...marked, papers: complete.papers };
    expect(heldText(marked)).not.toBe(
      heldText({ ...unmarked, papers: { ...complete.papers, closed: false } }),
    );
  });
});
