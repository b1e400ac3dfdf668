import { useTranslation } from 'react-i18next'
import { HiddenFields } from './hidden-fields.tsx'
import { Pictogram } from './pictogram.tsx'
import { PostForm } from './post-form.tsx'

export type ReadingSwitchProps = {
  /** Takes the choice (POST) and goes back to `back`. */
  action: string
  /** The page at hand, without its site. */
  back: string
  easy: boolean
  large: boolean
  /** False where a heading above it says what it is for, so that no page has it by one name twice. */
  named?: boolean
}

/**
 * Two switches, at the foot of every page of a visitor or a resident: simpler words with a calmer page, and large letters
 * (A11Y-2, WCAG 1.4.4). They work without a script and without an account.
 */
export function ReadingSwitch({ action, back, easy, large, named = true }: ReadingSwitchProps) {
  const { t } = useTranslation('reading')
  const button = (name: string, on: boolean, label: string) => (
    <button className="reading-switch" name={name} value={on ? 'nee' : 'ja'} aria-pressed={on}>
      {on ? <Pictogram name="check" size="small" /> : null}
      {label}
    </button>
  )
  return (
    <PostForm className="reading-switches" action={action} {...(named ? { 'aria-label': t('label') } : {})}>
      <HiddenFields values={{ terug: back }} />
      {button('makkelijk', easy, t('easy'))}
      {button('groot', large, t('large'))}
    </PostForm>
  )
}
