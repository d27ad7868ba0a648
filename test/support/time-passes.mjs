/** Everything that waits for its time is made older by so many minutes, as it would be then. */
export async function passes(db, minutes) {
  const by = `make_interval(mins => ${Number(minutes)})`;
  await db.query(`update graphile_worker._private_jobs set run_at = run_at - ${by} where locked_at is null`);
  await db.query(`update mail set created_at = created_at - ${by}`);
  await db.query(`update auth.verification set "expiresAt" = "expiresAt" - ${by}`);
}
