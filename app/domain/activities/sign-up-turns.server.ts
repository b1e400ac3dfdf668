const last = new Map<string, Promise<void>>()

/**
 * Runs what signs people up for one activity one after the other in this process: fifty people at once wait here, and not
 * each with a connection that the rest of the portal needs. Between processes the lock of the database does the same.
 * @returns what `work` returns; what it throws is thrown here, and keeps nobody behind it waiting.
 */
export async function inTurn<T>(activityId: string, work: () => Promise<T>): Promise<T> {
  const mine = (last.get(activityId) ?? Promise.resolve()).then(work)
  const over = mine.then(
    () => undefined,
    () => undefined,
  )
  last.set(activityId, over)
  try {
    return await mine
  } finally {
    if (last.get(activityId) === over) last.delete(activityId)
  }
}
