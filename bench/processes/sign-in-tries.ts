import { answerParent } from '../harness/process-messages.ts'
import { visit } from '../harness/visit.ts'

interface Given {
  readonly ports: readonly number[]
  readonly email: string
  readonly count: number
}

export interface Tried {
  readonly milliseconds: number
  /** How many answers had each status. */
  readonly statuses: Readonly<Record<number, number>>
}

/** Wrong passwords for one account, all at once, spread over the processes of the portal, each from another address. */
async function tryAll({ ports, email, count }: Given): Promise<Tried> {
  const began = performance.now()
  const statuses: Record<number, number> = {}
  const one = async (number: number) => {
    const form = { email, password: `wrong password ${number}` }
    const headers = { 'x-forwarded-for': `198.18.${Math.floor(number / 250)}.${number % 250}` }
    const { status } = await visit(ports[number % ports.length]!, '/inloggen/medewerker', { form, headers })
    statuses[status] = (statuses[status] ?? 0) + 1
  }
  await Promise.all(Array.from({ length: count }, (_, number) => one(number)))
  return { milliseconds: performance.now() - began, statuses }
}

const answers = { tryAll }

export type SignInTries = typeof answers
answerParent(answers)
