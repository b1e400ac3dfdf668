const began = performance.now()

/** One line on the terminal with the seconds since the program began. */
export function say(text: string): void {
  console.log(`${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s  ${text}`)
}
