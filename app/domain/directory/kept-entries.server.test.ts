import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { directoryDay, makeEntry } from '#db/testing/directory.server.ts'
import { later, makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import { anonymousActor, type Actor } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import { isRefused } from '../shared/result.ts'
import { checkEntry, moveEntry } from './check-entry.server.ts'
import { closeFeedback } from './close-feedback.server.ts'
import { findPublicEntry } from './directory.queries.server.ts'
import { entryForm, type EntryForm } from './entry-form.ts'
import { entryValues } from './entry-values.ts'
import { giveFeedback } from './give-feedback.server.ts'
import { findKeptEntry, listChanges, listFeedback, listKeptEntries } from './kept-entries.queries.server.ts'
import { saveEntry } from './save-entry.server.ts'

let wijk: TestNeighbourhood
let organisationId: string
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  const { rows } = await wijk.owner.client.query<{ id: string }>(
    'select organisation_id as id from teams where id = $1',
    [wijk.practice.id],
  )
  organisationId = rows[0]!.id
  const { admin } = wijk.actors
  await wijk.owner.client.query(
    'insert into people (tenant_id, id, created_at) values ($1, $2, $3) on conflict do nothing',
    [wijk.tenant.id, admin.personId, testNow.toString()],
  )
})
afterAll(() => wijk.end())

const act = async <T>(actor: Actor, work: Parameters<typeof withActor<T>>[1]) => withActor(actor, work)
const code = (answer: unknown) => (isRefused(answer) ? answer.refusal.code : 'done')
const ofSanne = (fields: Parameters<typeof makeEntry>[2] = {}) =>
  makeEntry(wijk.owner, wijk.tenant.id, {
    ...{ organisationId, ownerPersonId: wijk.actors.sanne.personId, ownerSuccessorId: wijk.actors.petra.personId },
    ...fields,
  })
type Save = Extract<EntryForm, { intent: 'save' }>
async function formOf(id: string, changes: Record<string, string> = {}): Promise<Save> {
  const found = await act(wijk.actors.admin, (tx) => findKeptEntry(tx, wijk.tenant, id))
  if (!found || isRefused(found)) throw new Error('not there')
  const sent = { ...entryValues(found.row), version: String(found.row.version), intent: 'save', ...changes }
  const filled = Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== ''))
  const parsed = entryForm.parse(filled)
  if (parsed.intent !== 'save') throw new Error('another form')
  return parsed
}
const shown = async (id: string) => {
  const found = await act(anonymousActor(wijk.tenant.id, testNow, newId()), (tx) =>
    findPublicEntry(tx, wijk.tenant, id),
  )
  return isRefused(found) ? null : found
}

describe('who keeps an entry', () => {
  test('says with one tap that it is right still; a second tap changes nothing', async () => {
    const id = await ofSanne({ checkedDaysAgo: 200 })
    expect((await shown(id))?.stale).toBe(true)
    for (let tap = 0; tap < 2; tap += 1)
      expect(code(await act(wijk.actors.sanne, (tx) => checkEntry(tx, wijk.tenant, id)))).toBe('done')
    const entry = await shown(id)
    expect([entry?.stale, entry?.row.lastCheckedOn.toString(), entry?.row.lastCheckedBy]).toEqual([
      false,
      directoryDay.toString(),
      'Centrum Neckar',
    ])
    const changes = await act(wijk.actors.sanne, (tx) => listChanges(tx, id))
    expect(changes).toMatchObject([{ kind: 'checked', personId: wijk.actors.sanne.personId }])
  })

  test('is its owner, its successor once the owner left, then everybody of the organisation; never a stranger', async () => {
    const id = await ofSanne()
    // Who left works in no team any more.
    const keeps = async (...gone: string[]) => {
      const { sanne, petra, joost, farid, otherGp, fatma } = wijk.actors
      const answers: string[] = []
      for (const [name, actor] of Object.entries({ sanne, petra, joost, farid, otherGp, fatma })) {
        const teamIds = gone.includes(name) ? [] : actor.teamIds
        const found = await act({ ...actor, teamIds }, (tx) => findKeptEntry(tx, wijk.tenant, id))
        if (found && !isRefused(found)) answers.push(name)
      }
      return answers
    }
    const leave = (personId: string, endsOn: string | null) =>
      wijk.owner.client.query('update team_memberships set ends_on = $2 where person_id = $1', [personId, endsOn])
    expect(await keeps()).toEqual(['sanne'])
    await leave(wijk.actors.sanne.personId, '2026-04-02')
    expect(await keeps('sanne')).toEqual(['petra'])
    await leave(wijk.actors.petra.personId, '2026-04-02')
    expect(await keeps('sanne', 'petra')).toEqual(['joost'])
    for (const { personId } of [wijk.actors.sanne, wijk.actors.petra]) await leave(personId, null)
  })

  test('nobody of another wijk, nobody without an account and no administrator of elsewhere reaches it', async () => {
    const id = await ofSanne()
    const elsewhere = { ...wijk.actors.admin, tenantId: wijk.otherTenant.id }
    for (const actor of [wijk.otherTenantActors.gp, elsewhere, anonymousActor(wijk.tenant.id, testNow, newId())])
      for (const did of [
        await act(actor, (tx) => checkEntry(tx, wijk.tenant, id)),
        await act(actor, (tx) => moveEntry(tx, wijk.tenant, id, 'archive')),
      ])
        expect(code(did)).toBe('shared.notFound')
    expect((await shown(id))?.row.state).toBe('published')
  })
})

