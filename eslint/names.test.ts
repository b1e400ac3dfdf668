import { describe, expect, test } from 'vitest'
import { nameFault } from './names.js'
import { verdicts } from './verdicts.js'

describe('names', () => {
  test.each([
    'app/domain/appointments/book-appointment.server.ts',
    'app/domain/appointments/book-appointment.server.test.ts',
    'app/domain/care-network/care-network.ts',
    'app/elements/service-worker.ts',
    'app/entry.client.tsx',
    'vite.config.ts',
    'db/migrations/0001-start.ts',
  ])('%s is a good name', (path) => expect(nameFault(path)).toBeNull())

  test.each([
    ['app/domain/appointments/BookAppointment.ts', /kebab-case/],
    ['app/domain/appointments/book_appointment.ts', /kebab-case/],
    ['app/domain/appointments/index.ts', /no index/],
    ['app/domain/appointments/appointment-service.ts', /service/],
    ['app/domain/appointments/appointment.service.server.ts', /service/],
    ['app/utils/dates.ts', /utils/],
    ['app/lib/a.ts', /lib/],
    ['app/domain/appointments/slot-helpers.test.ts', /helpers/],
  ])('%s is refused', (path, message) => expect(nameFault(path)).toMatch(message))

  test('a barrel is refused, the two doors to the framework are not', () => {
    expect(verdicts('app/domain/access/access.ts', "export * from './grant.ts'").join()).toMatch(/no barrels/)
    expect(verdicts('app/domain/access/access.ts', "export { a } from './grant.ts'").join()).toMatch(/no barrels/)
    expect(verdicts('app/framework.ts', "export * from '@remix-run/react'")).toEqual([])
  })

  test('default exports are for routes and configs', () => {
    expect(verdicts('app/ui/card.tsx', 'export default 1').join()).toMatch(/export by name/)
    expect(verdicts('app/routes/public/home.tsx', 'export default 1')).toEqual([])
    expect(verdicts('knip.config.js', 'export default 1')).toEqual([])
  })
})
