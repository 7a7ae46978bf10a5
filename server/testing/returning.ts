import type { RegistrationView } from '#contract/client.ts';
import type { Answers } from '#domain/edition/edition.ts';
import { health2026 } from '#domain/edition/health-2026.ts';
import { subjectsToBeginWith } from '#domain/registration/subjects.ts';
import type { TestBrowser } from './test-product.ts';
import { EDITION, enter } from './thread.ts';

const params = { edition: EDITION };

/** Last year's answers of a page, as the form shows them; `change` is what the candidate changes. */
function pageAsOffered(view: RegistrationView, keys: readonly string[], change: Answers): Answers {
  const begun: Answers = { ...view.suggestions, ...view.lastYear?.answers, ...change };
  return Object.fromEntries(
    keys.filter((key) => begun[key] !== undefined).map((key) => [key, begun[key] ?? null]),
  );
}

/** A returning candidate opens each page, changes this and nothing else, submits it, and takes the photo. */
export async function fillInAsOffered(
  browser: TestBrowser,
  region: string,
  change: Answers = {},
): Promise<RegistrationView> {
  let view = await enter(browser, region);
  const { subject = [] } = await browser.get('getOptions', { params, query: { region } });
  const { specialty } = { ...view.lastYear?.answers, ...change };
  const subjects = [...subjectsToBeginWith(subject, view.lastYear?.rolling ?? null, specialty)];
  for (const { key, fields } of health2026.pages) {
    const keys = fields.map((field) => field.key);
    view = await browser.get('savePage', {
      params: { ...params, page: key },
      body: { answers: pageAsOffered(view, keys, { subjects, ...change }), rev: view.rev },
    });
  }
  return browser.get('choosePhoto', { params, body: { photo: view.accountPhoto?.digest ?? '' } });
}
