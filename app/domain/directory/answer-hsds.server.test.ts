import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeEntry } from '#db/testing/directory.server.ts'
import { hsdsProblems } from '#db/testing/hsds-schemas.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { textsIn } from '#app/platform/i18n/i18n.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import { anonymousActor } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import { answerHsds } from './answer-hsds.server.ts'
import { exportDirectory } from './export-directory.server.ts'
import type { HsdsPage } from './hsds-page.ts'
import { hsdsTerms } from './hsds-terms.server.ts'

const problems = hsdsProblems()
const { t } = textsIn('nl')
const [whole, bare, hidden, provider] = [newId(), newId(), newId(), newId()]
let wijk: TestNeighbourhood

beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  const { owner, tenant, actors } = wijk
  const rest = { costs: 'Gratis', howToRegister: 'Kom langs', openingHours: 'Elke werkdag', postcode: '3562 AB' }
  const reach = { email: 'hallo@plek.example', website: 'https://plek.example/', wheelchairAccessible: true }
  await makeEntry(owner, tenant.id, {
    ...{ id: whole, name: 'Alles erop', ...rest, ...reach, providerId: provider, providerName: 'Stichting Plek' },
    ...{ domains: ['BODY', 'MIND'], questions: ['HEALTH'], languages: ['nl', 'tr'], checkedDaysAgo: 200 },
    ...{ hoursText: 'Mo-We 09:00-12:00; Th 13:00-17:00; PH off', ownerPersonId: actors.farid.personId },
  })
  const nothing = {
    street: null,
    phone: null,
    keyContactFunction: null,
    targetGroups: [],
    questions: [],
    updatedAt: null,
  }
  await makeEntry(owner, tenant.id, {
    id: bare,
    name: '=2+3',
    hoursText: null,
    ...nothing,
    providerId: provider,
    providerName: 'Stichting Plek',
  })
  await makeEntry(owner, tenant.id, { id: hidden, name: 'Te oud', checkedDaysAgo: 366 })
})
afterAll(() => wijk.end())

async function ask(path: string, query = ''): Promise<unknown> {
  const search = new URLSearchParams(query)
  const actor = anonymousActor(wijk.tenant.id, testNow, newId())
  return withActor(actor, (tx) => answerHsds(tx, path, { tenant: wijk.tenant, search, t }))
}
const list = async (path: string, query = '') => (await ask(path, query)) as HsdsPage<{ id: string; name: string }>
const namesOf = async (query: string) => (await list('services', query)).contents.map(({ name }) => name)

test('every service, organisation and term is valid by the published schema, with much and with little in it', async () => {
  for (const id of [whole, bare]) expect(problems('service', await ask(`services/${id}`))).toEqual([])
  for (const each of (await list('services')).contents) expect(problems('service_list', each)).toEqual([])
  for (const each of (await list('services', 'full=true')).contents) expect(problems('service', each)).toEqual([])
  for (const each of (await list('organizations')).contents) expect(problems('organization_list', each)).toEqual([])
  expect(problems('organization', await ask(`organizations/${provider}`))).toEqual([])
  for (const each of (await list('taxonomy_terms')).contents) expect(problems('taxonomy_term', each)).toEqual([])
  // So that the silence above means something.
  expect(problems('service', { id: 'x', name: 1, nonsense: true })).toHaveLength(4)
})

test('pages go by number, and say how many there are', async () => {
  expect(await list('services', 'per_page=1&page=2')).toMatchObject({
    ...{ total_items: 2, total_pages: 2, page_number: 2, size: 1, first_page: false, last_page: true, empty: false },
  })
  const beyond = { page_number: 9, size: 0, empty: true, contents: [], last_page: true }
  expect(await list('services', 'page=9')).toMatchObject(beyond)
  for (const junk of ['page=-1', 'page=x&per_page=1e9', 'page=0&per_page=0'])
    expect(await list('services', junk)).toMatchObject({ page_number: 1, size: 2 })
})

test('services are found by words, organisation, term and day', async () => {
  const term = hsdsTerms(t).find(({ code }) => code === 'HEALTH')!.id
  expect(await namesOf(`taxonomy_term_id=${term}`)).toEqual(['Alles erop'])
  expect(await namesOf(`organization_id=${provider}`)).toEqual(['=2+3', 'Alles erop'])
  expect(await namesOf('modified_after=2026-04-01')).toEqual(['Alles erop'])
  expect(await namesOf('search=alles')).toEqual(['Alles erop'])
  for (const none of [`taxonomy_term_id=${newId()}`, 'organization_id=x', 'search=xyzzy', 'modified_after=2030-01-01'])
    expect(await namesOf(none)).toEqual([])
  for (const nonsense of ['gisteren', '%2B275760-09-12T00:00:00Z', '-271821-04-21T00:00:00Z'])
    expect(await namesOf(`modified_after=${nonsense}`)).toHaveLength(2)
})

test('what nobody checked for a year, what is of another wijk and what does not exist is not there', async () => {
  for (const path of [
    `services/${hidden}`,
    `services/${newId()}`,
    'services/x',
    'nonsense',
    `services/${whole}/x`,
    'organizations/x',
  ])
    expect(await ask(path), path).toBeNull()
  const elsewhere = anonymousActor(wijk.otherTenant.id, testNow, newId())
  const asked = { tenant: wijk.otherTenant, search: new URLSearchParams(), t }
  expect(await withActor(elsewhere, (tx) => answerHsds(tx, `services/${whole}`, asked))).toBeNull()
})

test('nobody is named to machines: functions alone, and who keeps an entry stays inside', async () => {
  const { personId } = wijk.actors.farid
  const said = JSON.stringify([
    await ask(`services/${whole}`),
    await ask('services', 'full=true'),
    await ask('organizations'),
  ])
  expect(said).not.toContain(personId)
  expect(said).toContain('"title":"medewerker"')
})

test('the ids of what hangs under a service stay the same', async () => {
  expect(await ask(`services/${whole}`)).toEqual(await ask(`services/${whole}`))
})

test('the table has a line for each, opens as UTF-8, and holds no formula', async () => {
  const actor = anonymousActor(wijk.tenant.id, testNow, newId())
  const file = (await withActor(actor, (tx) => exportDirectory(tx, wijk.tenant, t))) as string
  expect(file.startsWith('\uFEFF"id","naam","organisatie"')).toBe(true)
  const lines = file.trimEnd().split('\r\n')
  expect(lines).toHaveLength(3)
  expect(lines[1]).toContain(`"'=2+3"`)
  expect(lines[2]).toContain('"Mo-We 09:00-12:00; Th 13:00-17:00; PH off"')
  expect(file).not.toContain('Te oud')
})
