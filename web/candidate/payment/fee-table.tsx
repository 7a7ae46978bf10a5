import type { FeeView } from '#contract/client.ts';
import { fieldsOf } from '#domain/edition/edition.ts';
import { findEdition } from '#domain/edition/editions.ts';
import { feeLineText, paymentWord, yuan } from '#vocabulary/money.ts';
import { wordsOfCode } from '../account/general-options.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { Facts } from '../ui/facts.tsx';
import { useOptions } from '../wire/queries.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** Specialty, each line, the sum, and who receives it. */
export function FeeTable({ fee, edition, region }: { fee: FeeView; edition: string; region: string }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const lists = useOptions(edition, region).data ?? {};
  const subject = (code: string | null) =>
    code === null ? null : wordsOfCode(lists[listOf(edition, 'subjects')], code, language);
  const facts = [
    {
      key: 'specialty',
      label: paymentWord('specialty', language),
      value: wordsOfCode(lists.specialty, fee.specialty, language),
    },
    { key: 'payee', label: paymentWord('payee', language), value: fee.payee },
    { key: 'basis', label: paymentWord('legalBasis', language), value: fee.legalBasis },
  ];
  if (fee.order !== null) {
    facts.push({ key: 'order', label: paymentWord('order', language), value: fee.order.number });
  }
  return (
    <>
      <Facts facts={facts} />
      <table className="fees">
        <thead>
          <tr>
            <th scope="col">{t.item}</th>
            <th scope="col">{t.amount}</th>
          </tr>
        </thead>
        <tbody>
          {fee.lines.map((line) => (
            <tr key={`${line.kind} ${line.subject}`}>
              <td>{feeLineText(line.kind, subject(line.subject), language)}</td>
              <td>{yuan(line.fen)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{paymentWord('sum', language)}</th>
            <td>{yuan(fee.fen)}</td>
          </tr>
        </tfoot>
      </table>
    </>
  );
}

/** The key of the list that a field of the edition is chosen from; another exam has other subjects. */
function listOf(edition: string, key: string): string {
  const found = findEdition(edition);
  const field = found === null ? undefined : fieldsOf(found).find((each) => each.key === key);
  return field?.list ?? '';
}
