import { problemsOf } from '#domain/configuration/problems.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import { done } from '../outcome.ts';
import { areaOf } from '../review/view-file.ts';
import { type ConfigurationDeps, isOf } from './configuration-deps.ts';
import { liveDocument, surroundingsOf } from './live-document.ts';
import { isOpen } from './view-versions.ts';

/** The windows of the regions that this member of staff works for, with what is wrong and what is being worked on. */
export async function listConfigurations(deps: ConfigurationDeps, staff: StaffMember, edition: string) {
  const stored = await deps.configurations.listCurrent(areaOf(staff), edition);
  const regions = deps.reference.regionsOf(edition).filter(({ region }) => isOf(staff, region));
  return done(
    regions.map(({ region, name, confirmation, onlinePayment, windows }) => {
      const document = liveDocument(deps, edition, region);
      const own = stored.filter((of) => of.region === region);
      const open = own.find(isOpen) ?? null;
      const span = (kind: keyof typeof windows) => ({
        opensAt: windows[kind].opensAt.toISOString(),
        closesAt: windows[kind].closesAt.toISOString(),
      });
      return {
        region,
        regionName: name,
        confirmation,
        onlinePayment,
        windows: {
          registration: span('registration'),
          confirmation: span('confirmation'),
          repair: span('repair'),
          review: span('review'),
          payment: span('payment'),
        },
        problems: document === null ? [] : problemsOf(document, surroundingsOf(deps, edition, region)),
        liveNumber: own.find(({ state }) => state === 'live')?.number ?? 0,
        open: open === null ? null : { number: open.number, state: open.state },
      };
    }),
  );
}
