/**
 * PostgreSQL manual, appendix A: class 08 (connection), 53300 (too many connections), 57P01 to 57P03 (shut down,
 * crashed, starting). The others are Node's, for a server that does not answer.
 */
const awayCodes =
  /^(08[0-9A-Z]{3}|53300|57P0[1-5]|ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|ENOENT|EHOSTUNREACH)$/

/** `pg` gives these two faults a message and no code. */
const awayMessages = /^(Connection terminated|timeout exceeded when trying to connect)/

/** Whether a fault, or one that it was caused by, means that the database cannot be reached for now. */
export function isDatabaseAway(fault: unknown, depth = 0): boolean {
  if (typeof fault !== 'object' || fault === null || depth > 5) return false
  const { code, message, cause, errors, syscall } = fault as Record<string, unknown>
  // ENOENT is a missing socket file only when it came from connecting; otherwise it is a missing file.
  if (typeof code === 'string' && awayCodes.test(code) && (code !== 'ENOENT' || syscall === 'connect')) return true
  if (typeof message === 'string' && awayMessages.test(message)) return true
  if (Array.isArray(errors) && errors.some((each) => isDatabaseAway(each, depth + 1))) return true
  return isDatabaseAway(cause, depth + 1)
}
