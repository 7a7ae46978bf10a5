import { describe, expect, it } from 'vitest';
import { MESSAGE_KINDS } from '#domain/registration/command.ts';
import { messageText, recoveryMessage } from './messages.ts';
import { amountText, feeLineText, paymentSubject, paymentWord, yuan } from './money.ts';
import { formWords } from './printed-form.ts';
import { faultsIn, faultsInSentence, inEveryWording, LANGUAGES } from './testing/sentence-rules.ts';

const title = '2026年度卫生专业技术资格考试';
const params = { edition: 'health-2026', title, deadline: '2025-12-17 17:00:00', place: null };
const titles = { 'zh-CN': title, en: 'Health Professional Qualification Exam 2026' };

describe('待办事项提醒', () => {
  it('have each kind a title and full sentences, in both languages', () => {
    inEveryWording((edition, language) => {
      const all = MESSAGE_KINDS.flatMap((kind) =>
        [params.deadline, null].map((deadline) =>
          messageText(kind, { edition, title: titles[language], deadline, place: null }, language),
        ),
      );
      for (const message of all) {
        expect(faultsIn(message.title, language)).toEqual([]);
        expect(faultsInSentence(message.body, language)).toEqual([]);
      }
      expect(new Set(all.map((message) => message.title)).size).toBe(MESSAGE_KINDS.length);
    });
  });

  it('D3, I2: remind who has submitted that the registration is not confirmed, by when and where', () => {
    const place = '请到石家庄市卫生人才中心办理。';
    expect(messageText('unconfirmed', { ...params, place }, 'zh-CN')).toEqual({
      title: '待办事项提醒：报名未确认',
      body: `您已提交“${title}”报名信息，报名未确认。请按照所在考区、考点要求，在 2025年12月17日 17:00:00（北京时间）前完成报名确认。未按时完成报名确认的，视为主动放弃本次考试。${place}`,
    });
  });

  it('E3: threaten with nothing who waits for an on-line result', () => {
    expect(messageText('unconfirmed', { ...params, deadline: null }, 'zh-CN').body).not.toContain('放弃');
  });

  it('H3, I2: tell that the registration is confirmed and can no longer be changed', () => {
    const { title: heading, body } = messageText('confirmed', params, 'zh-CN');
    expect(heading).toBe('待办事项提醒：报名已确认');
    expect(body).toContain('不能再撤回提交和修改');
  });

  it('G3: say 自动放弃 in 2023', () => {
    expect(messageText('payable', { ...params, edition: 'health-2023' }, 'zh-CN').body).toContain('自动放弃');
    expect(messageText('payable', params, 'zh-CN').body).toContain('主动放弃');
  });
});

describe('the message for a new password', () => {
  it('tells the code and how long it is valid, in both languages', () => {
    expect(recoveryMessage('482913', 10, 'zh-CN')).toContain('验证码是 482913，10 分钟内有效');
    for (const language of LANGUAGES)
      expect(faultsInSentence(recoveryMessage('482913', 10, language), language)).toEqual([]);
  });
});

describe('the printed form', () => {
  it('D4: is the 报名申请表 in 2026 and the 报名表 in 2023', () => {
    expect(formWords('health-2026', title, 'zh-CN').title).toBe('2026年度卫生专业技术资格考试报名申请表');
    expect(formWords('health-2023', '2023年度卫生专业技术资格考试', 'zh-CN').title).toBe(
      '2023年度卫生专业技术资格考试报名表',
    );
  });

  it('F1: has the boxes of both stages as each guide names them', () => {
    expect(formWords('health-2026', title, 'zh-CN').boxes).toEqual([
      '单位意见（盖章）',
      '报名点意见',
      '考点审核意见',
      '考区审核意见',
    ]);
    expect(formWords('health-2023', title, 'zh-CN').boxes.slice(2)).toEqual(['考点初审意见', '考区终审意见']);
  });

  it('is complete in both languages', () => {
    inEveryWording((edition, language) => {
      const { signatureLines, boxes, pledge, footer, ...labels } = formWords(
        edition,
        titles[language],
        language,
      );
      const words = [...signatureLines, ...boxes, ...Object.values(labels)];
      expect(words.flatMap((each) => faultsIn(each, language))).toEqual([]);
      expect([pledge, footer].flatMap((each) => faultsInSentence(each, language))).toEqual([]);
    });
  });
});

describe('money', () => {
  it.each([
    [31_000, '310.00'],
    [5, '0.05'],
    [50, '0.50'],
    [0, '0.00'],
    [123_456_789, '1234567.89'],
    [-1_050, '-10.50'],
  ])('%i fen is %s yuan', (fen, shown) => {
    expect(yuan(fen)).toBe(shown);
  });

  it('is never a fraction of a fen', () => {
    expect(() => yuan(0.5)).toThrow(RangeError);
    expect(() => yuan(Number.NaN)).toThrow(RangeError);
  });

  it('has words for each line', () => {
    expect(amountText(31_000, 'zh-CN')).toBe('310.00 元');
    expect(paymentSubject(title, 'zh-CN')).toBe('2026年度卫生专业技术资格考试报名缴费');
    expect(feeLineText('subject', '基础知识', 'zh-CN')).toBe('考试费：基础知识');
    for (const language of LANGUAGES) {
      expect(faultsIn(feeLineText('person', null, language), language)).toEqual([]);
      for (const word of ['specialty', 'subjects', 'sum', 'payee', 'order', 'legalBasis'] as const)
        expect(faultsIn(paymentWord(word, language), language)).toEqual([]);
    }
  });
});
