import { expect, test } from 'vitest'
import { ownerCookie } from './owner-mark.server.ts'
import { signedOut } from './signed-out.server.ts'

test('after signing out no page of mine stays in the browser, and no cookie that says whose it was', () => {
  const headers = signedOut('__Host-drieluik=; Max-Age=0')
  expect(headers.get('Clear-Site-Data')).toBe('"cache"')
  const cookies = headers.getSetCookie()
  const [owner = ''] = ownerCookie('0190f3c2-7b7a-7c1e-8f00-0123456789ab').split('=')
  expect(cookies.map((cookie) => cookie.split('=')[0])).toEqual(['__Host-drieluik', owner])
  for (const cookie of cookies) expect(cookie).toContain('Max-Age=0')
})
