import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { textsIn } from '#app/platform/i18n/i18n.server.ts'
import { showWhoMaySee } from './show-sharing.server.ts'
import type { WhoMaySee } from './who-may-see.queries.server.ts'

const reader = { t: textsIn('nl').t, language: 'nl', timeZone: 'Europe/Amsterdam' }
const shown = (source: 'emergency' | 'permission', until: string) => {
  const line = { topic: 'BODY', source, whole: true } as const
  const times = { since: Temporal.Instant.from('2026-11-22T13:10:00Z'), until: Temporal.Instant.from(until) }
  const who: WhoMaySee = {
    recipient: { personId: '0190f3c2-7b7a-7c1e-8f00-0123456789ab', teamId: null, role: null },
    ...{ name: 'Dokter Visser', teamKind: null, lines: [{ ...line, ...times }] },
  }
  return showWhoMaySee([who], reader)[0]!.groups[0]!.text
}

test('what lasts hours says them; what lasts months says days', () => {
  const emergency = shown('emergency', '2026-11-22T17:10:00Z')
  expect(emergency).toContain('14.10')
  expect(emergency).toContain('18.10')
  const year = shown('permission', '2027-11-22T13:10:00Z')
  expect(year).toContain('22 november 2027')
  expect(year).not.toContain('14.10')
})
