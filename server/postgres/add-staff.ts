import pg from 'pg';
import type { Post } from '#domain/staff/posts.ts';

export type NewStaff = {
  readonly id: string;
  readonly userName: string;
  readonly passwordHash: string;
  readonly displayName: string;
  readonly post: Post;
  readonly region: string | null;
  readonly point: string | null;
  readonly site?: string | null;
  readonly employers?: readonly string[];
};

/** Staff are made by the installation, never through the portal; whoever exists keeps password and area. */
export async function addStaff(migratorUrl: string, staff: readonly NewStaff[]): Promise<void> {
  const client = new pg.Client({ connectionString: migratorUrl });
  await client.connect();
  try {
    for (const member of staff) {
      await client.query(
        `insert into staff (staff_id, user_name, password_hash, display_name, post, region_id, point_id, site_id, employers)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (user_name) do nothing`,
        [
          member.id,
          member.userName,
          member.passwordHash,
          member.displayName,
          member.post,
          member.region,
          member.point,
          member.site ?? null,
          [...(member.employers ?? [])],
        ],
      );
    }
  } finally {
    await client.end();
  }
}
