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
/** When the medians lie within a twentieth after the fewest rounds, more say nothing new; a busy machine takes up to the most. */
const rounds = { fewest: 80, most: 200 }
const nearEnough = 1.05
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
  const medians = () => kinds.map((kind) => median(took[kind]))
  const spread = () => Math.max(...medians()) / Math.min(...medians())
  let round = 0
  for (; round < rounds.fewest || (round < rounds.most && spread() > nearEnough); round += 1) {
    await forgetTries(wijk)
    // Each round begins with another one, so that no kind is always the first after the pause.
    for (let at = 0; at < kinds.length; at += 1) await once(kinds[(round + at) % kinds.length]!)
  }
  const [known, unknown] = [median(took.wel), median(took.niemand)]
  process.stdout.write(
    `A refused sign-in, medians of ${round}: known account ${known.toFixed(2)} ms, unknown ${unknown.toFixed(2)} ms, ratio ${(known / unknown).toFixed(3)}; slowest to fastest of ${kinds.length} kinds ${spread().toFixed(3)}\n`,
  )
  expect(Math.min(...medians())).toBeGreaterThan(4)
  expect(spread(), kinds.map((kind, at) => `${kind} ${medians()[at]}`).join()).toBeLessThan(1.1)
}, 300_000)
