import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeProfessional } from '#db/seed/factories/organisation.server.ts'
import { later, makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { cookieOf, importRoute, visit } from '#db/testing/route-walk.server.ts'
import type { Actor, ProfessionalRole } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import { decideAccess } from './decide-access.server.ts'
import { decide, type LiveGrant } from './decide.ts'
import { endAccess } from './end-access.server.ts'
import { givePermission } from './give-permission.server.ts'
import { recipientText } from './recipient-text.ts'
import { withActor } from './with-actor.server.ts'

let wijk: TestNeighbourhood
let nurse: Actor
let coach: Actor
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  nurse = await colleague('NEIGHBOURHOOD_SPECIALIST')
  coach = await colleague('WELLBEING_COACH')
})
afterAll(() => wijk.end())

/** Somebody else of the buurtteam, in another role. */
async function colleague(role: ProfessionalRole): Promise<Actor> {
  const { owner, tenant, buurtteam, actors } = wijk
  const names = { givenName: 'Iris', familyName: role, calledName: `Iris ${role}` }
  const { id } = await makeProfessional(owner, tenant.id, testNow, { teamId: buurtteam.id, role, ...names })
  return { ...actors.farid, role, personId: id, displayName: names.calledName }
}
const residentId = () => wijk.actors.fatma.personId
const recipient = () => ({ personId: null, teamId: wijk.buurtteam.id, role: 'NEIGHBOURHOOD_SPECIALIST' }) as const
const reads = async (actor: Actor, resource: 'assessment' | 'healthScore' = 'assessment') =>
  withActor(later(actor, { minutes: 1 }), async (tx) => {
    const { granted, topics } = await decideAccess(tx, { residentId: residentId(), resource, action: 'read' })
    return { granted, body: topics.includes('BODY') }
  })

test('what is given to one role of a team opens to that role and to no other of the same team', async () => {
  const { fatma, farid } = wijk.actors
  expect(await reads(nurse)).toMatchObject({ granted: false })
  const given = await withActor(fatma, (tx) =>
    givePermission(tx, {
      ...{ permissionId: newId(), residentId: residentId(), recipient: recipient(), topics: ['BODY'] },
      ...{ months: 3, language: 'nl', tenant: wijk.tenant },
    }),
  )
  expect(given.ok).toBe(true)
  expect(await reads(nurse)).toEqual({ granted: true, body: true })
  expect(await reads(coach)).toEqual({ granted: false, body: false })
  // Farid supports Fatma: his own topics are open, and BODY is not among them.
  expect(await reads(farid)).toEqual({ granted: true, body: false })
  // The same person in another role, as anybody may become.
  expect(await reads({ ...nurse, role: 'SOCIAL_WORKER' })).toMatchObject({ body: false })
})

test('a topic that the role may not read is refused, and so is a role that nobody has there', async () => {
  const give = (role: ProfessionalRole, topic: 'BODY' | 'SOCIAL') =>
    withActor(wijk.actors.fatma, (tx) =>
      givePermission(tx, {
        ...{ permissionId: newId(), residentId: residentId(), recipient: { ...recipient(), role }, topics: [topic] },
        ...{ months: 3, language: 'nl', tenant: wijk.tenant },
      }),
    )
  expect(await give('WELLBEING_COACH', 'BODY')).toMatchObject({ refusal: { code: 'sharing.topicNotPossible' } })
  expect(await give('DISTRICT_NURSE', 'SOCIAL')).toMatchObject({ refusal: { code: 'sharing.recipientGone' } })
})

test('the pages of giving offer each role of a team, in words, and "wie mag wat" says for whom it is', async () => {
  const { tenant, actors, buurtteam } = wijk
  const cookie = await cookieOf(wijk, tenant.id, actors.fatma)
  const page = async (file: string, path: string, params = {}) =>
    (await visit((await importRoute(`routes/resident/${file}`)).loader!, { path, params, tenant, cookie })).body
  const who = await page('give-permission.tsx', '/mijn/wie-mag-wat/geven/wie?zoek=Iris', { givingStep: 'wie' })
  expect(who).toContain(recipientText(recipient()))
  expect(who).toContain(`Alle wijkspecialisten van \u2068${buurtteam.name}\u2069`)
  const wie = recipientText(recipient())
  const what = await page('give-permission.tsx', `/mijn/wie-mag-wat/geven/wat?wie=${wie}`, { givingStep: 'wat' })
  expect(what).toContain(`Alle wijkspecialisten van \u2068${buurtteam.name}\u2069`)
  expect(await page('sharing.tsx', '/mijn/wie-mag-wat')).toContain('Alleen: wijkspecialist')
})

test('ending it shuts it for that role at the next request', async () => {
  const asked = { residentId: residentId(), recipient: recipient(), topic: 'BODY' as const }
  expect((await withActor(wijk.actors.fatma, (tx) => endAccess(tx, asked))).ok).toBe(true)
  expect(await reads(nurse)).toMatchObject({ granted: false })
})

test('the decision itself asks for the role, whatever grants it is handed', () => {
  const grant: LiveGrant = {
    ...{ residentId: residentId(), topic: 'BODY', level: 'read', source: 'permission', sourceId: newId() },
    ...{ objectId: null, granteeTeamId: wijk.buurtteam.id, granteeRole: 'NEIGHBOURHOOD_SPECIALIST' },
  }
  const question = { residentId: residentId(), resource: 'assessment', action: 'read' } as const
  expect(decide(nurse, question, [grant]).granted).toBe(true)
  expect(decide(wijk.actors.farid, question, [grant]).granted).toBe(false)
})
