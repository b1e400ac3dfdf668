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

interface Given {
  readonly port: number
  readonly wishes: readonly SignedWish[]
  readonly atOnce: number
}

/** Milliseconds that these bookings took, and each form of them: the time that is chosen and its confirmation. */
async function bookTimed({
  port,
  wishes,
  atOnce,
}: Given): Promise<{ readonly took: number; readonly forms: number[] }> {
  const forms: number[] = []
  const send = async (path: string, cookie: string, form: Readonly<Record<string, string>>) => {
    const began = performance.now()
    const answer = await visit(port, path, { headers: { cookie }, form, agent })
    forms.push(performance.now() - began)
    return answer
  }
  const took = await allAtOnce(wishes, atOnce, async ({ personId, visitTypeId, startsAt, cookie }) => {
    const choice = { personId, visitTypeId, startsAt }
    const held = await send('/mijn/afspraken/nieuw', cookie, choice)
    const confirm = moved(held, /^\/mijn\/afspraken\/[^/]+\/bevestig$/)
    const booked = await send(confirm, cookie, { ...choice, intent: 'book' })
    moved(booked, /^\/mijn\/afspraken\/[^/]+$/)
  })
  return { took, forms }
}

/** Milliseconds that these bookings took. */
const book = async (given: Given): Promise<number> => (await bookTimed(given)).took

const answers = { book, bookTimed }

export type BookOverHttp = typeof answers
answerParent(answers)
