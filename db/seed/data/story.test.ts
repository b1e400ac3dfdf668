import { describe, expect, it } from 'vitest'
import { bookedShare, pastOutcomes, storyAppointments, storyThreeWayTalks } from './appointments.ts'
import { overvechtDirectory } from './directory.ts'
import { storyAssessments, storyScores } from './dossiers.ts'
import { overvechtProfessionals } from './professionals.ts'
import { openQuestions, questionHistory } from './questions.ts'
import { overvechtResidents } from './residents.ts'

const professional = (key: string) => overvechtProfessionals.find((each) => each.key === key)
const resident = (key: string) => overvechtResidents.find((each) => each.key === key)
const weekdaysOf = (key: string) => new Set(professional(key)?.sessions.map((session) => session.weekday))

describe('the people of the stories', () => {
  it.each([
    ['fatma-yilmaz', 58, 'Zambesidreef'],
    ['danuta-kowalska', 36, 'Donaudreef'],
    ['kacper-kowalski', 12, 'Donaudreef'],
    ['samuel-tesfay', 29, 'Wolgadreef'],
    ['mohammed-el-amrani', 71, 'Neckardreef'],
    ['corrie-de-vries', 79, 'Neckardreef'],
    ['wim-jansen', 63, 'Moezeldreef'],
    ['naima-bakkali', 47, 'Amazonedreef'],
  ])('%s lives here', (key, age, street) => {
    expect(resident(key)).toMatchObject({ age, street, practiceKey: 'neckar' })
  })

  it('Kacper is the child of Danuta', () => {
    expect(resident('kacper-kowalski')?.parentKeys).toEqual(['danuta-kowalska'])
  })

  it('dokter Kuipers and Farid share only Tuesday', () => {
    const shared = [...weekdaysOf('joost-kuipers')].filter((weekday) => weekdaysOf('farid-amari').has(weekday))
    expect(shared).toEqual([2])
  })

  it('Fatma has dokter Kuipers, and Farid of the buurtteam', () => {
    expect(resident('fatma-yilmaz')).toMatchObject({ ownGpKey: 'joost-kuipers', support: { workerKey: 'farid-amari' } })
  })

  it('Fatma put society first, with two hard things in the body and one good thing among people', () => {
    const agreed = storyAssessments.find((each) => each.key === 'fatma-4d')
    const count = (domain: string, kind: string) =>
      agreed?.lines.filter((line) => line.domain === domain && line.kind === kind).length
    expect(agreed?.order[0]).toBe('SOCIETAL')
    expect([count('BODY', 'concern'), count('MIND', 'concern'), count('SOCIAL', 'strength')]).toEqual([2, 1, 1])
    expect(storyScores.filter((each) => each.residentKey === 'fatma-yilmaz').map(({ score }) => score)).toEqual([
      4, 4, 5,
    ])
  })
})

describe('appointments of the stories', () => {
  const taken = [
    ...storyAppointments.flatMap((each) =>
      each.professionalKeys.map((key) => [each.key, key, each.when, each.visitTypeCode] as const),
    ),
    ...storyThreeWayTalks.flatMap((each) =>
      each.invited.map(
        ({ professionalKey }) => [each.key, professionalKey, each.when, 'THREE_WAY_CONVERSATION'] as const,
      ),
    ),
  ]

  it.each(taken)('%s falls in a session of %s', (_key, professionalKey, when, code) => {
    const sessions = professional(professionalKey)?.sessions.filter(
      (session) => session.weekday === when.weekday && session.startsAt <= when.at && when.at < session.endsAt,
    )
    expect(sessions?.some((session) => session.weeks === 'every' && session.visitTypeCodes.includes(code))).toBe(true)
  })

  it('are of residents that exist and never twice at one moment', () => {
    for (const { residentKey } of [...storyAppointments, ...storyThreeWayTalks])
      expect(resident(residentKey)).toBeDefined()
    const moments = taken.map(([, key, when]) => `${key} ${when.weekOffset} ${when.weekday} ${when.at}`)
    expect(new Set(moments).size).toBe(moments.length)
  })

  it('fill the agendas by shares that add up', () => {
    expect(pastOutcomes.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1)
    expect([...bookedShare.comingWeeks].sort((a, b) => b - a)).toEqual(bookedShare.comingWeeks)
  })
})

describe('questions', () => {
  const all = [...openQuestions, ...questionHistory]

  it('wait forty strong at Centrum Neckar, each from another resident, two of them overdue', () => {
    expect(openQuestions).toHaveLength(40)
    expect(new Set(openQuestions.map((each) => each.residentKey)).size).toBe(40)
    expect(new Set(openQuestions.map((each) => each.practiceKey))).toEqual(new Set(['neckar']))
    expect(openQuestions.filter((each) => each.sent.workingDaysAgo >= 3)).toHaveLength(2)
    expect(new Set(openQuestions.map((each) => each.state))).toEqual(
      new Set(['submitted', 'triaged', 'in_progress', 'returned_for_info']),
    )
  })

  it('are taken by somebody exactly when they are under way, and the history is answered', () => {
    for (const each of openQuestions) expect(each.takenBy === null, each.key).toBe(each.state === 'submitted')
    for (const each of questionHistory) expect(each.replies.length, each.key).toBeGreaterThan(0)
  })

  it('come from residents of that practice, in five languages, with Dutch beside what is not Dutch', () => {
    expect(new Set(all.map((each) => each.key)).size).toBe(all.length)
    expect(new Set(all.map((each) => each.language))).toEqual(new Set(['nl', 'tr', 'ar', 'pl', 'en']))
    for (const each of all) {
      expect(resident(each.residentKey)?.practiceKey, each.key).toBe(each.practiceKey)
      expect(each.textNl === null, each.key).toBe(each.language === 'nl')
      expect(each.text.length).toBeLessThanOrEqual(1000)
      if (each.takenBy) expect(professional(each.takenBy)?.teamKey).toBe(each.practiceKey)
    }
  })

  it('are answered after they were asked', () => {
    for (const { key, sent, replies } of all) {
      for (const reply of replies) expect(reply.at.workingDaysAgo, key).toBeLessThan(sent.workingDaysAgo)
    }
  })
})

describe('the sociale kaart', () => {
  it('has fresh entries, stale ones and one too old to show', () => {
    const days = overvechtDirectory.map((entry) => entry.lastCheckedDaysAgo)
    expect(days.filter((each) => each > 180).length).toBeGreaterThan(4)
    expect(days.filter((each) => each > 365)).toHaveLength(1)
    expect(days.filter((each) => each <= 180).length).toBeGreaterThan(40)
  })
})
