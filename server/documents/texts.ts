import type { FrozenAnswer, FrozenPage } from '#domain/registration/content.ts';
import { revisionDigits } from '#domain/registration/verification-code.ts';
import { caseMessage, reclaimApprovedMessage, reclaimRefusedMessage } from '#vocabulary/cases.ts';
import { sheetWords } from '#vocabulary/employer-sheet.ts';
import {
  exportColumn,
  exportMoment,
  exportNames,
  exportNote,
  exportStatus,
  handoverChange,
} from '#vocabulary/exports.ts';
import { fieldLabel, pageTitle } from '#vocabulary/fields.ts';
import { importColumn, importReport } from '#vocabulary/imports.ts';
import {
  mailCode,
  messageText,
  phoneChangedMessage,
  phoneMessage,
  recoveryMessage,
  todoFacts,
  todoLine,
  wechatScanOver,
  wechatToConsent,
  wechatWelcome,
} from '#vocabulary/messages.ts';
import { gatewayText, paymentSubject } from '#vocabulary/money.ts';
import { consents, registrationNotice } from '#vocabulary/notices.ts';
import { formWords } from '#vocabulary/printed-form.ts';
import type { PrintedForm, PrintedLine, PrintedSection, PrintedSheet } from '../ports/form-printer.ts';
import type { Notices } from '../ports/notices.ts';
import type { CopiedMessage, FormFacts, SheetFacts, Texts } from '../ports/texts.ts';

/** What leaves the house on paper or as a message is Chinese: its readers are. */
const LANGUAGE = 'zh-CN';
/** Longer answers take the whole width of the page. */
const WIDE_FROM = 24;

function toLine(edition: string, answer: FrozenAnswer): PrintedLine {
  const value = answer.shown.trim();
  const wide = [...value].length >= WIDE_FROM || value.includes('\n');
  return { label: fieldLabel(edition, answer.key, LANGUAGE), value, wide };
}

function toSection(edition: string, page: FrozenPage): PrintedSection {
  const lines = page.answers.filter((answer) => answer.printed).map((answer) => toLine(edition, answer));
  return { title: pageTitle(edition, page.key, LANGUAGE), lines };
}

function toForm(of: FormFacts): PrintedForm {
  const { edition, pages } = of.content;
  const words = formWords(edition, of.title, LANGUAGE);
  const region = { label: fieldLabel(edition, 'region', LANGUAGE), value: of.regionName, wide: false };
  const sections = pages.map((page) => toSection(edition, page));
  return {
    title: words.title,
    number: { label: words.numberLabel, value: of.number },
    code: { label: words.codeLabel, value: of.code },
    sections: sections.map((section, i) =>
      i === 0 ? { ...section, lines: [region, ...section.lines] } : section,
    ),
    photo: of.photo,
    pledge: words.pledge,
    signatureLines: words.signatureLines,
    boxes: words.boxes,
    footer: words.footer,
    frozenAt: of.frozenAt,
  };
}

function toCopy({ kind, edition, title, ...more }: CopiedMessage): ReturnType<Texts['copy']> {
  const params = { edition: edition ?? '', title: title ?? '', ...more };
  return {
    ...messageText(kind, params, LANGUAGE),
    lines: {
      todo: todoLine(kind, params.edition, LANGUAGE),
      ...todoFacts(title, more.deadline, LANGUAGE),
    },
  };
}

function toSheet(of: SheetFacts): PrintedSheet {
  const words = sheetWords(of.lines.length, LANGUAGE);
  const fact = (label: string, value: string) => ({ label, value });
  return {
    title: words.title,
    number: fact(words.number, of.number),
    code: fact(words.code, of.code),
    facts: [
      fact(words.employer, of.employerName),
      fact(words.exam, of.title),
      fact(words.place, `${of.regionName} ${of.pointName}`),
      fact(words.madeBy, of.madeBy),
      fact(words.madeAt, exportMoment(of.madeAt)),
    ],
    columns: words.columns,
    rows: of.lines.map((line, i) => [
      String(i + 1),
      line.name,
      line.maskedId,
      line.number,
      line.specialty,
      line.level,
      line.subjects.join(words.listComma),
      exportStatus(of.edition, line.status, LANGUAGE),
      `${revisionDigits(line.revision)} · ${line.submittedAt}`,
      '',
    ]),
    count: words.count,
    signatureLines: words.signatureLines,
    boxes: words.boxes,
    footer: words.footer,
    madeAt: of.madeAt,
  };
}

export const texts: Texts = {
  form: toForm,
  employerSheet: toSheet,
  recoveryMessage: (code, minutes) => recoveryMessage(code, minutes, LANGUAGE),
  phoneMessage: (code, minutes) => phoneMessage(code, minutes, LANGUAGE),
  phoneChangedMessage: (tail) => phoneChangedMessage(tail, LANGUAGE),
  reclaimApprovedMessage: (code) => reclaimApprovedMessage(code, LANGUAGE),
  reclaimRefusedMessage: (reason) => reclaimRefusedMessage(reason, LANGUAGE),
  caseMessage: (kind, state) => caseMessage(kind, state, LANGUAGE),
  mailCode: (code, minutes) => mailCode(code, minutes, LANGUAGE),
  wechatWelcome: () => wechatWelcome(LANGUAGE),
  wechatToConsent: (address) => wechatToConsent(address, LANGUAGE),
  wechatScanOver: () => wechatScanOver(LANGUAGE),
  copy: toCopy,
  paymentSubject: (title) => paymentSubject(title, LANGUAGE),
  gateway: (name) => gatewayText(name, LANGUAGE),
  status: (edition, status) => exportStatus(edition, status, LANGUAGE),
  moment: exportMoment,
  exportColumn: (edition, key) => exportColumn(edition, key, LANGUAGE),
  importColumn: (key) => importColumn(key, LANGUAGE),
  importReport: (problems) => importReport(problems, LANGUAGE),
  handoverChange: (change) => handoverChange(change, LANGUAGE),
  exportNames: () => exportNames,
  exportNote,
};

export const notices: Notices = {
  registrationNotice: (edition) => registrationNotice(edition).version,
  consents: () => consents.map(({ key, version }) => ({ key, version })),
};
