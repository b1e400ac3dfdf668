import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rowsAbout } from '../db/testing/canary.server.ts'
import { about, planRequests, type Planned } from '../db/testing/leak-plan.server.ts'
import { makeCrowd, type Crowd, type RecordOwner } from '../db/testing/leak-visitors.server.ts'
import { startTestPortal, type TestPortal } from '../db/testing/portal.server.ts'
import { everyField, toldFields, type Field } from '../db/testing/told-fields.ts'

const domains = ['BODY', 'MIND', 'SOCIAL', 'SOCIETAL', 'score'] as const satisfies readonly Field[]
const desk = ['message', 'appointment', 'contact', 'offer'] as const satisfies readonly Field[]
const talk = ['talk', 'talkAppointment', 'talkPlace'] as const satisfies readonly Field[]
const nothing: readonly Field[] = []

/** Who may be told what of Fatma's record, anywhere in the portal; by the permission matrix and the grants that there are. */
const ofFatma = {
  fatma: everyField,
  omar: nothing,
  proxy: ['appointment', 'talkAppointment', 'talkPlace'],
  dossierProxy: [...domains, 'talk', 'talkPlace', 'contact', 'log', 'asked'],
  joost: [...desk, ...domains, ...talk],
  petra: [...desk, ...domains],
  sanne: desk,
  supporter: ['contact', 'offer', ...talk],
  // Not a 4D that was not agreed.
  emergencyGp: ['message'],
  officer: ['log', 'emergency', 'question'],
  // With a password alone not even where she lives and who helps her (ACC-4).
  fatmaHardlyKnown: nothing,
  ...{ nobody: nothing, danuta: nothing, formerProxy: nothing, otherGp: nothing, otherNurse: nothing },
  ...{ otherAssistant: nothing, worker: nothing, districtNurse: nothing, specialist: nothing, coach: nothing },
  ...{ formerGp: nothing, admin: nothing, farGp: nothing, farResident: nothing, joostBeforeTheSecondStep: nothing },
  ...{ joostSettingUp: nothing, fatmaBeforeTheSecondStep: nothing },
} satisfies Record<string, readonly Field[]>
type Visitor = keyof typeof ofFatma
const ofOmar: Partial<Record<Visitor, readonly Field[]>> = {
  omar: everyField.filter((field) => field !== 'emergency' && field !== 'question'),
  otherGp: [...desk, ...domains, ...talk],
  otherNurse: [...desk, ...domains],
  otherAssistant: desk,
  worker: ['contact', 'offer', ...talk],
  officer: ['log'],
}
const visitors = Object.keys(ofFatma) as Visitor[]
const mayBeTold = (visitor: Visitor) => ({
  fatma: ofFatma[visitor] as readonly Field[],
  omar: ofOmar[visitor] ?? nothing,
})

const isStranger = (visitor: Visitor) => mayBeTold(visitor).fatma.length + mayBeTold(visitor).omar.length === 0

const plan = await planRequests()
const routes = new Set([...plan.reads, ...plan.writes].map(({ file, pattern }) => `${file} ${pattern}`))
/**
 * Who asks only where people like them may come: somebody else of the same role asks everywhere, for pages, data and
 * forms, and guards look at the role alone (routes-strangers.server.test.ts).
 */
const ownArea: Partial<Record<Visitor, readonly string[]>> = {
  ...{ omar: ['mijn', 'namens'], dossierProxy: ['mijn', 'namens'], formerProxy: ['mijn', 'namens'] },
  ...{ fatmaHardlyKnown: ['mijn', 'namens'], otherNurse: ['werk'], otherAssistant: ['werk'], worker: ['werk'] },
  ...{ emergencyGp: ['werk'], formerGp: ['werk'], otherGp: ['werk'], farGp: ['werk'], joostSettingUp: ['werk'] },
  ...{ danuta: ['mijn', 'namens'], farResident: ['mijn', 'namens'], fatmaBeforeTheSecondStep: ['mijn', 'namens'] },
}
const closedAreas = ['mijn', 'namens', 'werk', 'beheer', 'toezicht']
/** At the door and in public everybody who is signed in is the same: one of each kind goes there, and who is half-way in. */
const atTheDoor: readonly Visitor[] = [
  ...(['nobody', 'fatma', 'proxy', 'joost', 'admin', 'officer', 'farGp'] as const),
  ...(['fatmaHardlyKnown', 'joostBeforeTheSecondStep', 'joostSettingUp', 'fatmaBeforeTheSecondStep'] as const),
]
/** Signing out ends what the other requests go on with: it is for who has nothing to end (sign-out.server.test.ts). */
const signsOut = ({ file, kind }: Planned) => kind.startsWith('form') && file.startsWith('routes/resources/sign-out')
function mayAsk(visitor: Visitor, request: Planned): boolean {
  const area = request.pattern.split('/')[1] ?? ''
  const own = ownArea[visitor]?.includes(area) ?? true
  const open = closedAreas.includes(area) ? own : atTheDoor.includes(visitor)
  return open && (visitor === 'nobody' || !signsOut(request))
}
const readsOf = (visitor: Visitor) => plan.reads.filter((request) => mayAsk(visitor, request))
const writesOf = (visitor: Visitor) => plan.writes.filter((request) => mayAsk(visitor, request))
const names = ['fatma', 'omar'] as const
/** To a stranger the one record is as the other; whoever has something to do with one of them asks for both. */
const recordsFor = (visitor: Visitor) => names.slice(0, isStranger(visitor) ? 1 : 2)
const perVisitor = (visitor: Visitor) =>
  [...readsOf(visitor), ...writesOf(visitor)].reduce(
    (sum, { hasIds }) => sum + (hasIds ? recordsFor(visitor).length : 1),
    0,
  )
