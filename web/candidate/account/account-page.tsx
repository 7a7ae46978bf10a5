import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Account } from '#contract/client.ts';
import { standing } from '#domain/credentials/credential.ts';
import type { OptionLists } from '#domain/edition/options.ts';
import { fieldLabel } from '#vocabulary/fields.ts';
import { sayMoment } from '#vocabulary/moments.ts';
import { MissingInAccount } from '../front/missing-in-account.tsx';
import { PhotoView } from '../photo/photo-view.tsx';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Facts } from '../ui/facts.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { useAccount } from '../wire/queries.ts';
import { CredentialList } from './credential-list.tsx';
import { useGeneralOptions, wordsOfCode } from './general-options.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** Everything that exam forms quote, in one place; what is missing stands first (A1). */
export function AccountPage() {
  const t = useTexts({ 'zh-CN': zh, en });
  const account = useAccount();
  const lists = useGeneralOptions();
  return (
    <>
      <PageHead title={t.title} />
      <Loaded query={account}>
        {(data) => (
          <>
            {data.missing.length > 0 && <MissingInAccount missing={data.missing} />}
            <Section title={t.basics} href="/account/basics">
              <BasicFacts account={data} lists={lists.data ?? {}} />
              <p>
                <Link href="/account/cases/new?kind=account-correction">{t.wrong}</Link>
                {' · '}
                <Link href="/account/cases">{t.cases}</Link>
              </p>
            </Section>
            <Section title={t.phone} href="/account/phone">
              <p>{data.phone}</p>
            </Section>
            <Section title={t.wechat} href="/account/wechat" word={t.wechatWord}>
              <p>{t.wechatWhat}</p>
            </Section>
            <Section title={t.mail} href="/account/mail" word={t.mailWord}>
              <p>{t.mailWhat}</p>
            </Section>
            <Section title={t.networkIdentity} href="/account/network-identity" word={t.look}>
              <p>{t.networkIdentityWhy}</p>
            </Section>
            <Section title={t.credentials} href="/account/credentials" word={t.add}>
              <CredentialList credentials={standing(data.credentials)} lists={lists.data ?? {}} />
            </Section>
            <Section title={t.photo} href="/account/photo">
              {data.photo === null ? <p>{t.photoPage.none}</p> : <PhotoView digest={data.photo.digest} />}
            </Section>
            <ButtonLink href="/exams" look={data.missing.length === 0 ? 'primary' : 'secondary'}>
              {t.toExams}
            </ButtonLink>
            <p className="page-end">
              <Link href="/account/closing">{t.closing}</Link>
            </p>
          </>
        )}
      </Loaded>
    </>
  );
}

type SectionProps = { title: string; href: string; word?: string; children: ReactNode };

function Section({ title, href, word, children }: SectionProps) {
  const t = useTexts({ 'zh-CN': zh, en });
  const change = word ?? t.change;
  return (
    <section className="section">
      <div className="section-head">
        <h2>{title}</h2>
        <Link href={href} aria-label={`${change} ${title}`}>
          {change}
        </Link>
      </div>
      {children}
    </section>
  );
}

function BasicFacts({ account, lists }: { account: Account; lists: OptionLists }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const words = (list: string, code: string | null) =>
    code === null ? t.notFilled : wordsOfCode(lists[list], code, language);
  const day = (date: string | null) => (date === null ? t.notFilled : sayMoment(date, language));
  const values: readonly (readonly [string, string])[] = [
    ['name', account.name],
    ['id_type', words('id-type', account.idType)],
    ['id_number', account.idNumberMasked],
    ['sex', words('sex', account.sex)],
    ['birth_date', day(account.birthDate)],
    ['nationality', words('nationality', account.nationality)],
    ['ethnicity', words('ethnicity', account.ethnicity)],
    ['id_valid_until', account.idValidUntil === null ? t.forever : day(account.idValidUntil)],
  ];
  const facts = values.map(([key, value]) => ({ key, label: fieldLabel('', key, language), value }));
  return <Facts facts={[{ key: 'userName', label: t.userName, value: account.userName }, ...facts]} />;
}
