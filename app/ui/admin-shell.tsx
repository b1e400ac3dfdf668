import { WorkPage } from './work-page.tsx'
import { WorkShell, type WorkShellProps } from './work-shell.tsx'

/** The frame of the pages of an administrator: as for professionals, without panes. */
export function AdminShell({ children, ...rest }: WorkShellProps) {
  return (
    <WorkShell {...rest}>
      <WorkPage>{children}</WorkPage>
    </WorkShell>
  )
}
