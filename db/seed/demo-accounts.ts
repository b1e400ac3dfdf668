import type { DemoAccount } from './data/resident-types.ts'

/** Who can be tried in the demo. Passwords are made at the first start and stand nowhere in the source. */
export const demoAccounts: readonly DemoAccount[] = [
  {
    role: 'RESIDENT',
    label: 'Fatma, bewoner (Turks)',
    email: 'fatma@bewoner.example',
    personKey: 'fatma-yilmaz',
    tenant: 'overvecht',
  },
  {
    role: 'RESIDENT',
    label: 'Danuta, bewoner (Pools)',
    email: 'danuta@bewoner.example',
    personKey: 'danuta-kowalska',
    tenant: 'overvecht',
  },
  {
    role: 'PRACTICE_ASSISTANT',
    label: 'Sanne, assistent bij Centrum Neckar',
    email: 'sanne@neckar.example',
    personKey: 'sanne-meerdink',
    tenant: 'overvecht',
  },
  {
    role: 'GENERAL_PRACTITIONER',
    label: 'Joost Kuipers, huisarts van Fatma',
    email: 'joost@neckar.example',
    personKey: 'joost-kuipers',
    tenant: 'overvecht',
  },
  {
    role: 'PRACTICE_NURSE',
    label: 'Petra Vos, praktijkondersteuner',
    email: 'petra@neckar.example',
    personKey: 'petra-vos',
    tenant: 'overvecht',
  },
  {
    role: 'SOCIAL_WORKER',
    label: 'Farid Amari, buurtteam',
    email: 'farid@buurtteam.example',
    personKey: 'farid-amari',
    tenant: 'overvecht',
  },
  {
    role: 'GENERAL_PRACTITIONER',
    label: 'Marit Landsaat, huisarts van een andere praktijk',
    email: 'marit.landsaat@gc-overvecht.example',
    personKey: 'marit-landsaat',
    tenant: 'overvecht',
  },
  {
    role: 'TENANT_ADMIN',
    label: 'Beheer Overvecht',
    email: 'beheer@overvecht.example',
    personKey: 'beheer-overvecht',
    tenant: 'overvecht',
  },
  {
    role: 'PRIVACY_OFFICER',
    label: 'Hanneke Verbruggen, privacyfunctionaris',
    email: 'privacy@overvecht.example',
    personKey: 'privacy-overvecht',
    tenant: 'overvecht',
  },
  {
    role: 'RESIDENT',
    label: 'Sunita, bewoner van Spoorwijk',
    email: 'sunita@bewoner.example',
    personKey: 'sunita-baldewpersad',
    tenant: 'spoorwijk',
  },
  {
    role: 'GENERAL_PRACTITIONER',
    label: 'Mark Duivesteyn, huisarts in Spoorwijk',
    email: 'mark.duivesteyn@spoorwijk-praktijk.example',
    personKey: 'mark-duivesteyn',
    tenant: 'spoorwijk',
  },
  {
    role: 'TENANT_ADMIN',
    label: 'Beheer Spoorwijk',
    email: 'beheer@spoorwijk.example',
    personKey: 'beheer-spoorwijk',
    tenant: 'spoorwijk',
  },
]
