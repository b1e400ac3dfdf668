import { afterAll, beforeAll, expect, test } from 'vitest'
import { enterPassword, forgetTries, makeLogin, placeIn } from '#db/testing/accounts.server.ts'
import { makeTestNeighbourhood, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { refuse } from '../shared/result.ts'

let wijk: TestNeighbourhood
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  const { actors } = wijk
  await makeLogin(wijk, {
    email: 'wel@praktijk.example',
    kind: 'professional',
    personId: actors.sanne.personId,
    app: true,
  })
  await makeLogin(wijk, { email: 'dicht@praktijk.example', status: 'closed' })
  await makeLogin(wijk, { email: 'straks@praktijk.example', status: 'invited' })
  await makeLogin(wijk, { email: 'zonder@praktijk.example', withoutPassword: true })
})
afterAll(() => wijk.end())

const kinds = ['wel', 'dicht', 'straks', 'zonder', 'niemand'] as const
const rounds = 200
const median = (values: number[]) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)]!

test('how long a refusal takes says nothing of whether there is an account: medians within a tenth', async () => {
  const place = placeIn(wijk.tenant.id)
  const took: Record<(typeof kinds)[number], number[]> = { wel: [], dicht: [], straks: [], zonder: [], niemand: [] }
  const once = async (kind: (typeof kinds)[number]) => {
    const began = performance.now()
    const answer = await enterPassword(place, `${kind}@praktijk.example`, 'verkeerd wachtwoord')
    took[kind].push(performance.now() - began)
    expect(answer).toEqual(refuse('identity.signInFailed'))
  }
  for (let round = 0; round < rounds; round += 1) {
    await forgetTries(wijk)
    // Each round begins with another one, so that no kind is always the first after the pause.
    for (let at = 0; at < kinds.length; at += 1) await once(kinds[(round + at) % kinds.length]!)
  }
  const medians = kinds.map((kind) => median(took[kind]))
  const [known, unknown] = [median(took.wel), median(took.niemand)]
  const most = Math.max(...medians) / Math.min(...medians)
  process.stdout.write(
    `A refused sign-in, medians of ${rounds}: known account ${known.toFixed(2)} ms, unknown ${unknown.toFixed(2)} ms, ratio ${(known / unknown).toFixed(3)}; slowest to fastest of ${kinds.length} kinds ${most.toFixed(3)}\n`,
  )
  expect(Math.min(...medians)).toBeGreaterThan(4)
  expect(most, kinds.map((kind, at) => `${kind} ${medians[at]}`).join()).toBeLessThan(1.1)
}, 300_000)
