import { type ComponentType, lazy } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { FrontPage } from './front/front-page.tsx';
import { LogInPage } from './login/log-in-page.tsx';
import { Loaded } from './shell/loaded.tsx';
import { NotFoundPage } from './shell/not-found-page.tsx';
import { useSession } from './wire/queries.ts';

/*
 * | address                                    | page                                         |
 * |--------------------------------------------|----------------------------------------------|
 * | /                                          | front page; signed in: home                  |
 * | /sign-up, /sign-up/identity                | sign up; the identity a second time (A1)     |
 * | /sign-up/notice                            | notes on signing up (A9)                     |
 * | /consents/:key                             | a consent, to be read                        |
 * | /privacy                                   | how long personal data are kept              |
 * | /regions/:edition/:region                  | what a region tells everybody: dates, papers, fees |
 * | /login?next=&identity=                     | log in (A2, A4); identity: how the way to the national platform ended |
 * | /login/scan?next=                          | log in by scanning with WeChat (A3)          |
 * | /scan                                      | on the phone that has scanned: agree or not  |
 * | /recovery                                  | a new password by a code in a text message   |
 * | /account                                   | the account, and what it lacks (A1)          |
 * | /account/basics                            | basic information                            |
 * | /account/phone                             | another mobile number                        |
 * | /account/wechat                            | bind and unbind WeChat                       |
 * | /account/mail                              | where copies of messages go by mail          |
 * | /account/network-identity                  | the national network identity, linked or not (A4) |
 * | /account/closing                           | the end of the account                       |
 * | /account/credentials                       | education and degrees (A6)                   |
 * | /account/photo                             | base photo (A7)                              |
 * | /messages                                  | the inbox (D3, I2)                           |
 * | /account/cases, /account/cases/:number     | cases, and one of them                       |
 * | /account/cases/new?kind=&edition=          | ask for what only staff can do               |
 * | /reclaim                                   | an ID number that somebody else has registered |
 * | /exams                                     | choose an exam (B1)                          |
 * | /exams/:edition/region                     | choose the region (B2)                       |
 * | /exams/:edition/notice?region=             | read and agree (B3)                          |
 * | /registrations/:edition                    | progress: main page of a registration (I1)   |
 * | /registrations/:edition/pages/:page?then=  | a page of the form (C1); then=submission: back to the check page |
 * | /registrations/:edition/photo              | photo step (C17)                             |
 * | /registrations/:edition/materials          | print, upload papers, close (D2)             |
 * | /registrations/:edition/submission         | check everything and submit (D1)             |
 * | /registrations/:edition/receipt            | what was submitted, print (D4)               |
 * | /registrations/:edition/withdrawal         | withdraw the submission (D5)                 |
 * | /registrations/:edition/region             | change the region (B4, B5)                   |
 * | /registrations/:edition/payment?order_no=  | payment (G2); with order_no: back from the platform |
 *
 * `?lang=zh-CN` or `?lang=en` on any address chooses the language.
 */

type Loaders<K extends string> = () => Promise<Record<K, ComponentType>>;

const page = <K extends string>(load: Loaders<K>, name: K) =>
  lazy(async () => ({ default: (await load())[name] }));

const openPages = [
  ['/sign-up/notice', page(() => import('./sign-up/notice-pages.tsx'), 'SignUpNoticePage')],
  ['/consents/:key', page(() => import('./sign-up/notice-pages.tsx'), 'ConsentPage')],
  ['/sign-up/:step?', page(() => import('./sign-up/sign-up-page.tsx'), 'SignUpPage')],
  ['/privacy', page(() => import('./privacy/privacy-page.tsx'), 'PrivacyPage')],
  [
    '/regions/:edition/:region',
    page(() => import('./region-notice/region-notice-page.tsx'), 'RegionNoticePage'),
  ],
  ['/login', LogInPage],
  ['/login/scan', page(() => import('./wechat/scan-log-in-page.tsx'), 'ScanLogInPage')],
  ['/scan', page(() => import('./wechat/consent-page.tsx'), 'ConsentPage')],
  ['/reclaim', page(() => import('./cases/reclaim-page.tsx'), 'ReclaimPage')],
  ['/recovery', page(() => import('./login/recovery-page.tsx'), 'RecoveryPage')],
] as const;

