import { Logger, runMigrations } from 'graphile-worker'
import { roleNames, withClient } from './roles.server.ts'

const quiet = new Logger(() => () => undefined)

/**
 * The only way into the queue for the portal's own role: it can add a job, and read none. Making the plan of what
 * graphile-worker does then takes longer than doing it, and what was planned for a short queue reads a long one whole: so its
 * plans are kept, and read by index.
 */
const add = `
  create schema if not exists queue;
  create or replace function queue.add(
    task text, payload json, run_at timestamptz default null, job_key text default null, max_attempts int default null
  ) returns void language sql security definer
  set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan set enable_seqscan = off
  as $$
    select from graphile_worker.add_job(
      identifier => task, payload => payload, run_at => run_at, job_key => job_key, max_attempts => max_attempts)
  $$;
  revoke all on schema queue from public;
  revoke all on function queue.add(text, json, timestamptz, text, int) from public;
  grant usage on schema queue to ${roleNames.app};
  grant execute on function queue.add(text, json, timestamptz, text, int) to ${roleNames.app};`

/**
 * Brings the queue's tables up to date and makes `queue.add`, both owned by the worker's role: graphile-worker's own
 * function runs as its caller, whom its tables refuse.
 */
export async function migrateQueue(workerUrl: string): Promise<void> {
  await runMigrations({ connectionString: workerUrl, schema: 'graphile_worker', logger: quiet })
  await withClient(workerUrl, (client) => client.query(add))
}
