import { say } from '../../scripts/progress.ts'

/**
 * Measures the sides in turn (A, B, A, B …), so that a machine that grows slower does so for each of them.
 * @returns for each side what it measured, one a round, in order.
 */
export async function interleave<Side extends string, Measured>(
  title: string,
  rounds: number,
  sides: Readonly<Record<Side, (round: number) => Promise<Measured>>>,
): Promise<Record<Side, Measured[]>> {
  const names = Object.keys(sides) as Side[]
  const measured = Object.fromEntries(names.map((name) => [name, [] as Measured[]])) as Record<Side, Measured[]>
  for (let round = 0; round < rounds; round += 1) {
    say(`${title}: round ${round + 1} of ${rounds}`)
    for (const name of names) measured[name].push(await sides[name](round))
  }
  return measured
}
