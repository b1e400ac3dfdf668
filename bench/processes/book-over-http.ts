import { Agent } from 'node:http'
import { answerParent } from '../harness/process-messages.ts'
import { visit, type Answer } from '../harness/visit.ts'
import { allAtOnce } from './all-at-once.ts'
import type { BookingWish } from './domain.ts'

export type SignedWish = BookingWish & { readonly cookie: string }

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

function moved(answer: Answer, path: RegExp): string {
  const { location } = answer.headers
  if (answer.status === 303 && location && path.test(location)) return location
  throw new Error(`a booking was answered with ${answer.status}, to ${location}`)
}

/** Milliseconds that these bookings took: each two forms, the time that is chosen and its confirmation. */
async function book(given: { port: number; wishes: readonly SignedWish[]; atOnce: number }): Promise<number> {
  const { port, wishes, atOnce } = given
  return allAtOnce(wishes, atOnce, async ({ personId, visitTypeId, startsAt, cookie }) => {
    const choice = { personId, visitTypeId, startsAt }
    const headers = { cookie }
    const held = await visit(port, '/mijn/afspraken/nieuw', { headers, form: choice, agent })
    const confirm = moved(held, /^\/mijn\/afspraken\/[^/]+\/bevestig$/)
    const booked = await visit(port, confirm, { headers, form: { ...choice, intent: 'book' }, agent })
    moved(booked, /^\/mijn\/afspraken\/[^/]+$/)
  })
}

const answers = { book }

export type BookOverHttp = typeof answers
answerParent(answers)
