import { asciiKey, splitFamilyName } from './name-parts.ts'
import { diceFrom, type Dice } from './mulberry32.ts'
import { overvechtAddress, overvechtDrives } from './overvecht-address.ts'
import { nameLists, type NameList } from './resident-names.ts'
import type { Resident, Support } from './resident-types.ts'
import type { Professional } from './types.ts'

/** Where the invented residents are registered, of each hundred. */
const practiceShares: readonly (readonly [practiceKey: string, share: number])[] = [
  ['neckar', 44],
  ['overvecht', 18],
  ['zilverreiger', 14],
  ['sluisje', 12],
  ['morgenster', 12],
]

function weighted<T>(dice: Dice, items: readonly T[], weight: (item: T) => number): T {
  let left = dice.below(items.reduce((sum, item) => sum + weight(item), 0))
  return items.find((item) => (left -= weight(item)) < 0) as T
}

function supportFrom(dice: Dice, workers: readonly Professional[]): Support {
  const worker = dice.pick(workers)
  return { teamKey: worker.teamKey, workerKey: worker.key, sinceDays: 7 + dice.below(300) }
}

/**
 * Invented adults of Overvecht, the same ones for the same seed. One in five has a buurtteam beside the practice.
 * @param professionals those whose patients and clients they become; each practice needs a huisarts.
 */
export function makeResidents(
  count: number,
  seed: number,
  professionals: readonly Professional[],
): readonly Resident[] {
  const dice = diceFrom(seed)
  const workers = professionals.filter((each) => each.teamKey === 'buurtteam-sociaal')
  return Array.from({ length: count }, (_, index) => {
    const list = weighted(dice, nameLists, (each: NameList) => each.share)
    const woman = dice.chance(0.53)
    const givenName = dice.pick(woman ? list.women : list.men)
    const family = dice.pick(list.families)
    const [practiceKey] = weighted(dice, practiceShares, ([, share]) => share)
    const gps = professionals.filter((each) => each.teamKey === practiceKey && each.role === 'GENERAL_PRACTITIONER')
    const number = String(index + 1).padStart(3, '0')
    const { street, houseNumber, postcode, neighbourhoodKey } = overvechtAddress(
      dice.pick(overvechtDrives),
      String(901 + dice.below(98)),
    )
    return {
      key: `bewoner-${number}`,
      givenName,
      ...splitFamilyName(family),
      salutation: woman ? 'mevrouw' : 'meneer',
      age: 19 + dice.below(70),
      birthDayOfYear: 1 + dice.below(365),
      language: list.language,
      pageLanguage: list.language,
      interpreterLanguage: list.language !== 'nl' && list.language !== 'en' && dice.chance(0.5) ? list.language : null,
      street,
      houseNumber,
      postcode,
      neighbourhoodKey,
      phone: `030 555 5${number[0]} ${number.slice(1)}`,
      email: dice.chance(0.8)
        ? `${asciiKey(`${givenName} ${family}`).replaceAll('-', '.')}.${number}@bewoner.example`
        : null,
      practiceKey,
      ownGpKey: dice.pick(gps).key,
      support: dice.chance(0.2) ? supportFrom(dice, workers) : null,
      parentKeys: [],
    }
  })
}