describe('a work list', () => {
  test('holds what is stale or hidden without any job, and for the editor what nobody keeps', async () => {
    const stale = await ofSanne({ checkedDaysAgo: 181 })
    const hidden = await ofSanne({ checkedDaysAgo: 366 })
    const loose = await makeEntry(wijk.owner, wijk.tenant.id, { name: 'Van niemand' })
    const needsOf = async (actor: Actor) => {
      const list = await act(actor, (tx) => listKeptEntries(tx, wijk.tenant))
      return isRefused(list) ? {} : Object.fromEntries(list.map(({ id, needs }) => [id, needs]))
    }
    expect(await needsOf(wijk.actors.sanne)).toMatchObject({ [stale]: ['stale'], [hidden]: ['hidden'] })
    expect(await needsOf(wijk.actors.sanne)).not.toHaveProperty(loose)
    expect(await needsOf(wijk.actors.admin)).toMatchObject({ [loose]: ['ownerless'], [stale]: ['stale'] })
    expect(await needsOf(wijk.otherTenantActors.gp)).toEqual({})
  })
})

describe('"dit klopt niet"', () => {
  test('comes to who keeps the entry, once, and is closed with what came of it', async () => {
    const id = await ofSanne()
    const stranger = anonymousActor(wijk.tenant.id, testNow, newId())
    const say = () =>
      act(stranger, (tx) => giveFeedback(tx, { place: wijk.tenant, entryId: id, reason: 'PHONE', remark: 'Dood' }))
    await Promise.all([say(), say()])
    const said = await act(wijk.actors.sanne, (tx) => listFeedback(tx, id))
    if (isRefused(said)) throw new Error('refused')
    expect(said).toMatchObject([{ reason: 'PHONE', remark: 'Dood', outcome: null }])
    const feedbackId = said[0]!.id
    const close = (actor: Actor, outcome: 'changed' | 'was_right', entryId = id) =>
      act(actor, (tx) => closeFeedback(tx, wijk.tenant, { entryId, feedbackId, outcome }))
    expect(code(await close(wijk.actors.otherGp, 'changed'))).toBe('shared.notFound')
    expect(code(await close(wijk.actors.sanne, 'changed', await ofSanne()))).toBe('shared.notFound')
    expect(code(await close(wijk.actors.sanne, 'changed'))).toBe('done')
    expect(code(await close(wijk.actors.sanne, 'changed'))).toBe('done')
    expect(code(await close(wijk.actors.admin, 'was_right'))).toBe('directory.alreadyClosed')
  })

  test('is about what everybody sees, and twenty open remarks about one entry are enough', async () => {
    const stranger = anonymousActor(wijk.tenant.id, testNow, newId())
    const give = (entryId: unknown, remark: string) =>
      act(stranger, (tx) => giveFeedback(tx, { place: wijk.tenant, entryId, reason: 'OTHER', remark }))
    const hidden = await ofSanne({ checkedDaysAgo: 400 })
    for (const wrong of [hidden, newId(), 'x', undefined]) expect(code(await give(wrong, 'x'))).toBe('shared.notFound')
    const id = await ofSanne()
    for (let count = 0; count < 22; count += 1) await give(id, `Nummer ${count}`)
    expect(await act(wijk.actors.sanne, (tx) => listFeedback(tx, id))).toHaveLength(20)
  })
})

