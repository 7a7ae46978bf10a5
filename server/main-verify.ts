import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from './config.ts';
import { driftLine } from './jobs/counters.ts';
import { keysOf, openDatabase } from './main-database.ts';
import { createCounterStore } from './postgres/counter-store.ts';
import { createPool } from './postgres/pool.ts';
import { createProofStore } from './postgres/proof-store.ts';
import { createReference } from './postgres/reference.ts';
import { createTrailProof } from './postgres/trail-store.ts';
import { firstBrokenAnchor } from './usecases/proof/anchor-heads.ts';
import { verifyChains } from './usecases/proof/verify-chains.ts';
import { complaintText, verifyTrail } from './usecases/proof/verify-trail.ts';

/** A running server folds every other second, for moments: between two of them it is our turn. */
async function findDrift(pool: ReturnType<typeof createPool>) {
  const counters = createCounterStore(pool);
  for (let turn = 0; turn < 50; turn += 1) {
    const drifts = await counters.compare(new Date(), false);
    if (drifts !== null) return drifts;
    await sleep(200);
  }
  throw new Error('the counters are being compared by another process');
}

/** Reads every history anew, counts everything anew, and says what does not agree; exit code 1 where anything does not. */
async function main(): Promise<number> {
  const config = readConfig(process.env);
  const database = await openDatabase(config, console.log);
  const pool = createPool(database.urls.app, 4, (error) => console.error(error.message));
  const keys = await keysOf(config, database);
  const deps = { proof: createProofStore(pool, keys), trailProof: createTrailProof(pool), keys };
  let faults = 0;
  const complain = (line: string) => {
    faults += 1;
    console.error(line);
  };
  for (const { edition } of (await createReference(pool)).editions()) {
    const { registrations, disagreements } = await verifyChains(deps, edition.key);
    console.log(`${edition.key}: ${registrations} registrations read`);
    for (const { registration, what } of disagreements)
      complain(`${edition.key} ${registration.candidate}: ${what}`);
  }
  for (const { invariant, edition, candidate } of await deps.proof.findBreaches()) {
    complain(`${edition} ${candidate}: ${invariant}`);
  }
  const anchor = await firstBrokenAnchor(deps);
  if (anchor !== null) complain(`anchor ${anchor} no longer agrees with the heads it bound`);
  for (const drift of await findDrift(pool)) complain(driftLine(drift));
  const trail = await verifyTrail(deps, new Date());
  console.log(`audit trail: ${trail.entries} entries read`);
  for (const fault of trail.faults) complain(`audit trail: ${complaintText(fault)}`);
  await pool.end();
  if (!database.adopted) await database.stop();
  console.log(faults === 0 ? 'every history agrees' : `${faults} disagreements`);
  return faults === 0 ? 0 : 1;
}

process.exitCode = await main();
