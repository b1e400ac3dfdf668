interface Kind {
  readonly id: string
  readonly minutes: number
  readonly channel: string
}

/**
 * The kind of visit to suggest when an interpreter comes along: the shortest of the same channel that takes at least
 * twice as long, because everything is said twice (APP-5). undefined when the professional has none.
 */
export function longerType<K extends Kind>(kinds: readonly K[], chosen: Kind): K | undefined {
  return kinds
    .filter(({ minutes, channel }) => channel === chosen.channel && minutes >= 2 * chosen.minutes)
    .sort((a, b) => a.minutes - b.minutes)[0]
}
