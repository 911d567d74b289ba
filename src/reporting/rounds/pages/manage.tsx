import { Form } from 'react-router'
import { ButtonLink, ButtonRow, type FormState, Radios, SubmitButton } from '#ui/form.tsx'
import { useTexts } from '#ui/texts.ts'
import type { RoundState } from '../../model.ts'
import { da as roomDa } from '../../texts.da.ts'
import { en as roomEn } from '../../texts.en.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

type ManageProps = {
  round: { id: string; state: RoundState; sourceId: string | null; drafts: number }
  form: FormState
}

/** What the secretariat can do with the whole round: open, close, calendar, write, take all answers home. */
export function Manage({ round, form }: ManageProps) {
  const t = useTexts({ da, en })
  const path = `/indberetning/${round.id}`
  const isPrinted = round.sourceId !== null
  return (
    <>
      {!isPrinted && <Move round={round} form={form} />}
      <ButtonRow>
        {!isPrinted && <ButtonLink href={`${path}/kalender`}>{t('manage.calendar')}</ButtonLink>}
        {round.state !== 'closed' && <ButtonLink href={`${path}/besked`}>{t('manage.message')}</ButtonLink>}
        <ButtonLink href={`${path}/svar/svar.xlsx`} download>
          {t('manage.excel')}
        </ButtonLink>
        <ButtonLink href={`${path}/svar/svar.csv`} download>
          {t('manage.csv')}
        </ButtonLink>
      </ButtonRow>
    </>
  )
}

/** The next state of the round, said before it is chosen. */
function Move({ round, form }: ManageProps) {
  const t = useTexts({ da, en })
  const room = useTexts({ da: roomDa, en: roomEn })
  const { state, drafts } = round
  const step = state === 'open' ? 'close' : state === 'closed' ? 'reopen' : 'open'
  return (
    <Form method="post" className="round-manage">
      {step === 'open' && <p>{room('round.open.text')}</p>}
      {state === 'planned' && <p>{t('manage.testText')}</p>}
      {state === 'test' && drafts > 0 && (
        <Radios
          name="test"
          label={t('manage.keep', { n: drafts })}
          form={form}
          defaultValue="keep"
          options={[
            { value: 'keep', label: t('manage.keep.keep') },
            { value: 'discard', label: t('manage.keep.discard') },
          ]}
        />
      )}
      <ButtonRow>
        <SubmitButton name="intent" value={step} variant={step === 'open' ? 'primary' : 'secondary'}>
          {room(`round.${step}.action`)}
        </SubmitButton>
        {state === 'planned' && (
          <SubmitButton name="intent" value="test" variant="secondary">
            {t('manage.test')}
          </SubmitButton>
        )}
      </ButtonRow>
    </Form>
  )
}
