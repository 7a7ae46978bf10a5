import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
} from '@tanstack/react-router';
import { readAuditSearch } from './audit/audit-search.ts';
import { readCaseSearch } from './cases/cases.ts';
import { homeOf } from './duties/areas.ts';
import { readSearch } from './files/search.ts';
import { readNumbersSearch } from './numbers/search.ts';
import { useStaff } from './session/staff.ts';
import { Frame } from './shell/frame.tsx';
import { PageAbsent } from './shell/page-absent.tsx';

const root = createRootRoute({ component: Frame, notFoundComponent: PageAbsent });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: function Home() {
    return <Navigate to={homeOf(useStaff())} replace />;
  },
});

const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  validateSearch: readAuditSearch,
  component: lazyRouteComponent(() => import('./audit/audit-page.tsx'), 'AuditPage'),
});

const refusedBatches = createRoute({
  getParentRoute: () => root,
  path: '/refused-batches',
  component: lazyRouteComponent(() => import('./audit/refused-batches-page.tsx'), 'RefusedBatchesPage'),
});

const alarms = createRoute({
  getParentRoute: () => root,
  path: '/alarms',
  component: lazyRouteComponent(() => import('./audit/alarms-page.tsx'), 'AlarmsPage'),
});

const support = createRoute({
  getParentRoute: () => root,
  path: '/support',
  component: lazyRouteComponent(() => import('./support/support-page.tsx'), 'SupportPage'),
});

const timeline = createRoute({
  getParentRoute: () => root,
  path: '/support/$number',
  component: lazyRouteComponent(() => import('./support/timeline-page.tsx'), 'TimelinePage'),
});

const viewAs = createRoute({
  getParentRoute: () => root,
  path: '/support/$number/view',
  component: lazyRouteComponent(() => import('./support/view-as-page.tsx'), 'ViewAsPage'),
});

const troubles = createRoute({
  getParentRoute: () => root,
  path: '/troubles',
  component: lazyRouteComponent(() => import('./support/troubles-page.tsx'), 'TroublesPage'),
});

const messageLog = createRoute({
  getParentRoute: () => root,
  path: '/message-log',
  component: lazyRouteComponent(() => import('./support/message-log-page.tsx'), 'MessageLogPage'),
});

const outsideRefusals = createRoute({
  getParentRoute: () => root,
  path: '/outside-refusals',
  component: lazyRouteComponent(() => import('./support/outside-refusals-page.tsx'), 'OutsideRefusalsPage'),
});

const counter = createRoute({
  getParentRoute: () => root,
  path: '/counter',
  component: lazyRouteComponent(() => import('./counter/counter-page.tsx'), 'CounterPage'),
});

const confirmations = createRoute({
  getParentRoute: () => root,
  path: '/confirmation',
  component: lazyRouteComponent(
    () => import('./confirmation/confirmation-queue-page.tsx'),
    'ConfirmationQueuePage',
  ),
});

const confirmation = createRoute({
  getParentRoute: () => root,
  path: '/confirmation/$number',
  component: lazyRouteComponent(() => import('./confirmation/confirmation-page.tsx'), 'ConfirmationPage'),
});

const reviews = createRoute({
  getParentRoute: () => root,
  path: '/review',
  component: lazyRouteComponent(() => import('./review/review-layout.tsx'), 'ReviewLayout'),
});

const queue = createRoute({
  getParentRoute: () => reviews,
  path: '/',
  component: lazyRouteComponent(() => import('./review/queue-page.tsx'), 'QueuePage'),
});

const review = createRoute({
  getParentRoute: () => reviews,
  path: '/$number',
  component: lazyRouteComponent(() => import('./review/review-page.tsx'), 'ReviewPage'),
});

const holders = createRoute({
  getParentRoute: () => root,
  path: '/holders',
  component: lazyRouteComponent(() => import('./holders/holders-page.tsx'), 'HoldersPage'),
});

const files = createRoute({
  getParentRoute: () => root,
  path: '/files',
  validateSearch: readSearch,
  component: lazyRouteComponent(() => import('./files/files-page.tsx'), 'FilesPage'),
});

const file = createRoute({
  getParentRoute: () => root,
  path: '/files/$number',
  component: lazyRouteComponent(() => import('./files/file-page.tsx'), 'FilePage'),
});

const forms = createRoute({
  getParentRoute: () => root,
  path: '/forms',
  component: lazyRouteComponent(() => import('./forms/forms-page.tsx'), 'FormsPage'),
});

const refunds = createRoute({
  getParentRoute: () => root,
  path: '/refunds',
  component: lazyRouteComponent(() => import('./refunds/refunds-page.tsx'), 'RefundsPage'),
});

const money = createRoute({
  getParentRoute: () => root,
  path: '/money',
  component: lazyRouteComponent(() => import('./money/money-page.tsx'), 'MoneyPage'),
});

const cancellation = createRoute({
  getParentRoute: () => root,
  path: '/files/$number/cancellation',
  component: lazyRouteComponent(() => import('./refunds/cancellation-page.tsx'), 'CancellationPage'),
});

