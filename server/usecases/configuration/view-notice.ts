import { daysOfWindow } from '#domain/calendar/windows.ts';
import { unusualDaysIn } from '#domain/calendar/working-days.ts';
import type { Edition } from '#domain/edition/edition.ts';
import type { Option } from '#domain/edition/options.ts';
import { papersIn } from '#domain/edition/paper-list.ts';
import type { Reference, RegionOfEdition } from '../../ports/reference.ts';
import { viewOwnPaper } from '../candidate/view-papers.ts';
import { done, refused } from '../outcome.ts';

const instants = ({ opensAt, closesAt }: RegionOfEdition['windows']['review']) => ({
  opensAt: opensAt.toISOString(),
  closesAt: closesAt.toISOString(),
});

type NamedLevel = { readonly label: string; readonly labelEn: string };

/** Whether a paper is asked of everybody shows where nothing is answered yet. */
function listPapers(
  edition: Edition,
  { paperList, confirmation }: RegionOfEdition,
  levelOf: (code: string) => NamedLevel | null,
) {
  const ofMode = papersIn(edition, paperList).filter(({ own }) => {
    const isHere = own === null ? confirmation === 'on-line' : true;
    return isHere && (own?.when !== 'on-line' && own?.when !== 'on-site' ? true : own.when === confirmation);
  });
  return ofMode.map(({ key, required, own, asked }) => ({
    ...{ key, required },
    ofEverybody: asked({}, { confirmation }),
    own: viewOwnPaper(own),
    levels: (own?.levels ?? []).flatMap((code) => levelOf(code) ?? []),
  }));
}

/** What a region tells everybody of an exam: made of what is live, and open to anybody. */
export async function viewNotice(
  { reference }: { readonly reference: Reference },
  edition: string,
  region: string,
) {
  const found = reference.findEdition(edition);
  const live = reference.findRegion(edition, region);
  if (found === null || live === null) return refused('region-unknown');
  const lists = reference.listsFor(edition, region);
  const named = ({ label, labelEn }: Option) => ({ name: label, nameEn: labelEn });
  const sitesOf = (point: string) =>
    (lists.site ?? []).filter(({ within }) => within.point?.includes(point)).map(named);
  const levels = lists.level ?? [];
  const levelOf = (code: string) => {
    const level = levels.find((of) => of.code === code);
    return level === undefined ? null : { label: level.label, labelEn: level.labelEn };
  };
  const { windows } = live;
  return done({
    edition,
    title: found.title,
    examDate: found.examDate,
    region,
    regionName: live.name,
    confirmation: live.confirmation,
    autoConfirmation: live.autoConfirmation && found.edition.autoConfirms,
    reviewsAutoConfirmed: live.reviewsAutoConfirmed,
    onlinePayment: live.onlinePayment,
    payee: live.payee,
    windows: {
      registration: instants(windows.registration),
      confirmation: instants(windows.confirmation),
      repair: instants(windows.repair),
      review: instants(windows.review),
      payment: instants(windows.payment),
    },
    // People plan their way to a site by them.
    unusualDays:
      live.confirmation === 'on-site' ? [...unusualDaysIn(daysOfWindow(windows.confirmation))] : [],
    place: live.place,
    papers: [...live.papers],
    paperList: listPapers(found.edition, live, levelOf),
    notice: live.notice,
    points: (lists.point ?? []).map((point) => ({ ...named(point), sites: sitesOf(point.code) })),
    fees: live.fees.map(({ level, form, fenPerSubject, fenPerPerson, legalBasis }) => ({
      level: levelOf(level),
      form: form === 'paper' || form === 'computer' ? (form as 'paper' | 'computer') : null,
      fenPerSubject,
      fenPerPerson,
      legalBasis,
    })),
  });
}
