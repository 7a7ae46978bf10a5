import type { Static, TSchema } from 'typebox';
import { type EndpointName, endpoints } from './endpoints.ts';
import type { routes } from './routes.ts';
import type * as wire from './schemas.ts';

type Routes = typeof routes;
type Part<R, K extends string> = K extends keyof R
  ? R[K] extends TSchema
    ? Static<R[K]>
    : undefined
  : undefined;

/** What a call needs: only the parts its route declares. */
export type Input<N extends EndpointName> = {
  [K in 'params' | 'query' | 'body' as Part<Routes[N], K> extends undefined ? never : K]: Part<Routes[N], K>;
};

export type Output<N extends EndpointName> = Part<Routes[N], 'answer'>;

export type Request = { readonly method: string; readonly path: string; readonly body: unknown };

/** Sends one request and gives the parsed JSON answer; throws what the caller's surroundings throw. */
export type Transport = (request: Request) => Promise<unknown>;

type Parts = {
  params?: Record<string, string>;
  query?: Record<string, string | number | undefined>;
  body?: unknown;
};

/** The path with its parameters and query filled in; every value is escaped. */
export function pathOf(name: EndpointName, { params = {}, query = {} }: Parts): string {
  const path = endpoints[name][1].replace(/:(\w+)/g, (_, key: string) =>
    encodeURIComponent(params[key] ?? ''),
  );
  const asked = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const search = asked
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(String(value))}`)
    .join('&');
  return search === '' ? path : `${path}?${search}`;
}

/** One call of the wire, typed by its route; no schema library reaches a browser. */
export async function call<N extends EndpointName>(
  transport: Transport,
  name: N,
  input: Input<N>,
): Promise<Output<N>> {
  const parts: Parts = input;
  const answer = await transport({ method: endpoints[name][0], path: pathOf(name, parts), body: parts.body });
  return answer as Output<N>;
}

export type Account = Static<typeof wire.Account>;
export type Basics = Static<typeof wire.Basics>;
export type Credential = Static<typeof wire.Credential>;
export type NewCredential = Static<typeof wire.NewCredential>;
export type SignUp = Static<typeof wire.SignUp>;
export type Session = Static<typeof wire.Session>;
export type EditionSummary = Static<typeof wire.EditionSummary>;
export type RegionSettings = Static<typeof wire.RegionSettings>;
export type Employer = Static<typeof wire.Employer>;
export type EmployerName = Static<typeof wire.EmployerName>;
export type EmployeePage = Static<typeof wire.EmployeePage>;
export type EmployeeView = Static<typeof wire.Employee>;
export type EmployerSheet = Static<typeof wire.EmployerSheet>;
export type Advice = Static<typeof wire.Advice>;
export type RegistrationView = Static<typeof wire.Registration>;
export type Submission = Static<typeof wire.Submission>;
export type FeeView = Static<typeof wire.Fee>;
export type Payment = Static<typeof wire.Payment>;
export type OpenedPayment = Static<typeof wire.OpenedPayment>;
export type Message = Static<typeof wire.Message>;
export type Mail = Static<typeof wire.Mail>;
export type Wechat = Static<typeof wire.Wechat>;
export type DrawnCode = Static<typeof wire.DrawnCode>;
export type ScanConsent = Static<typeof wire.ScanConsent>;
export type Refused = Static<typeof wire.Refused>;
export type OfficeSession = Static<typeof wire.OfficeSession>;
export type ProofAsked = Static<typeof wire.ProofAsked>;
export type Factors = Static<typeof wire.Factors>;
export type OwnSessions = Static<typeof wire.OwnSessions>;
export type SecondLooks = Static<typeof wire.SecondLooks>;
export type StaffPage = Static<typeof wire.StaffPage>;
export type StaffView = Static<typeof wire.Staff>;
export type StaffRow = Static<typeof wire.StaffRow>;
export type Places = Static<typeof wire.Places>;
export type Position = Static<typeof wire.Position>;
export type OpenInvitation = Static<typeof wire.OpenInvitation>;
export type Invited = Static<typeof wire.Invited>;
export type InvitationRead = Static<typeof wire.InvitationRead>;
export type PermissionTable = Static<typeof wire.PermissionTable>;
export type Work = Static<typeof wire.Work>;
export type FileRow = Static<typeof wire.FileRow>;
export type FilePage = Static<typeof wire.FilePage>;
export type Holding = Static<typeof wire.Holding>;
export type FileView = Static<typeof wire.File>;
export type ScannedForm = Static<typeof wire.ScannedForm>;
export type StaffDecision = Static<typeof wire.StaffDecision>;
export type MoneyDays = Static<typeof wire.MoneyDays>;
export type MoneyDifference = Static<typeof wire.MoneyDifference>;
export type Returnable = Static<typeof wire.Returnable>;
export type RefundView = Static<typeof wire.Refund>;
export type CorrectionView = Static<typeof wire.Correction>;
export type CorrectionEffect = Static<typeof wire.CorrectionEffect>;
export type CatalogueReason = Static<typeof wire.CatalogueReason>;
export type ReasonCatalogue = Static<typeof wire.ReasonCatalogue>;
export type ReasonChange = Static<typeof wire.ReasonChange>;
export type NewReasonChange = Static<typeof wire.NewReasonChange>;
export type ReasonWords = Static<typeof wire.ReasonWords>;
export type ReasonEntry = Static<typeof wire.ReasonEntry>;
export type BatchPreview = Static<typeof wire.BatchPreview>;
export type BatchResults = Static<typeof wire.BatchResults>;
export type FileNote = Static<typeof wire.FileNote>;
export type NewNote = Static<typeof wire.NewNote>;
export type QuestionRow = Static<typeof wire.QuestionRow>;
export type OwnCase = Static<typeof wire.OwnCase>;
export type NewCase = Static<typeof wire.NewCase>;
export type Reclaim = Static<typeof wire.Reclaim>;
export type NewMerge = Static<typeof wire.NewMerge>;
export type NewFileCase = Static<typeof wire.NewFileCase>;
export type CaseRow = Static<typeof wire.CaseRow>;
export type CasePage = Static<typeof wire.CasePage>;
export type CaseLine = Static<typeof wire.CaseLine>;
export type CaseView = Static<typeof wire.Case>;
export type CaseDecision = Static<typeof wire.CaseDecision>;
export type Numbers = Static<typeof wire.Numbers>;
export type SpecialtyNumbers = Static<typeof wire.SpecialtyNumbers>;
export type ExportChoices = Static<typeof wire.ExportChoices>;
export type ExportOrder = Static<typeof wire.ExportOrder>;
export type Handovers = Static<typeof wire.Handovers>;
export type HandoverView = Static<typeof wire.Handover>;
export type HandoverOrder = Static<typeof wire.HandoverOrder>;
export type ExportView = Static<typeof wire.Export>;
export type ConfigurationDocument = Static<typeof wire.ConfigurationDocument>;
export type ConfigurationProblem = Static<typeof wire.ConfigurationProblem>;
export type ConfigurationDifference = Static<typeof wire.ConfigurationDifference>;
export type ConfigurationRow = Static<typeof wire.ConfigurationRow>;
export type OpenConfiguration = Static<typeof wire.OpenConfiguration>;
export type NationDocument = Static<typeof wire.NationDocument>;
export type NationProblem = Static<typeof wire.NationProblem>;
export type NationConfiguration = Static<typeof wire.NationConfiguration>;
export type OpenNationConfiguration = Static<typeof wire.OpenNationConfiguration>;
export type RegionConfiguration = Static<typeof wire.RegionConfiguration>;
export type RehearsalReport = Static<typeof wire.RehearsalReport>;
export type RegionNotice = Static<typeof wire.RegionNotice>;
export type ImportView = Static<typeof wire.Import>;
export type DemoClock = Static<typeof wire.DemoClock>;
