import { describe, expect, it } from 'vitest';
import { readLog } from './recording.ts';
import { isAllAbout, placesOf, replayOf } from './replay.ts';

const CANDIDATE = '7d5a1f0e-54f1-4c1e-9d53-1a2b3c4d5e6f';

const session = {
  text: 'select candidate_id from sessions where token_hash = $1 and expires_at > $2',
  values: ['\\x0102', '2026-01-01'],
};
const read = {
  text: 'select * from registrations where edition_id = $1 and candidate_id = $2',
  values: ['health-2026', CANDIDATE],
};
const save = {
  text: `with saved as (
  update registrations set status = $3, rev = $4, name = coalesce($5, name), sealed = $6
  where candidate_id = $1 and rev = $2 returning 1
), event as (
  insert into registration_events (candidate_id, idempotency_key, action, actor_id, reason, sealed)
  select $1, $7, $8, $1::text, $9, $10 from saved
) select count(*) from saved`,
  values: [CANDIDATE, '8', 'submitted', '9', '王晓明', '\\xaa', 'a-key', 'submit', null, '\\xbb'],
};
const recorded = {
  candidate: CANDIDATE,
  registration: { status: 'draft', rev: '8', name: '王晓明', sealed: '\\xa0' },
};

describe('the script that pgbench runs', () => {
  const { script, variables } = replayOf([session, read, save], recorded);

  it('finds the candidate by session and reads their registration as the server does', () => {
    expect(script).toContain('where token_hash = :token and expires_at > :s0_2 \\gset\n');
    expect(script).toContain('where edition_id = :s1_1 and candidate_id = :candidate_id \\gset r_\n');
  });

  it('knows the registration also where it is read together with something else', () => {
    const joined = {
      text: 'select r.*, e.receipt\nfrom registrations r left join registration_events e on e.idempotency_key = $3 where r.edition_id = $1 and r.candidate_id = $2',
      values: ['health-2026', CANDIDATE, 'a-key'],
    };
    expect(replayOf([session, joined, save], recorded).script).toContain(
      'r.candidate_id = :candidate_id \\gset r_',
    );
  });

  it('saves over what was read, by the revision that was read, with the recorded decision', () => {
    expect(script).toContain(
      'set status = :s2_3, rev = :next_rev, name = coalesce(:r_name, name), sealed = :r_sealed',
    );
    expect(script).toContain('where candidate_id = :candidate_id and rev = :r_rev');
    expect(variables).toMatchObject({ s2_3: 'submitted', s2_8: 'submit', s2_10: '\\xbb' });
  });

  it('makes a key anew and writes null where the server sent null', () => {
    expect(script).toContain(
      'select :candidate_id, gen_random_uuid(), :s2_8, :candidate_id::text, null, :s2_10',
    );
  });

  it('is not made of what a timer of the server sends in between', () => {
    const timer = {
      text: 'select candidate_id from registrations where edition_id = $1',
      values: ['health-2026'],
    };
    expect(isAllAbout(CANDIDATE, [session, read, save])).toBe(true);
    expect(isAllAbout(CANDIDATE, [session, timer, read, save])).toBe(false);
  });

  it('refuses a request that was not recorded whole', () => {
    expect(() => replayOf([session, save], recorded)).toThrow('the registration');
  });

  it('refuses a save that is not one step further than the read', () => {
    const registration = { ...recorded.registration, rev: '5' };
    expect(() => replayOf([session, read, save], { ...recorded, registration })).toThrow(
      'rev went from 5 to 9',
    );
  });
});

describe('where a parameter belongs', () => {
  it('is told by the first table that it is written to', () => {
    const places = placesOf(save.text);
    expect(places.get(6)).toEqual({ table: 'registrations', column: 'sealed' });
    expect(places.get(10)).toEqual({ table: 'registration_events', column: 'sealed' });
  });
});

describe("PostgreSQL's log", () => {
  const time = '2025-12-03 02:00:00.123 UTC [4711]';

  it('gives statements of several lines with their parameters, quotes and nulls', () => {
    const log = `${time} LOG:  execute Ab3: select $1,
\t\t$2, $3
${time} DETAIL:  Parameters: $1 = 'it''s $2 = ''no''', $2 = NULL, $3 = '1'
`;
    expect(readLog(log)).toEqual([{ text: 'select $1,\n\t$2, $3', values: ["it's $2 = 'no'", null, '1'] }]);
  });

  it('keeps statements without parameters and passes over what is no prepared statement', () => {
    const log = `${time} LOG:  statement: listen demo_clock\n${time} LOG:  execute q1: select 1\n`;
    expect(readLog(log)).toEqual([{ text: 'select 1', values: [] }]);
  });
});