describe('changing an entry', () => {
  test('keeps what was there before in its history, and counts as checking', async () => {
    const id = await ofSanne({ checkedDaysAgo: 200 })
    const form = await formOf(id, { phone: '030 555 99 99', day1: '10.00-12.00' })
    expect(code(await act(wijk.actors.sanne, (tx) => saveEntry(tx, wijk.tenant, id, form)))).toBe('done')
    const [change] = (await act(wijk.actors.sanne, (tx) => listChanges(tx, id))) as Awaited<
      ReturnType<typeof listChanges>
    >
    expect(change).toMatchObject({ kind: 'changed', changes: { phone: ['030 555 20 02', '030 555 99 99'] } })
    expect(change?.changes['hours']?.[1]).toBe('Mo 10:00-12:00; Tu-Fr 09:00-17:00; PH off')
    expect((await shown(id))?.stale).toBe(false)
  })

  test('of two who save at once the second is told, and nothing of the first is lost', async () => {
    const id = await ofSanne()
    const [one, other] = [await formOf(id, { costs: '2 euro' }), await formOf(id, { costs: '3 euro' })]
    const answers = await Promise.all([
      act(wijk.actors.sanne, (tx) => saveEntry(tx, wijk.tenant, id, one)),
      act(wijk.actors.admin, (tx) => saveEntry(tx, wijk.tenant, id, { ...other, organisationId })),
    ])
    expect(answers.map(code).sort()).toEqual(['directory.changedMeanwhile', 'done'])
    expect(await act(wijk.actors.admin, (tx) => listChanges(tx, id))).toHaveLength(1)
  })

  test('a mobile number or a private address is asked about once', async () => {
    const id = await ofSanne()
    const wrongs: Record<string, string>[] = [{ keyContactPhone: '06 12 34 56 78' }, { email: 'iemand@gmail.com' }]
    for (const wrong of wrongs) {
      const form = await formOf(id, wrong)
      expect(code(await act(wijk.actors.sanne, (tx) => saveEntry(tx, wijk.tenant, id, form)))).toBe(
        'directory.looksPrivate',
      )
    }
    const sure = await formOf(id, { keyContactPhone: '06 12 34 56 78', sure: 'yes' })
    expect(code(await act(wijk.actors.sanne, (tx) => saveEntry(tx, wijk.tenant, id, sure)))).toBe('done')
  })

  test('nobody of another organisation, and nothing of another wijk, can be put in it', async () => {
    const id = await ofSanne()
    const wrongs: Record<string, string>[] = [
      { ownerPersonId: wijk.actors.farid.personId },
      { neighbourhoodId: newId() },
    ]
    for (const wrong of wrongs) {
      const form = await formOf(id, wrong)
      expect(code(await act(wijk.actors.sanne, (tx) => saveEntry(tx, wijk.tenant, id, form)))).toBe('shared.notFound')
    }
    const moved = await formOf(id, { organisationId: newId() })
    expect(code(await act(wijk.actors.admin, (tx) => saveEntry(tx, wijk.tenant, id, moved)))).toBe('shared.notFound')
  })

  test('a professional proposes a place, the editor publishes it, and only then everybody sees it', async () => {
    const form = {
      ...(await formOf(await ofSanne())),
      name: 'Nieuwe inloop',
      ownerPersonId: undefined,
      ownerSuccessorId: undefined,
    } as Save
    const made = await act(wijk.actors.joost, (tx) => saveEntry(tx, wijk.tenant, undefined, form))
    if (!made.ok) throw new Error(made.refusal.code)
    const { id } = made.value
    expect(await shown(id)).toBeNull()
    expect(code(await act(wijk.actors.joost, (tx) => moveEntry(tx, wijk.tenant, id, 'publish')))).toBe(
      'shared.notFound',
    )
    for (let click = 0; click < 2; click += 1)
      expect(code(await act(wijk.actors.admin, (tx) => moveEntry(tx, wijk.tenant, id, 'publish')))).toBe('done')
    expect((await shown(id))?.row.name).toBe('Nieuwe inloop')
    expect(
      code(await act(later(wijk.actors.admin, { hours: 1 }), (tx) => moveEntry(tx, wijk.tenant, id, 'archive'))),
    ).toBe('done')
    expect(await shown(id)).toBeNull()
  })
})
