import type { WindowKind } from '../calendar/windows.ts';
import type { ConfigurationDocument, Span } from '../configuration/document.ts';
import { AS_DECLARED } from '../edition/paper-list.ts';

const span = (opensAt: string, closesAt: string): Span => ({ opensAt, closesAt });

/** A region that confirms on site, with nothing wrong: two points, one site each, one fee for all. */
export const soundDocument: ConfigurationDocument = {
  windows: {
    registration: span('2025-12-02 09:00:00', '2025-12-15 23:59:59'),
    confirmation: span('2025-12-03 09:00:00', '2025-12-17 17:00:00'),
    repair: span('2025-12-03 09:00:00', '2025-12-19 17:00:00'),
    review: span('2025-12-18 00:00:00', '2026-01-30 23:59:59'),
    payment: span('2026-02-04 09:00:00', '2026-02-13 23:59:59'),
  },
  confirmation: 'on-site',
  autoConfirmation: true,
  reviewsAutoConfirmed: true,
  onlinePayment: true,
  gateway: 'signed-redirect-bank',
  payee: '浙江省卫生健康委员会人才中心',
  place: '报名地市的现场确认点',
  papers: ['本人签名并由单位盖章的报名申请表', '有效身份证件原件和复印件'],
  graceMinutes: 5,
  extensionHours: 72,
  secondLookRules: ['employer-by-hand'],
  secondLookPercent: 5,
  employerClerks: false,
  verifiedCredentials: false,
  paperList: AS_DECLARED,
  notice: '',
  points: [
    { code: '3301', name: '杭州市', nameEn: 'Hangzhou' },
    { code: '3302', name: '宁波市', nameEn: 'Ningbo' },
  ],
  sites: [
    { code: '3301-1', point: '3301', name: '杭州市卫生人才服务站', nameEn: 'Hangzhou Site' },
    { code: '3302-1', point: '3302', name: '宁波市卫生人才服务站', nameEn: 'Ningbo Site' },
  ],
  fees: [{ level: '*', form: '*', fenPerSubject: 6500, fenPerPerson: 1000, legalBasis: '浙价费〔2017〕1号' }],
};

/** The sound document with other ends of one window. */
export function withWindow(kind: WindowKind, but: Partial<Span>): ConfigurationDocument {
  const { windows } = soundDocument;
  return { ...soundDocument, windows: { ...windows, [kind]: { ...windows[kind], ...but } } };
}
