import type { RefusalCode } from '#domain/registration/refusal.ts';
import type { Language } from '#vocabulary/language.ts';
import { isWireRefusal, type RefusalText, refusalText, wireRefusalText } from '#vocabulary/refusals.ts';
import { toStaff } from '#vocabulary/registration-refusals.ts';
import { isPermission, permissionText } from '#vocabulary/staff.ts';
import type { Texts } from '../texts.zh-CN.ts';
import { WireRefusal } from '../wire.ts';

const isOfRegistration = (code: string): code is RefusalCode => Object.hasOwn(toStaff, code);

/** A refusal as the trail keeps it: its code alone; null for one that has no words. */
export function codeInWords(code: string, language: Language): string | null {
  if (isOfRegistration(code)) return refusalText({ code }, '', 'staff', language).what;
  return isWireRefusal(code) ? wireRefusalText(code, {}, language).what : null;
}

/** Any failure of a call in words for staff. `edition` chooses the words of its guide; empty for the newest. */
export function refusalWords(error: unknown, edition: string, texts: Texts, language: Language): RefusalText {
  if (!(error instanceof WireRefusal)) return texts.unreachable;
  const { code, params = {} } = error.refused;
  if (isOfRegistration(code)) return refusalText({ code, params }, edition, 'staff', language);
  const { permission } = params;
  const worded = isPermission(permission) ? { permission: permissionText(permission, language) } : {};
  return wireRefusalText(isWireRefusal(code) ? code : 'internal', { ...params, ...worded }, language);
}
