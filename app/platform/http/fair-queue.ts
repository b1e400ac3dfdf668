/** A line in which everybody has a turn: one of each name, then the second of each, in the order in which they came. */
export interface FairQueue<Item> {
  readonly size: () => number
  readonly push: (name: string, item: Item) => void
  /** Takes out whose turn it is; undefined when nobody waits. */
  readonly shift: () => Item | undefined
}

/** An empty line. Somebody who stands in it a thousand times keeps nobody else waiting for more than one turn. */
export function fairQueue<Item>(): FairQueue<Item> {
  const lines = new Map<string, Item[]>()
  let size = 0
  return {
    size: () => size,
    push(name, item) {
      size += 1
      const line = lines.get(name)
      if (line) line.push(item)
      else lines.set(name, [item])
    },
    shift() {
      const [first] = lines
      if (!first) return undefined
      const [name, line] = first
      const item = line.shift()
      size -= 1
      // To the end of the line of names.
      lines.delete(name)
      if (line.length > 0) lines.set(name, line)
      return item
    },
  }
}
