import { expect, it } from 'vitest'
import { logPath, routeGroup } from './log-path.ts'

it.each([
  ['/mijn/berichten/0190f3c2-7b7a-7c1e-8f00-0123456789ab', 200, '/mijn/berichten/:id'],
  ['/mijn/samen/XyZ123', 200, '/mijn/samen/:id'],
  ['/nl/activiteiten/', 200, '/nl/activiteiten/'],
  ['/mijn/4d/lichaam', 200, '/mijn/:id/lichaam'],
  ['/fatma-yilmaz', 404, '(other)'],
  ['/mijn/fatma@voorbeeld.nl', 404, '(resident)'],
  ['/mijn/fatma@voorbeeld.nl', 200, '/mijn/:id'],
  ['/', 200, '/'],
])('%s with %i is written down as %s', (path, status, written) => {
  expect(logPath(path, status)).toBe(written)
})

it('the parts of the portal are few, whatever is asked', () => {
  expect(['/mijn/x', '/werk', '/tr', '/', '/constructor', '/zomaar'].map(routeGroup)).toEqual([
    'resident',
    'professional',
    'public',
    'public',
    'other',
    'other',
  ])
})
