import { describe, expect, it } from 'vitest'
import { demoAccounts } from '../demo-accounts.ts'
import { organisers } from './organisers.ts'
import { overvechtActivities } from './activities.ts'
import { overvechtDirectory } from './directory.ts'
import { overvechtNeighbourhoods, spoorwijkNeighbourhoods } from './neighbourhoods.ts'
import { overvechtOrganisations, overvechtTeams } from './organisations.ts'
import { overvechtAdministrators, overvechtProfessionals } from './professionals.ts'
import { overvechtResidents } from './residents.ts'
import { spoorwijkActivities } from './spoorwijk-activities.ts'
import {
  spoorwijkAdministrators,
  spoorwijkOrganisations,
  spoorwijkProfessionals,
  spoorwijkResidents,
  spoorwijkTeams,
} from './spoorwijk.ts'

const wijken = {
  overvecht: {
    neighbourhoods: overvechtNeighbourhoods,
    organisations: overvechtOrganisations,
    teams: overvechtTeams,
    professionals: overvechtProfessionals,
    administrators: overvechtAdministrators,
    residents: overvechtResidents,
    activities: overvechtActivities,
    directory: overvechtDirectory,
    outsideNumber: /^030 555 \d\d \d\d$/,
  },
  spoorwijk: {
    neighbourhoods: spoorwijkNeighbourhoods,
    organisations: spoorwijkOrganisations,
    teams: spoorwijkTeams,
    professionals: spoorwijkProfessionals,
    administrators: spoorwijkAdministrators,
    residents: spoorwijkResidents,
    activities: spoorwijkActivities,
    directory: [],
    outsideNumber: /^070 555 \d\d \d\d$/,
  },
}

const keysOf = (items: readonly { readonly key: string }[]) => items.map((item) => item.key)
const repeated = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index)

describe('the size of the demo', () => {
  it('is ten neighbourhoods, five centres, two buurtteams, 14 organisations, 45 activities, 60 entries, 120 residents', () => {
    const { neighbourhoods, organisations, activities, directory, residents } = wijken.overvecht
    const ofKind = (kind: string) => organisations.filter((each) => each.kind === kind).length
    expect([neighbourhoods, organisations, activities, directory, residents].map((items) => items.length)).toEqual([
      10, 14, 45, 60, 120,
    ])
    expect([ofKind('HEALTH_CENTRE'), ofKind('NEIGHBOURHOOD_TEAM')]).toEqual([5, 2])
  })

  it('is small in Spoorwijk', () => {
    const { neighbourhoods, teams, professionals, residents, activities } = wijken.spoorwijk
    expect([neighbourhoods, teams, professionals, residents, activities].map((items) => items.length)).toEqual([
      3, 2, 6, 8, 6,
    ])
  })

  it('gives each practice 2 to 4 huisartsen, 1 or 2 practice nurses and 2 or 3 assistants, each buurtteam 8 workers', () => {
    const { teams, professionals } = wijken.overvecht
    for (const team of teams) {
      const here = professionals.filter((each) => each.teamKey === team.key)
      const count = (role: string) => here.filter((each) => each.role === role).length
      const counts = [count('GENERAL_PRACTITIONER'), count('PRACTICE_NURSE'), count('PRACTICE_ASSISTANT')]
      if (team.kind === 'NEIGHBOURHOOD_TEAM') {
        expect(count('SOCIAL_WORKER')).toBe(8)
        continue
      }
      expect([2, 3, 4], team.key).toContain(counts[0])
      expect([1, 2], team.key).toContain(counts[1])
      expect([2, 3], team.key).toContain(counts[2])
    }
  })
})

describe.each(Object.entries(wijken))('the data of %s', (tenant, wijk) => {
  const people = [...wijk.residents, ...wijk.professionals, ...wijk.administrators]
  const addresses = [...wijk.organisations, ...wijk.professionals, ...wijk.administrators, ...wijk.residents].flatMap(
    ({ email }) => email ?? [],
  )

  it('never names two things alike', () => {
    for (const items of [
      wijk.neighbourhoods,
      wijk.organisations,
      wijk.teams,
      people,
      wijk.activities,
      wijk.directory,
    ]) {
      expect(repeated(keysOf(items))).toEqual([])
    }
    expect(repeated(addresses)).toEqual([])
  })

  it('points only at what exists', () => {
    const neighbourhoods = keysOf(wijk.neighbourhoods)
    const organisations = keysOf(wijk.organisations)
    const teams = keysOf(wijk.teams)
    const own = [...wijk.directory, ...wijk.organisations]
    const places = [...own.map((each) => each.address), ...wijk.activities.map((each) => each.place.address)]
    for (const address of places) expect(neighbourhoods).toContain(address.neighbourhoodKey)
    for (const team of wijk.teams) expect(organisations).toContain(team.organisationKey)
    for (const professional of wijk.professionals) expect(teams).toContain(professional.teamKey)
    for (const activity of wijk.activities) expect(organisations).toContain(activity.organiserKey)
    for (const { organisationKey } of wijk.directory) expect([null, ...organisations]).toContain(organisationKey)
  })

  it('registers each resident with a huisarts of the own practice and support from a worker of that team', () => {
    const find = (key: string) => wijk.professionals.find((each) => each.key === key)
    for (const resident of wijk.residents) {
      expect(keysOf(wijk.neighbourhoods)).toContain(resident.neighbourhoodKey)
      expect(find(resident.ownGpKey)).toMatchObject({ teamKey: resident.practiceKey, role: 'GENERAL_PRACTITIONER' })
      if (resident.support) expect(find(resident.support.workerKey)?.teamKey).toBe(resident.support.teamKey)
      for (const parent of resident.parentKeys) expect(keysOf(wijk.residents)).toContain(parent)
    }
  })

  it('holds no phone number that somebody could answer and no mail address that could receive', () => {
    const phones = [...wijk.organisations, ...wijk.teams, ...wijk.residents, ...wijk.directory].map(
      ({ phone }) => phone,
    )
    const urgent = wijk.teams.flatMap((team) => team.emergencyPhone ?? [])
    for (const phone of [...phones, ...urgent]) expect(phone).toMatch(wijk.outsideNumber)
    for (const address of addresses) expect(address).toMatch(/^[a-z0-9.-]+@[a-z-]+\.example$/)
  })

  it('has every demo account belong to a person with that address', () => {
    const here = demoAccounts.filter((account) => account.tenant === tenant)
    expect(here.length).toBeGreaterThan(0)
    for (const { personKey, email } of here) {
      expect([...people, ...organisers].find((person) => person.key === personKey)?.email, personKey).toBe(email)
    }
  })
})
