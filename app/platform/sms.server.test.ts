import { http, HttpResponse } from 'msw'
import { expect, test, vi } from 'vitest'
import { outsideWorld } from '../../e2e/mocks/node.ts'

vi.stubEnv('SMS_URL', 'https://sms.example/send')
vi.stubEnv('SMS_TOKEN', 'a-token-of-the-gateway')
const { internationalNumber, isMobileNumber, sendSms, smsIsSent, SmsFault } = await import('./sms.server.ts')
// Reads the settings, once and for all.
const sends = smsIsSent()

test('a text message goes to the gateway with its token, to a number that the whole world knows', async () => {
  const got: unknown[] = []
  outsideWorld.use(
    http.post('https://sms.example/send', async ({ request }) => {
      got.push(request.headers.get('Authorization'), await request.json())
      return new HttpResponse(null, { status: 202 })
    }),
  )
  expect(sends).toBe(true)
  await sendSms({ to: '06 12 34 56 78', text: 'Uw code is 123456' })
  expect(got).toEqual(['Bearer a-token-of-the-gateway', { to: '+31612345678', text: 'Uw code is 123456' }])
})

test('a gateway that refuses or is away is a fault without the number', async () => {
  for (const answer of [
    () => new HttpResponse('06 12 34 56 78 unknown', { status: 500 }),
    () => HttpResponse.error(),
  ]) {
    outsideWorld.use(http.post('https://sms.example/send', answer))
    const fault = await sendSms({ to: '06 12 34 56 78', text: 'x' }).catch((error: unknown) => error)
    expect(fault).toBeInstanceOf(SmsFault)
    expect(String(fault) + JSON.stringify(fault)).not.toMatch(/12 34|1234/)
  }
})

test.each([
  ['0612345678', '+31612345678'],
  ['030 555 40 01', '+31305554001'],
  ['+90 532 000 00 00', '+905320000000'],
  ['0090 532', '+90532'],
])('%s is %s', (phone, number) => expect(internationalNumber(phone)).toBe(number))

test('a text message goes to a mobile number, not to the phone on the wall', () => {
  const numbers = ['06 12 34 56 78', '+31 6 12345678', '+90 532 000 00 00', '030 555 40 01', '06 12', 'geen', '']
  expect(numbers.map(isMobileNumber)).toEqual([true, true, true, false, false, false, false])
})