const ownPages = [
  ['/account', page(() => import('./account/account-page.tsx'), 'AccountPage')],
  ['/account/basics', page(() => import('./account/basics-page.tsx'), 'BasicsPage')],
  ['/account/phone', page(() => import('./account/phone-page.tsx'), 'PhonePage')],
  ['/account/wechat', page(() => import('./wechat/wechat-page.tsx'), 'WechatPage')],
  ['/account/mail', page(() => import('./account/mail-page.tsx'), 'MailPage')],
  [
    '/account/network-identity',
    page(() => import('./identity/network-identity-page.tsx'), 'NetworkIdentityPage'),
  ],
  ['/account/closing', page(() => import('./account/closing-page.tsx'), 'ClosingPage')],
  ['/account/credentials', page(() => import('./account/credentials-page.tsx'), 'CredentialsPage')],
  ['/account/photo', page(() => import('./account/photo-page.tsx'), 'PhotoPage')],
  ['/messages', page(() => import('./messages/messages-page.tsx'), 'MessagesPage')],
  ['/account/cases', page(() => import('./cases/cases-page.tsx'), 'CasesPage')],
  ['/account/cases/new', page(() => import('./cases/new-case-page.tsx'), 'NewCasePage')],
  ['/account/cases/:number', page(() => import('./cases/case-page.tsx'), 'CasePage')],
  ['/exams', page(() => import('./exam/exams-page.tsx'), 'ExamsPage')],
  ['/exams/:edition/region', page(() => import('./exam/region-page.tsx'), 'RegionPage')],
  ['/exams/:edition/notice', page(() => import('./exam/notice-page.tsx'), 'NoticePage')],
  ['/registrations/:edition', page(() => import('./progress/progress-page.tsx'), 'ProgressPage')],
  ['/registrations/:edition/pages/:page', page(() => import('./registration/form-page.tsx'), 'FormPage')],
  ['/registrations/:edition/photo', page(() => import('./photo/photo-step-page.tsx'), 'PhotoStepPage')],
  [
    '/registrations/:edition/materials',
    page(() => import('./materials/materials-page.tsx'), 'MaterialsPage'),
  ],
  ['/registrations/:edition/submission', page(() => import('./submission/check-page.tsx'), 'CheckPage')],
  ['/registrations/:edition/receipt', page(() => import('./submission/receipt-page.tsx'), 'ReceiptPage')],
  [
    '/registrations/:edition/withdrawal',
    page(() => import('./submission/withdrawal-page.tsx'), 'WithdrawalPage'),
  ],
  ['/registrations/:edition/region', page(() => import('./exam/change-region-page.tsx'), 'ChangeRegionPage')],
  ['/registrations/:edition/payment', page(() => import('./payment/payment-page.tsx'), 'PaymentPage')],
] as const;

export function Pages() {
  return (
    <Switch>
      <Route path="/" component={FrontPage} />
      {openPages.map(([path, component]) => (
        <Route key={path} path={path} component={component} />
      ))}
      {ownPages.map(([path, component]) => (
        <Route key={path} path={path}>
          <SignedIn page={component} />
        </Route>
      ))}
      <Route component={NotFoundPage} />
    </Switch>
  );
}

/** Who is not signed in logs in first, and then comes to the page that was asked for. */
function SignedIn({ page: Page }: { page: ComponentType }) {
  const session = useSession();
  const [path] = useLocation();
  return (
    <Loaded query={session}>
      {(who) => {
        if (who !== null) return <Page />;
        return <Redirect to={`/login?next=${encodeURIComponent(path + location.search)}`} replace />;
      }}
    </Loaded>
  );
}
