import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { outsideWorld, refuseUnknown, takeRefused } from '../../e2e/mocks/node.ts'

// Nothing is asked of the real outside world; a request that no mock answers fails the test that made it.
beforeAll(() => outsideWorld.listen({ onUnhandledFrame: refuseUnknown }))
afterEach(() => {
  outsideWorld.resetHandlers()
  expect(takeRefused(), 'requests that no mock answered').toEqual([])
})
afterAll(() => outsideWorld.close())
