/** Does `work` for each item, so many at a time, in their order. Gives the milliseconds that all took. */
export async function allAtOnce<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T, worker: number) => Promise<void>,
): Promise<number> {
  const began = performance.now()
  const left = items.values()
  const workers = Array.from({ length: atOnce }, async (_, worker) => {
    for (const item of left) await work(item, worker)
  })
  await Promise.all(workers)
  return performance.now() - began
}
