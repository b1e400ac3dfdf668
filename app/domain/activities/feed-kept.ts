/**
 * Keeps what was made last for each address, for as long as its mark is the same: many ask for one feed again and again, and
 * it costs far more to make than to send. Whatever fails is not kept. Bounded: what was made longest ago goes first.
 */
export function keepMade<T>(most: number) {
  const kept = new Map<string, { readonly mark: string; readonly made: Promise<T> }>()
  return {
    /** What is made already, or under way; undefined where it has to be made. */
    find(address: string, mark: string): Promise<T> | undefined {
      const known = kept.get(address)
      return known?.mark === mark ? known.made : undefined
    },

    make(address: string, mark: string, work: () => Promise<T>): Promise<T> {
      const made = work()
      kept.delete(address)
      kept.set(address, { mark, made })
      made.catch(() => {
        if (kept.get(address)?.made === made) kept.delete(address)
      })
      if (kept.size > most) kept.delete(kept.keys().next().value!)
      return made
    },
  }
}
