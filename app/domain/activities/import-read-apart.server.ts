import { Temporal } from 'temporal-polyfill'
import { answerApart } from '#app/platform/answer-apart.server.ts'
import type { AskedImport } from './import-read-in-time.server.ts'
import { readImport } from './import-read.server.ts'

/** The thread in which a calendar of an organiser is read. */
answerApart(({ text, now, ...asked }: AskedImport) => readImport(text, { ...asked, now: Temporal.Instant.from(now) }))
