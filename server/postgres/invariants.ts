/**
 * What must never be true. Each statement gives the registrations for which it is; they are asked of what
 * was written lately every minute, of everything every night and after the tests (find-breaches.ts). Look-ups are
 * compared by `except`, never joined.
 */
export const invariants: Readonly<Record<string, string>> = {
  'submitted without a frozen revision': `
    select edition_id, candidate_id from registrations
    where status not in ('draft', 'forfeited') and revision > 0
    except select edition_id, candidate_id from registration_revisions`,
  'a status that no event led to': `
    select r.edition_id, r.candidate_id from registrations r join registration_events e
      on e.edition_id = r.edition_id and e.candidate_id = r.candidate_id and e.seq = r.seq
    where e.to_status <> r.status`,
  'a registration without its last event': `
    select edition_id, candidate_id from registrations
    except select r.edition_id, r.candidate_id from registrations r join registration_events e
      on e.edition_id = r.edition_id and e.candidate_id = r.candidate_id and e.seq = r.seq and e.head = r.head`,
  'paid, but the registration is not': `
    select edition_id, candidate_id from payments where state = 'paid'
    except select edition_id, candidate_id from registrations where status in ('registered', 'cancelled')`,
  'two orders open at once': `
    select edition_id, candidate_id from payments where state = 'open'
    group by edition_id, candidate_id having count(*) > 1`,
  'a registration without its number': `
    select edition_id, candidate_id from registrations
    except select edition_id, candidate_id from registration_numbers`,
  'a frozen revision without its code': `
    select edition_id, candidate_id from (
      select edition_id, candidate_id, revision, code_hash from registration_revisions
      except select edition_id, candidate_id, revision, code_hash from verification_codes) as missing`,
};
