import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { TextField } from './text-field.tsx'

type Props = {
  action: string
  name?: string
  label: string
  labelHidden?: boolean
  placeholder?: string
  defaultValue?: string
  children?: ReactNode
}

/** A search that loads the page with what was found (`GET`). `children` may hold `HiddenFields` that keep filters. */
export function SearchForm(props: Props) {
  const { action, name = 'q', label, labelHidden, placeholder, defaultValue, children } = props
  const { t } = useTranslation('ui')
  return (
    <search>
      <form className="search" action={action} method="get">
        {children}
        <TextField
          name={name}
          type="search"
          label={label}
          labelHidden={labelHidden}
          placeholder={placeholder}
          defaultValue={defaultValue}
        />
        <Button icon="search" label={t('search')} />
      </form>
    </search>
  )
}
