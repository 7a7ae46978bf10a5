import { describe, expect, it } from 'vitest';
import { CHANNELS, DELIVERY_STATES } from '#domain/messages/copies.ts';
import { MESSAGE_KINDS } from '#domain/registration/command.ts';
import { copyText, deliveryText } from './copies.ts';
import { shortMessageOf, todoFacts, todoLine, wechatToConsent } from './messages.ts';
import { faultsIn, inEveryWording } from './testing/sentence-rules.ts';

const MOST = 20;

describe('「待办事项提醒」 of the official account', () => {
  it('D3, I2: names what is to be done as the guides do', () => {
    const line = (kind: (typeof MESSAGE_KINDS)[number]) => todoLine(kind, 'health-2026', 'zh-CN');
    expect(line('unconfirmed')).toBe('报名未确认');
    expect(line('confirmed')).toBe('报名已确认');
    expect(line('confirmation-refused')).toBe('确认不通过');
    expect(line('refused')).toBe('审核不通过');
    expect(line('payment-opens')).toBe('缴费开始');
    expect(line('remind-pay')).toBe('缴费即将截止');
  });

  it('never has a line that WeChat would refuse: twenty characters', () => {
    for (const edition of ['health-2026', 'health-2023']) {
      const lines = MESSAGE_KINDS.map((kind) => todoLine(kind, edition, 'zh-CN'));
      expect(lines.filter((line) => line === '' || [...line].length > MOST)).toEqual([]);
    }
    for (const title of [null, '2026年度卫生专业技术资格考试']) {
      const { about, due } = todoFacts(title, '2025-12-17T09:00:00.000Z', 'zh-CN');
      expect(due).toBe('2025年12月17日 17:00截止');
      expect(Math.max([...about].length, [...due].length)).toBeLessThanOrEqual(MOST);
    }
    expect(todoFacts(null, null, 'zh-CN')).toEqual({ about: '考生账户', due: '请登录查看' });
  });

  it('leads whoever has scanned to the page that asks', () => {
    expect(wechatToConsent('https://weikao.example/a', 'zh-CN')).toContain('href="https://weikao.example/a"');
  });
});

it('says of each copy what became of it, to candidates and to staff', () => {
  expect(copyText({ channel: 'wechat', state: 'delivered' }, 'zh-CN')).toBe('微信已送达');
  expect(copyText({ channel: 'sms', state: 'sent' }, 'zh-CN')).toBe('已发送短信');
  expect(copyText({ channel: 'sms', state: 'failed' }, 'zh-CN')).toBe('短信未送达');
  expect(deliveryText({ channel: 'wechat', state: 'failed', failure: 'not-following' }, 'zh-CN')).toBe(
    '微信：未送达（没有关注公众号）',
  );
  inEveryWording((_edition, language) => {
    for (const channel of CHANNELS) {
      for (const state of DELIVERY_STATES)
        expect(faultsIn(deliveryText({ channel, state, failure: null }, language), language)).toEqual([]);
    }
  });
  expect(shortMessageOf('您已提交。', 'zh-CN')).toBe('【卫考】您已提交。');
});
