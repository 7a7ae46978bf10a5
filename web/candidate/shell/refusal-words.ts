import type { Language } from '#vocabulary/language.ts';
import { isWireRefusal, type RefusalText, refusalText, wireRefusalText } from '#vocabulary/refusals.ts';
import { toCandidates } from '#vocabulary/registration-refusals.ts';
import type { WireError } from '../transport.ts';

const isOfRegistration = (code: string): code is keyof typeof toCandidates =>
  Object.hasOwn(toCandidates, code);

/** The words of a refusal: those of the wire, those of a registration, and for anything else the general ones. */
export function refusalWords(error: WireError, edition: string, language: Language): RefusalText {
  const { code, params, problems } = error;
  if (isWireRefusal(code)) return wireRefusalText(code, params, language);
  if (isOfRegistration(code)) return refusalText({ code, params, problems }, edition, 'candidate', language);
  return wireRefusalText('internal', params, language);
}
