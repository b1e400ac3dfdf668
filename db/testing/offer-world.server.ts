import { Temporal } from 'temporal-polyfill'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { makeActivity } from '#app/domain/activities/offer-make.server.ts'
import type { OfferFields } from '#app/domain/activities/offer-form.ts'
import { publishActivity } from '#app/domain/activities/publish-activity.server.ts'
import { submitActivity } from '#app/domain/activities/submit-activity.server.ts'
import { writeActivity } from '#app/domain/activities/write-activity.server.ts'
import type { Actor, WorkRole } from '#app/domain/shared/actor.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { makeProfessional, makeTeam, type MadeTeam } from '../seed/factories/organisation.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from './neighbourhood.server.ts'

export const timeZone = 'Europe/Amsterdam'
const today = testNow.toZonedDateTimeISO(timeZone).toPlainDate()

/** The first Tuesday after `testNow`. */
export const firstTuesday = Temporal.PlainDate.from('2026-04-07')

/** A filled-in form: a weekly walk on Tuesdays at 10:00. */
export const walk: OfferFields = {
  ...{ title: 'Samen wandelen', what: 'We lopen een uur.', forWhom: 'Voor iedereen.', howToJoin: 'Kom gewoon.' },
  ...{ pictogram: 'walk', domains: ['BODY', 'SOCIAL'], locationName: 'Wijkcentrum', street: 'Taagdreef 1' },
  ...{ languages: ['nl', 'tr'], about: ['companion'], signUp: 'none', skipHolidays: false },
  ...{ firstDate: firstTuesday, startsAt: Temporal.PlainTime.from('10:00'), endsAt: Temporal.PlainTime.from('11:00') },
  repetition: 'weekly',
}

type Worker = Actor & { readonly personId: string }

export interface OfferWorld {
  readonly wijk: TestNeighbourhood
  readonly dreven: MadeTeam
  readonly tuin: MadeTeam
  /** Works for De Dreven. */
  readonly mariska: Worker
  /** Also of De Dreven; speaks Turkish. */
  readonly elif: Worker
  /** Works for the garden. */
  readonly tom: Worker
  readonly coach: Worker
  readonly proposer: Worker
  readonly editor: Worker
  begin(actor?: Worker, fields?: Partial<OfferFields>): Promise<string>
  publish(actor?: Worker, fields?: Partial<OfferFields>): Promise<string>
  versionOf(activityId: string): Promise<number>
}

/** A wijk with two organisations, who works there, a coach, a proposer and the editor; and how an activity comes about. */
export async function makeOfferWorld(): Promise<OfferWorld> {
  const wijk = await makeTestNeighbourhood()
  const { owner, tenant, actors, buurtteam } = wijk
  const team = (name: string) => makeTeam(owner, tenant.id, { name, kind: 'COMMUNITY_ORGANISATION' })
  const [dreven, tuin] = [await team('De Dreven'), await team('De Groene Duim')]
  const worker = async (teamId: string, role: WorkRole, givenName: string, languages = ['nl']): Promise<Worker> => {
    const { id } = await makeProfessional(owner, tenant.id, testNow, {
      ...{ teamId, role, givenName, familyName: 'Test', languages },
    })
    const acting = { kind: 'professional', role, tenantId: tenant.id, personId: id, teamIds: [teamId] } as const
    return { ...acting, now: testNow, requestId: newId(), displayName: givenName }
  }
  await owner.client.query('insert into people (tenant_id, id, created_at) values ($1, $2, $3)', [
    ...[tenant.id, actors.admin.personId, testNow.toString()],
  ])
  const mariska = await worker(dreven.id, 'ACTIVITY_ORGANISER', 'Mariska')
  const editor = actors.admin
  const versionOf = async (activityId: string) => {
    const { rows } = await owner.client.query<{ version: number }>('select version from activities where id = $1', [
      activityId,
    ])
    return rows[0]!.version
  }
  const sure = <T>(answer: { ok: boolean; value?: T }): T => {
    if (!answer.ok) throw new Error(JSON.stringify(answer))
    return answer.value as T
  }
  const begin = async (actor: Worker = mariska, fields: Partial<OfferFields> = {}) => {
    const made = { activityId: newId(), title: 'Samen wandelen', organiserId: dreven.organisationId, today }
    const { activityId } = sure(await withActor(actor, (tx) => makeActivity(tx, made)))
    sure(await withActor(actor, (tx) => writeActivity(tx, { activityId, version: 0, fields: { ...walk, ...fields } })))
    return activityId
  }
  const publish = async (actor: Worker = mariska, fields: Partial<OfferFields> = {}) => {
    const activityId = await begin(actor, fields)
    const version = () => versionOf(activityId)
    const submitted = { activityId, version: await version() }
    sure(await withActor(actor, (tx) => submitActivity(tx, submitted)))
    const published = { activityId, version: await version() }
    sure(await withActor(editor, (tx) => publishActivity(tx, published)))
    return activityId
  }
  return {
    ...{ wijk, dreven, tuin, mariska, editor, proposer: actors.sanne, begin, publish, versionOf },
    elif: await worker(dreven.id, 'ACTIVITY_ORGANISER', 'Elif', ['nl', 'tr']),
    tom: await worker(tuin.id, 'ACTIVITY_ORGANISER', 'Tom'),
    coach: await worker(buurtteam.id, 'WELLBEING_COACH', 'Carla'),
  }
}