const correction = createRoute({
  getParentRoute: () => root,
  path: '/files/$number/correction',
  component: lazyRouteComponent(() => import('./corrections/correction-page.tsx'), 'CorrectionPage'),
});

const employers = createRoute({
  getParentRoute: () => root,
  path: '/employers',
  component: lazyRouteComponent(() => import('./employers/employer-names-page.tsx'), 'EmployerNamesPage'),
});

const employees = createRoute({
  getParentRoute: () => root,
  path: '/employees',
  component: lazyRouteComponent(() => import('./employees/employees-page.tsx'), 'EmployeesPage'),
});

const employee = createRoute({
  getParentRoute: () => root,
  path: '/employees/$number',
  component: lazyRouteComponent(() => import('./employees/employee-page.tsx'), 'EmployeePage'),
});

const sheet = createRoute({
  getParentRoute: () => root,
  path: '/sheets/$code',
  component: lazyRouteComponent(() => import('./employees/sheet-page.tsx'), 'SheetPage'),
});

const numbers = createRoute({
  getParentRoute: () => root,
  path: '/numbers',
  validateSearch: readNumbersSearch,
  component: lazyRouteComponent(() => import('./numbers/numbers-page.tsx'), 'NumbersPage'),
});

const secondLooks = createRoute({
  getParentRoute: () => root,
  path: '/second-looks',
  validateSearch: readNumbersSearch,
  component: lazyRouteComponent(() => import('./second-looks/second-looks-page.tsx'), 'SecondLooksPage'),
});

const cases = createRoute({
  getParentRoute: () => root,
  path: '/cases',
  validateSearch: readCaseSearch,
  component: lazyRouteComponent(() => import('./cases/cases-page.tsx'), 'CasesPage'),
});

const oneCase = createRoute({
  getParentRoute: () => root,
  path: '/cases/$number',
  component: lazyRouteComponent(() => import('./cases/case-page.tsx'), 'CasePage'),
});

const questions = createRoute({
  getParentRoute: () => root,
  path: '/questions',
  component: lazyRouteComponent(() => import('./notes/questions-page.tsx'), 'QuestionsPage'),
});

const exports = createRoute({
  getParentRoute: () => root,
  path: '/exports',
  component: lazyRouteComponent(() => import('./exports/exports-page.tsx'), 'ExportsPage'),
});

const handover = createRoute({
  getParentRoute: () => root,
  path: '/handover',
  component: lazyRouteComponent(() => import('./handover/handover-page.tsx'), 'HandoverPage'),
});

const batch = createRoute({
  getParentRoute: () => root,
  path: '/batch',
  component: lazyRouteComponent(() => import('./batches/batch-page.tsx'), 'BatchPage'),
});

const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: lazyRouteComponent(() => import('./account/account-page.tsx'), 'AccountPage'),
});

const staffPage = createRoute({
  getParentRoute: () => root,
  path: '/staff',
  component: lazyRouteComponent(() => import('./staff/staff-page.tsx'), 'StaffPage'),
});

const permissions = createRoute({
  getParentRoute: () => root,
  path: '/permissions',
  component: lazyRouteComponent(() => import('./permissions/permissions-page.tsx'), 'PermissionsPage'),
});

/** The only page for people without an account: the frame lets it through. */
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('./staff/invitation-page.tsx'), 'InvitationPage'),
});

const configurations = createRoute({
  getParentRoute: () => root,
  path: '/configuration',
  component: lazyRouteComponent(() => import('./configuration/calendar-page.tsx'), 'CalendarPage'),
});

const nation = createRoute({
  getParentRoute: () => root,
  path: '/configuration/$edition/nation',
  component: lazyRouteComponent(() => import('./configuration/nation-page.tsx'), 'NationPage'),
});

const configuration = createRoute({
  getParentRoute: () => root,
  path: '/configuration/$edition/$region',
  component: lazyRouteComponent(() => import('./configuration/configuration-page.tsx'), 'ConfigurationPage'),
});

const reasons = createRoute({
  getParentRoute: () => root,
  path: '/reasons',
  component: lazyRouteComponent(() => import('./reasons/reasons-page.tsx'), 'ReasonsPage'),
});

const imports = createRoute({
  getParentRoute: () => root,
  path: '/imports',
  component: lazyRouteComponent(() => import('./imports/imports-page.tsx'), 'ImportsPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    audit,
    alarms,
    refusedBatches,
    support,
    timeline,
    viewAs,
    troubles,
    outsideRefusals,
    messageLog,
    counter,
    confirmations,
    confirmation,
    reviews.addChildren([queue, review]),
    holders,
    files,
    file,
    correction,
    cancellation,
    refunds,
    money,
    forms,
    cases,
    oneCase,
    questions,
    batch,
    employers,
    employees,
    employee,
    sheet,
    exports,
    handover,
    numbers,
    secondLooks,
    account,
    staffPage,
    permissions,
    invitation,
    configurations,
    nation,
    configuration,
    reasons,
    imports,
  ]),
  basepath: '/office',
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
