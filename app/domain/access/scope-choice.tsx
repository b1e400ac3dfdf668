import { useTranslation } from 'react-i18next'
import { CheckboxGroup } from '#app/ui/checkbox-group.tsx'
import { Pictogram } from '#app/ui/pictogram.tsx'
import type { PictogramName } from '#app/ui/pictogram-name.ts'
import { scopes, type Scope } from '../identity/scope.ts'

const pictograms: Record<Scope, PictogramName> = {
  appointments: 'calendar',
  messages: 'message',
  results: 'search',
  dossier: 'heart',
  helpRequests: 'help',
  invitations: 'together',
}

type Props = { label: string; help?: string; error: string | undefined; chosen: readonly string[] }

/** For what somebody may act, each with its pictogram. */
// i18n: access:mandates.scopes.*
export function ScopeChoice({ label, help, error, chosen }: Props) {
  const { t } = useTranslation('access')
  return (
    <CheckboxGroup
      name="scopes"
      label={label}
      {...(help ? { help } : {})}
      {...(error ? { error } : {})}
      defaultValue={chosen}
      options={scopes.map((scope) => ({
        value: scope,
        label: (
          <span className="with-pictogram">
            <Pictogram name={pictograms[scope]} /> <span>{t(`mandates.scopes.${scope}`)}</span>
          </span>
        ),
      }))}
    />
  )
}
