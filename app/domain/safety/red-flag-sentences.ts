import type { RedFlagCode } from './red-flags.ts'

/**
 * Sentences of one language, as frightened people type them: those that raise a flag, denied ones among them, and those
 * that raise none. Written by whoever made the list; no speaker judged them.
 */
export type FlagSentences = {
  pressing: Readonly<Record<RedFlagCode, readonly string[]>>
  ordinary: readonly string[]
}