const size = visitors.reduce((sum, visitor) => sum + perVisitor(visitor), 0)

let crowd: Crowd
let portal: TestPortal
beforeAll(async () => {
  ;[crowd, portal] = [await makeCrowd(), await startTestPortal()]
})
afterAll(async () => {
  await portal.close()
  await crowd.wijk.end()
})

const told = Object.fromEntries(visitors.map((name) => [name, { fatma: new Set<string>(), omar: new Set<string>() }]))
const atOnce = 6

/** Everything that an answer says: its status, every header with where it sends one, and the whole body. */
async function ask(visitor: Visitor, { path, body }: Planned): Promise<{ status: number; text: string }> {
  const request = { path, cookie: crowd.cookies[visitor] ?? null, ...(body === undefined ? {} : { body }) }
  const { status, headers, text } = await portal.send(request)
  return { status, text: `${JSON.stringify(headers)}\n${text}` }
}

/** No identity provider stands beside this portal: it says so calmly. */
const isFault = (status: number, { file }: Planned) =>
  !(status < 500 || (status === 503 && file === 'routes/public/provider.tsx'))

function leaks(owner: RecordOwner, may: readonly Field[], said: string, text: string): string[] {
  const fields = toldFields(text, owner.word).filter((field) => !(may as readonly string[]).includes(field))
  if (may.length > 0) return fields
  // To a stranger no id is told either, but the one that was asked for.
  return [...fields, ...owner.canary.marks.slice(1).filter((id) => text.includes(id) && !said.includes(id))]
}

/** Every request about each of the two records; what came back that should not, and every fault. */
async function walk(visitor: Visitor, requests: readonly Planned[]): Promise<string[]> {
  const may = mayBeTold(visitor)
  const todo = requests.flatMap((request) =>
    (request.hasIds ? recordsFor(visitor) : names.slice(0, 1)).map((name) => about(request, crowd.owners[name].ids)),
  )
  const wrong: string[] = []
  const work = async () => {
    for (let request = todo.pop(); request; request = todo.pop()) {
      const { status, text } = await ask(visitor, request)
      const said = `${request.path} ${request.body ?? ''}`
      const where = `${visitor}, ${request.kind}, ${request.pattern} ${request.body ?? ''}:`
      if (isFault(status, request)) wrong.push(`${where} ${status}`)
      for (const name of names) {
        for (const field of toldFields(text, crowd.owners[name].word)) told[visitor]![name].add(field)
        for (const leak of leaks(crowd.owners[name], may[name], said, text)) wrong.push(`${where} ${name}’s ${leak}`)
      }
    }
  }
  // One person sends one form at a time.
  const workers = requests.some(({ body }) => body !== undefined) ? 1 : atOnce
  await Promise.all(Array.from({ length: workers }, work))
  return [...new Set(wrong)].sort()
}

const patient = { timeout: 120_000 }

describe(`each of ${size} answers (${routes.size} routes, ${visitors.length} people, two records) tells no more than is theirs`, () => {
  test.each(visitors)('on pages and in the data of pages: %s', patient, async (visitor) => {
    expect(await walk(visitor, readsOf(visitor))).toEqual([])
  })

  test('whoever may be told is told, so that the silence above means something', () => {
    const missing = visitors.flatMap((visitor) =>
      names.flatMap((name) =>
        mayBeTold(visitor)
          [name].filter((field) => !told[visitor]![name].has(field))
          .map((field) => `${visitor}: ${field} of ${name}`),
      ),
    )
    expect(missing).toEqual([])
  })

  // Fatma herself, hardly known, is told nothing, yet chooses the language of her own account.
  const strangers = visitors.filter((visitor) => isStranger(visitor) && visitor !== 'fatmaHardlyKnown')
  test('forms of strangers change nothing of either record, and are told nothing', patient, async () => {
    const rowsOf = async ({ canary }: RecordOwner) =>
      (await rowsAbout(crowd.wijk.owner, canary)).split('\n').filter((row) => row.includes(canary.residentId))
    const rows = () => Promise.all(names.map((name) => rowsOf(crowd.owners[name])))
    const before = await rows()
    for (const visitor of strangers) expect(await walk(visitor, writesOf(visitor))).toEqual([])
    expect(await rows()).toEqual(before)
  })

  test.each(visitors.filter((visitor) => !strangers.includes(visitor)))(
    'in answer to forms: %s',
    patient,
    async (visitor) => {
      expect(await walk(visitor, writesOf(visitor))).toEqual([])
    },
  )
})
