import { askApart } from '#app/platform/ask-apart.server.ts'
import type { readImport } from './import-read.server.ts'

type Asked = Parameters<typeof readImport>[1]
type Read = ReturnType<typeof readImport>

/** The instant as text: nothing else travels between threads. */
export type AskedImport = Omit<Asked, 'now'> & { readonly text: string; readonly now: string }

const milliseconds = 5_000
const ask = askApart<AskedImport, Read>(new URL('./import-read-apart.server.ts', import.meta.url), { milliseconds })

/** As `readImport`, in a thread of its own: `tooMuch` also where the file keeps its reader busy for five seconds. */
export async function readImportInTime(text: string, asked: Asked): Promise<Read> {
  const { timeZone, organiser, now } = asked
  return (await ask({ text, timeZone, organiser, now: now.toString() })) ?? { ok: false, failure: 'tooMuch' }
}
