import { expect, test } from 'vitest'
import { decide, type LiveGrant } from './decide.ts'

const grant: LiveGrant = {
  residentId: 'fatma',
  topic: 'MESSAGES',
  level: 'contribute',
  source: 'care_relationship',
  sourceId: 'support',
  objectId: null,
  granteeTeamId: 'buurtteam',
}
const worker = { kind: 'professional', role: 'SOCIAL_WORKER', personId: 'farid' } as const
const ask = (ownerTeamId: string | null) =>
  decide(worker, { residentId: 'fatma', resource: 'thread', action: 'read', objectId: 'thread', ownerTeamId }, [grant])
    .granted

test('the wijkteam reads what I asked the wijkteam, not what I asked my practice (CON-2)', () => {
  expect(ask('buurtteam')).toBe(true)
  expect(ask('practice')).toBe(false)
})

test('what belongs to no team opens only for those who take part in it', () => {
  expect(ask(null)).toBe(false)
  const part: LiveGrant = { ...grant, source: 'participation', objectId: 'thread', granteeTeamId: null }
  const question = {
    residentId: 'fatma',
    resource: 'thread',
    action: 'read',
    objectId: 'thread',
    ownerTeamId: null,
  } as const
  expect(decide(worker, question, [part]).granted).toBe(true)
})
