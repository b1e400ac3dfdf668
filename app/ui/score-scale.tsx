import { RadioButton } from '@utrecht/radio-button-react'
import { useTranslation } from 'react-i18next'
import { ChoiceGroup } from './choice-group.tsx'
import type { FieldProps } from './field-props.ts'
import { Pictogram } from './pictogram.tsx'
import type { PictogramName } from './pictogram-name.ts'

type Props = FieldProps & { defaultValue?: number | string; legendAs?: 'title' }

const faces: Partial<Record<number, Extract<PictogramName, `face-${string}`>>> = {
  1: 'face-sad',
  5: 'face-neutral',
  10: 'face-glad',
}

/** A mark from 1 to 10, with a face and a word at 1, 5 and 10 (FD-1). */
// i18n: ui:score.*
export function ScoreScale(props: Props) {
  const { name, id = name, defaultValue, error } = props
  const { t } = useTranslation('ui')
  return (
    <ChoiceGroup {...props} id={id} role="radiogroup">
      <div className="scale">
        {Array.from({ length: 10 }, (_, at) => at + 1).map((score) => {
          const face = faces[score]
          return (
            <label className="scale-option" key={score}>
              <RadioButton
                className="mark"
                name={name}
                value={String(score)}
                defaultChecked={String(score) === String(defaultValue)}
                invalid={Boolean(error)}
              />
              {score}
              {face ? <Pictogram name={face} label={t(`score.${face}`)} /> : null}
            </label>
          )
        })}
      </div>
      <p className="scale-ends soft small" aria-hidden="true">
        <span>1: {t('score.face-sad')}</span>
        <span>10: {t('score.face-glad')}</span>
      </p>
    </ChoiceGroup>
  )
}
