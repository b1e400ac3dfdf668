import { expect, it } from 'vitest'
import { AdminShell } from './admin-shell.tsx'
import { DataTable } from './data-table.tsx'
import { rendered } from './rendered.tsx'

it('an administrator compares accounts in a table whose rows and columns have names', () => {
  const html = rendered(
    <AdminShell
      placeName="Overvecht"
      homeHref="/beheer"
      tools={{ languageHref: '/taal', helpHref: '/hulp' }}
      groups={[{ links: [{ href: '/beheer/accounts', label: 'Accounts', current: true }] }]}
      account={{ name: 'Beheerder', signOutAction: '/uitloggen' }}
    >
      <DataTable
        caption="Accounts"
        columns={[
          { id: 'name', header: 'Naam', cell: (row: { name: string; role: string }) => row.name },
          { id: 'role', header: 'Rol', cell: (row) => row.role },
        ]}
        rows={[{ name: 'Petra Vos', role: 'Praktijkondersteuner' }]}
        rowKey={(row) => row.name}
      />
    </AdminShell>,
  )
  expect(html).toContain('<th scope="col">Rol</th>')
  expect(html).toMatch(/<th scope="row"[^>]*>Petra Vos<\/th>/)
  expect(html).toContain('<main id="main"')
})
