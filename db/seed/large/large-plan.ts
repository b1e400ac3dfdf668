import { sequenceOf } from './sequence.ts'

/** What a large neighbourhood is made from; the same for the same values. */
export interface LargeWish {
  readonly slug: string
  readonly residents: number
  readonly messages: number
  readonly seed: number
}

/** Residents of one practice. */
const practiceSize = 2_500
/** Of all messages, those of the first practice: one team that is far busier than the others. */
const busiestShare = 0.4
const longestThread = 8
/** Of a team's questions the newest are open: at least so many, or this share. */
const fewestOpen = 60
const openShare = 0.005

export interface LargePlan {
  readonly practices: number
  /** Messages of each thread, oldest thread first. */
  readonly lengths: Uint8Array
  /** The practice of each thread, from 0. */
  readonly practiceOf: Uint16Array
  /** 1 for a thread that is still open. */
  readonly open: Uint8Array
}

function threadLengths({ slug, seed, messages }: LargeWish): Uint8Array {
  const { dice } = sequenceOf(`${slug}:${seed}:lengths`)
  const lengths: number[] = []
  for (let left = messages; left > 0;) {
    const length = Math.min(left, 1 + dice.below(longestThread))
    lengths.push(length)
    left -= length
  }
  return Uint8Array.from(lengths)
}

/** Which practice has which thread, and which are open. */
export function planLarge(wish: LargeWish): LargePlan {
  const practices = Math.max(1, Math.ceil(wish.residents / practiceSize))
  const lengths = threadLengths(wish)
  const { dice } = sequenceOf(`${wish.slug}:${wish.seed}:practices`)
  const isBusiest = () => practices === 1 || dice.chance(busiestShare)
  const practiceOf = Uint16Array.from(lengths, () => (isBusiest() ? 0 : 1 + dice.below(practices - 1)))
  const counts = new Array<number>(practices).fill(0)
  for (const practice of practiceOf) counts[practice]! += 1
  const openLeft = counts.map((count) => Math.max(fewestOpen, Math.round(count * openShare)))
  const open = new Uint8Array(lengths.length)
  for (let index = lengths.length - 1; index >= 0; index -= 1) {
    if (openLeft[practiceOf[index]!]!-- > 0) open[index] = 1
  }
  return { practices, lengths, practiceOf, open }
}
