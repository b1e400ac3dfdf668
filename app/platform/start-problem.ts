/**
 * A reason why a program cannot start that the person at the terminal can mend. The message is one clear sentence
 * (or a list of settings); scripts print it alone, without a stack, and leave with exit code 1.
 */
export class StartProblem extends Error {
  override name = 'StartProblem'
}

/**
 * The sentence for a fault that comes from the machine rather than from the program, or null.
 * @param fault what was thrown: an error of Node, of `pg` (also inside a `cause`), or the text of a PostgreSQL log.
 * @param folder the folder that holds the data, named in the sentence.
 */
export function machineProblem(fault: unknown, folder: string): StartProblem | null {
  for (
    let error = fault, depth = 0;
    error != null && depth < 5;
    error = (error as { cause?: unknown }).cause, depth += 1
  ) {
    if (error instanceof StartProblem) return error
    const { code } = error as { code?: unknown }
    const text = error instanceof Error ? error.message : String(error)
    // 53100 is PostgreSQL's disk_full (PostgreSQL manual, appendix A).
    if (code === 'ENOSPC' || code === '53100' || /No space left on device|Check free disk space/i.test(text)) {
      return new StartProblem(
        `The disk that holds ${folder} is full: make room, or set DATA_DIR to a folder on another disk.`,
      )
    }
    if (
      code === 'EROFS' ||
      code === 'EACCES' ||
      (code === 'ENOENT' && /mkdir/.test(text)) ||
      /Read-only file system/i.test(text)
    ) {
      return new StartProblem(`${folder} cannot be written: set DATA_DIR to a folder that can.`)
    }
  }
  return null
}
