import { createContext, useContext, type ReactNode } from 'react'
import { paths, type ResidentPaths } from '#app/paths.ts'

const Context = createContext<ResidentPaths>(paths.resident)

/** Around pages of somebody for whom one acts: every link inside leads to that person's pages. */
export function ResidentPathsProvider({ subjectId, children }: { subjectId: string | null; children: ReactNode }) {
  return (
    <Context.Provider value={subjectId === null ? paths.resident : paths.onBehalfOf(subjectId)}>
      {children}
    </Context.Provider>
  )
}

/** The addresses of the resident's pages that this component is drawn on: one's own, or another's. */
export function useResidentPaths(): ResidentPaths {
  return useContext(Context)
}
