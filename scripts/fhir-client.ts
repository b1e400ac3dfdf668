import { parseArgs } from 'node:util'
import { asPortal } from '#app/domain/identity/as-portal.server.ts'
import { endMachineClient, listMachineClients, makeMachineClient } from '#app/domain/identity/machine-clients.server.ts'
import { machineScopes, readScopes } from '#app/domain/identity/machine-scopes.ts'
import { recordEvent } from '#app/domain/identity/record-event.server.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { findTenant } from '#app/domain/tenants/tenants.queries.server.ts'
import { portalClock } from '#app/platform/clock.server.ts'
import { StartProblem } from '#app/platform/start-problem.ts'
import { program } from './program.ts'
import { say } from './progress.ts'
import { joinRunningDemo } from './running-database.ts'

const usage = `Use: node scripts/fhir-client.ts --wijk <short name> list
     node scripts/fhir-client.ts --wijk <short name> make --team <id of the practice> --name "<name>" [--scopes "<scopes>"]
     node scripts/fhir-client.ts --wijk <short name> end --client <client id>`

function given() {
  const text = { type: 'string', default: '' } as const
  try {
    const options = { wijk: text, team: text, name: text, client: text, scopes: text }
    const { values, positionals } = parseArgs({ options, allowPositionals: true })
    return { ...values, what: positionals[0] ?? '' }
  } catch {
    throw new StartProblem(usage)
  }
}

/**
 * Lets a practice's own system in at `/fhir`, ends it, or lists them. The secret is printed this once: only its hash is
 * kept. Whoever may run this on the server has made sure who asks.
 */
await program(async () => {
  const { wijk, what, team, name, client, scopes } = given()
  if (!process.env.DATABASE_URL) await joinRunningDemo()
  const tenant = await findTenant(wijk)
  if (!tenant) throw new StartProblem(wijk ? `There is no wijk "${wijk}".` : usage)
  const place = { tenantId: tenant.id, now: portalClock().now(), requestId: newId() }
  const record = (personId: string) =>
    recordEvent(place, 'accountChanged', 'success', { kind: 'system', personId, displayName: 'Drieluik' })
  if (what === 'list') {
    for (const each of await asPortal(place, (tx) => listMachineClients(tx)))
      say(`${each.id} ${each.name} (team ${each.teamId}) ${each.endedAt ? 'ended' : each.scopes.join(' ')}`)
  } else if (what === 'make' && team && name.trim()) {
    const wanted = scopes ? readScopes(scopes) : [...machineScopes]
    if (wanted.length === 0 || name.length > 80) throw new StartProblem(usage)
    const made = await asPortal(place, (tx) =>
      makeMachineClient(tx, { teamId: team, name: name.trim(), scopes: wanted }),
    )
    if (!made.ok) throw new StartProblem('There is no practice with that id in this wijk.')
    await record(made.value.clientId)
    say(`client_id: ${made.value.clientId}\nclient_secret: ${made.value.secret}\nThe secret is shown this once.`)
  } else if (what === 'end' && client) {
    const ended = await asPortal(place, (tx) => endMachineClient(tx, client))
    if (!ended.ok) throw new StartProblem('No system in use has that id.')
    await record(client)
    say('ended: its tokens work no longer')
  } else throw new StartProblem(usage)
})
