import { expect, test } from 'vitest'
import { rendered } from '#app/ui/rendered.tsx'
import { EndOtherSessions } from './security-parts.tsx'

test('after I changed what I sign in with, one button puts out whoever is in elsewhere', () => {
  const html = rendered(<EndOtherSessions />)
  expect(html).toMatch(/<form action="\/account\/apparaten" method="post">/)
  expect(html).toContain('name="intent" value="others"')
  expect(html).toContain('<button')
})
