import { newId } from '#app/domain/shared/ids.ts'
import { paths } from '#app/paths.ts'
import type { TestAgenda } from './agenda.server.ts'
import type { TestNeighbourhood } from './neighbourhood.server.ts'
import { pagesOf, type Fields } from './pages.server.ts'
import { importRoute } from './route-walk.server.ts'

const { professional } = paths

interface ShownGroup {
  readonly facts: { term: string; description: string }[]
  readonly places: { id: string; name: string; status: string; presses: { press: string }[] }[]
  readonly mayPut: boolean
  readonly mayChange: boolean
  readonly leaders: { value: string }[]
}

/** The pages of groups, as people of the test neighbourhood open them and send their forms. */
export function groupPagesOf(wijk: () => TestNeighbourhood, agenda: () => TestAgenda) {
  const { signIn, ask } = pagesOf(wijk)
  const room = newId()
  /** The form of a group of two in this room on Tuesday afternoon, led by Joost and Petra. */
  const asked = (more: Fields = {}): Fields => ({
    ...{ formKey: newId(), teamId: wijk().practice.id, visitTypeId: agenda().practiceTypes.get('CONSULT')! },
    ...{ personIds: [wijk().actors.joost.personId, wijk().actors.petra.personId], title: 'Samen eten' },
    ...{ date: '2026-04-07', time: '14:00', minutes: '90', most: '2', selfBookable: 'on', roomId: room, location: '' },
    ...more,
  })
  const send = async (who: string, form: Fields) =>
    ask(who, await importRoute('routes/professional/new-group.tsx'), professional.newGroup(), form)
  const onPage = async (who: string, groupId: string, form?: Fields) =>
    ask(who, await importRoute('routes/professional/group.tsx'), professional.group(groupId), form, { groupId })
  const open = (who: string, groupId: string) => onPage(who, groupId)
  const change = (who: string, groupId: string, form: Fields) => onPage(who, groupId, form)
  return {
    ...{ room, ask, asked, send, open, change },
    /** Signs in who asks, and makes the room. */
    async start(): Promise<void> {
      await signIn('sanne', 'joost', 'petra', 'farid', 'fatma', 'otherAssistant')
      const { owner, tenant, practice } = wijk()
      await owner.client.query('insert into rooms (tenant_id, id, team_id, name) values ($1, $2, $3, $4)', [
        ...[tenant.id, room, practice.id, 'Zaal 1'],
      ])
    },
    async aGroup(more: Fields = {}): Promise<string> {
      const made = await send('sanne', asked(more))
      if (made.status !== 303) throw new Error(`${made.status} ${made.body}`, { cause: made.fault })
      return made.location!.split('/').at(-1)!
    },
    show: async (who: string, groupId: string) => JSON.parse((await open(who, groupId)).body) as ShownGroup,
    put: (groupId: string, residentId: string, who = 'sanne') => change(who, groupId, { intent: 'put', residentId }),
    /** As if no group was ever made. */
    async clear(): Promise<void> {
      for (const table of ['appointments', 'group_appointments', 'notifications'])
        await wijk().owner.client.query(`delete from ${table}`)
    },
  }
}
