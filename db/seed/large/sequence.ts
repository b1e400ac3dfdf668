import { diceFrom, type Dice } from '../data/mulberry32.ts'

/** 1 January 2024, UTC: where the ids of a large neighbourhood begin. */
const firstMillisecond = 1_704_067_200_000

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0')

/** FNV-1a, 32 bits: spreads a name over the seeds. */
function hashOf(name: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < name.length; index += 1) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193)
  return hash >>> 0
}

/** Numbers and ids that are the same for the same name: nothing here asks the clock or chance. */
export interface Sequence {
  readonly dice: Dice
  /** A UUIDv7 (RFC 9562 §5.7), each later than the one before, so that indexes grow at their end. */
  nextId(): string
}

/** The sequence of `name`, for example "groot:1:threads". */
export function sequenceOf(name: string): Sequence {
  const dice = diceFrom(hashOf(name))
  let count = 0
  return {
    dice,
    nextId() {
      const time = hex(firstMillisecond + count, 12)
      count += 1
      const variant = hex(0x8000 | dice.below(0x4000), 4)
      const tail = hex(dice.below(0x1000000), 6) + hex(dice.below(0x1000000), 6)
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(dice.below(0x1000), 3)}-${variant}-${tail}`
    },
  }
}
