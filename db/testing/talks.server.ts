import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import pg from 'pg'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { saveInvitationDraft } from '#app/domain/consultations/save-invitation-draft.server.ts'
import { sendInvitation } from '#app/domain/consultations/send-invitation.server.ts'
import type { Actor } from '#app/domain/shared/actor.ts'
import { newId } from '#app/domain/shared/ids.ts'
import type { Result } from '#app/domain/shared/result.ts'
import { makeSessions } from '../seed/factories/appointments.server.ts'
import { makeTestAgenda } from './agenda.server.ts'
import type { TestNeighbourhood } from './neighbourhood.server.ts'
import { testUrls } from './test-database.ts'

type Person = Actor & { personId: string }

export const talkSubject = 'Brieven van de deurwaarder, ik slaap er niet van'

/** An instant of the wijk, from its wall-clock time. */
export const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/Amsterdam').toInstant()

/** Drie-gesprekken in the test neighbourhood: Joost works Monday, Tuesday, Thursday; Farid Tuesday, Wednesday, Friday. */
export async function makeTestTalks(wijk: TestNeighbourhood) {
  const { owner, tenant, buurtteam, actors } = wijk
  await makeTestAgenda(wijk)
  await makeSessions(owner, tenant.id, {
    personId: actors.farid.personId,
    teamId: buurtteam.id,
    location: buurtteam.name,
    validFrom: '2025-01-01',
    sessions: [{ weekday: 5, startsAt: '08:30', endsAt: '12:00', visitTypeCodes: ['THREE_WAY_CONVERSATION'] }],
  })
  const rows = async <T extends Record<string, unknown>>(query: ReturnType<typeof sql>) =>
    (await owner.db.execute<T>(query)).rows

  /** A draft that is filled in up to the last page. */
  async function draft(actor: Person, time: string, others: readonly Person[] = [actors.joost, actors.farid]) {
    const invitationId = newId()
    const personIds = others.map(({ personId }) => personId)
    const pages = [
      { personIds },
      { subject: talkSubject, domain: 'SOCIETAL' as const },
      { startsAt: at(time), location: 'Centrum Neckar' },
    ]
    for (const page of pages) {
      const saved = await withActor(actor, (tx) => saveInvitationDraft(tx, { invitationId, ...page }))
      if (!saved.ok) throw new Error(saved.refusal.code)
    }
    return invitationId
  }
  const send = (actor: Person, invitationId: string): Promise<Result<{ readonly invitationId: string }>> =>
    withActor(actor, (tx) => sendInvitation(tx, { tenant, invitationId }))

  return {
    draft,
    send,
    /** An invitation that was sent. */
    async invite(actor: Person, time: string, others?: readonly Person[]) {
      const invitationId = await draft(actor, time, others)
      const sent = await send(actor, invitationId)
      if (!sent.ok) throw new Error(sent.refusal.code)
      return invitationId
    },
    /** State, the appointment's status, and the answers of the invited in one line. */
    async stands(invitationId: string) {
      const [row] = await rows<{ state: string; status: string | null; answers: string }>(
        sql`select i.state, a.status, (select string_agg(v.state, ' ' order by v.state) from invitees v where v.invitation_id = i.id) as answers
            from invitations i left join appointments a on a.id = i.appointment_id where i.id = ${invitationId}`,
      )
      return row
    },
    /** Whose time this talk takes. */
    blocked: async (invitationId: string) =>
      (
        await rows<{ person_id: string }>(
          sql`select p.person_id from appointment_participants p join invitations i on i.appointment_id = p.appointment_id
              where i.id = ${invitationId} and p.blocks`,
        )
      ).map((row) => row.person_id),
    /** Templates that were sent to this person, sorted: what is sent at one instant has no order. */
    told: async (person: Person) =>
      (
        await rows<{ template: string }>(
          sql`select template from notifications where person_id = ${person.personId} order by template`,
        )
      ).map((row) => row.template),
    rows,
    /** How many jobs that end an invitation are in the queue for it. */
    async jobs(invitationId: string) {
      const client = new pg.Client({ connectionString: testUrls().worker })
      await client.connect()
      try {
        const { rows: found } = await client.query(
          `select j.run_at from graphile_worker._private_jobs j where j.payload ->> 'invitationId' = $1`,
          [invitationId],
        )
        return found as { run_at: Date }[]
      } finally {
        await client.end()
      }
    },
  }
}
export type TestTalks = Awaited<ReturnType<typeof makeTestTalks>>
