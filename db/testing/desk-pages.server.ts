import { newId } from '#app/domain/shared/ids.ts'
import { paths } from '#app/paths.ts'
import type { TestAgenda } from './agenda.server.ts'
import type { TestNeighbourhood } from './neighbourhood.server.ts'
import { pagesOf, type Fields } from './pages.server.ts'
import { at } from './planning.server.ts'
import { importRoute } from './route-walk.server.ts'

/** Pages as the desk of the practice opens them, and a booking for Fatma. */
export function deskPagesOf(wijk: () => TestNeighbourhood, agenda: () => TestAgenda) {
  const pages = pagesOf(wijk)
  /** Fatma's booking page, as the assistant has it, sent with these fields. */
  const send = async (who: string, form: Fields) => {
    const chosen = { personId: wijk().actors.joost.personId, visitTypeId: agenda().practiceTypes.get('CONSULT')! }
    const bookPage = await importRoute('routes/professional/book-for-resident.tsx')
    const path = paths.professional.bookFor(wijk().actors.fatma.personId)
    return pages.ask(who, bookPage, path, { formKey: newId(), ...chosen, ...form })
  }
  return {
    ...pages,
    send,
    /** A consult with Joost. @returns the id of the appointment. */
    async book(time: string): Promise<string> {
      const sent = await send('sanne', { intent: 'offered', startsAt: at(time).toString(), reason: 'Rug' })
      if (sent.status !== 303) throw new Error(`${sent.status} ${sent.body}`, { cause: sent.fault })
      return sent.location!.split('/').at(-1)!
    },
  }
}
