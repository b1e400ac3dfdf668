import { Temporal } from 'temporal-polyfill'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { cancelRegistration } from '#app/domain/activities/registration-cancel.server.ts'
import { showLink } from '#app/domain/activities/sign-up-link.server.ts'
import { inTurn } from '#app/domain/activities/sign-up-turns.server.ts'
import { signUpAsGuest, signUpAsResident } from '#app/domain/activities/sign-up.server.ts'
import { anonymousActor, type Actor } from '#app/domain/shared/actor.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { notFound } from '#app/domain/shared/result.ts'
import type { Jobs } from '#app/platform/jobs.server.ts'
import { withClient } from '../roles.server.ts'
import { activities, activityOccurrences } from '../schema/activities.ts'
import { organisations, teams } from '../schema/organisations.ts'
import { testNow, type TestNeighbourhood } from './neighbourhood.server.ts'
import { testUrls } from './test-database.ts'

const zone = 'Europe/Amsterdam'
const day = (text: string) => Temporal.PlainDate.from(text)

/** The first Tuesday after `testNow`; the activity is every week. */
export const firstDate = day('2026-04-07')

export interface MadeActivity {
  readonly id: string
  readonly organiserId: string
  /** Works in a team of the organisation. */
  readonly organiser: Actor & { personId: string }
}

/** An activity of an organisation with a worker, every Tuesday from 10:00 to 11:00 for six weeks, and a month back. */
export async function makeActivity(
  { owner, tenant }: TestNeighbourhood,
  { capacity = null, companion = true }: { capacity?: number | null; companion?: boolean } = {},
): Promise<MadeActivity> {
  const tenantId = tenant.id
  const [organiserId, teamId, id] = [newId(), newId(), newId()]
  await owner.db
    .insert(organisations)
    .values({ tenantId, id: organiserId, kind: 'ACTIVITY_ORGANIZER', name: 'De Dreef' })
  await owner.db.insert(teams).values({
    ...{ tenantId, id: teamId, organisationId: organiserId, kind: 'COMMUNITY_ORGANISATION', name: 'De Dreef' },
    ...{
      phone: '030 555 01 01',
      opensAt: Temporal.PlainTime.from('09:00'),
      closesAt: Temporal.PlainTime.from('17:00'),
    },
  })
  await owner.db.insert(activities).values({
    ...{
      tenantId,
      id,
      organiserId,
      capacity,
      companion,
      signUp: 'portal',
      state: 'published',
      title: 'Samen wandelen',
    },
    ...{
      what: 'Wandelen',
      forWhom: 'Iedereen',
      howToJoin: 'Meld u aan',
      translations: { tr: { title: 'Birlikte yürüyüş' } },
    },
    ...{
      pictogram: 'walk',
      domains: ['BODY'],
      locationName: 'Wijkcentrum',
      languages: ['nl'],
      recurrenceRule: 'FREQ=WEEKLY',
    },
    ...{
      firstDate: day('2026-03-03'),
      startsAt: Temporal.PlainTime.from('10:00'),
      endsAt: Temporal.PlainTime.from('11:00'),
    },
    updatedAt: testNow,
  })
  const weeks = Array.from({ length: 11 }, (_, week) => firstDate.add({ weeks: week - 5 }))
  await owner.db.insert(activityOccurrences).values(
    weeks.map((originalDate) => {
      const starts = originalDate.toZonedDateTime({ timeZone: zone, plainTime: '10:00' }).toInstant()
      return {
        ...{ tenantId, activityId: id, originalDate, date: originalDate, starts, ends: starts.add({ hours: 1 }) },
        ...{ status: 'scheduled' as const, organiserId, domains: ['BODY'], languages: ['nl'], free: true },
        ...{ womenOnly: false, childrenWelcome: false, stepFree: true, companion },
      }
    }),
  )
  const organiser: MadeActivity['organiser'] = {
    ...{ kind: 'professional', role: 'ACTIVITY_ORGANISER', tenantId, personId: newId(), teamIds: [teamId] },
    ...{ now: testNow, requestId: newId(), displayName: 'Mariska' },
  }
  return { id, organiserId, organiser }
}

interface NewGuest {
  name?: string
  phone?: string
  key?: string
  date?: Temporal.PlainDate
  series?: boolean
  /** Of several processes: each has a line of its own, and only the database stands between them. */
  process?: number
}

const secret = (key: string) => key.padEnd(43, 'x')
let made = 0

/** What people do with sign-ups of one activity, and the jobs that tell them. */
export function signUpDeeds({ tenant, owner }: TestNeighbourhood, activityId: string) {
  const guestActor = (now = testNow) => anonymousActor(tenant.id, now, newId())
  const wanted = { activityId, companion: false, language: 'nl' }
  const guestDoes = <T>(
    key: string,
    now: Temporal.Instant,
    work: (tx: Parameters<Parameters<typeof withActor>[1]>[0], signUpId: string) => Promise<T>,
  ) =>
    withActor(guestActor(now), async (tx) => {
      const signUpId = await showLink(tx, secret(key))
      return signUpId === null ? notFound : work(tx, signUpId)
    })
  return {
    guestDoes,
    /** A guest signs up; gives the key of the form, by which the guest comes back. */
    guest: async ({
      name = 'Mo',
      phone,
      key = `key-${++made}-`,
      date = firstDate,
      series = false,
      process = 0,
    }: NewGuest = {}) => {
      const person = { firstName: name, phone: phone ?? `06${String(10_000_000 + made)}`, secret: secret(key) }
      const asked = { ...wanted, ...person, date, series }
      const done = await inTurn(`${activityId} ${process}`, () =>
        withActor(guestActor(), (tx) => signUpAsGuest(tx, asked)),
      )
      return { key, done: done.ok ? ({ ok: true } as const) : done }
    },
    resident: (actor: Actor & { personId: string }, residentId = actor.personId, date = firstDate) =>
      withActor(actor, (tx) =>
        signUpAsResident(tx, {
          ...wanted,
          residentId,
          date,
          series: false,
          onBehalf: { firstName: 'Fatma', phone: null },
        }),
      ),
    cancel: (key: string, now = testNow, date: Temporal.PlainDate | null = null) =>
      guestDoes(key, now, (tx, signUpId) => cancelRegistration(tx, { signUpId, date })),
    /** Who has what on a date, in order of arrival, as the owner sees it. */
    standing: async (date = firstDate) => {
      const { rows } = await owner.client.query<{ state: string; again: boolean }>(
        `select state, again from registrations where tenant_id = $1 and activity_id = $2 and original_date = $3 order by turn`,
        [tenant.id, activityId, date.toString()],
      )
      return rows.map(({ state, again }) => (again ? `again ${state}` : state))
    },
    /** Takes the jobs out of the queue that tell of sign-ups. */
    takeJobs: () =>
      withClient(testUrls().worker, async (client) => {
        const { rows } = await client.query<{ payload: Jobs['activities.tellSignUp'] }>(
          `delete from graphile_worker._private_jobs where payload::jsonb ? 'what' returning payload`,
        )
        return rows.map(({ payload }) => payload)
      }),
  }
}
