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

/**
 * What the secretariat can do with the whole round. The first button is what its state asks for: open it, write to those
 * who are asked, take the answers home.
 */
export function Manage({ round, form }: ManageProps) {
  const t = useTexts({ da, en })
  const path = `/indberetning/${round.id}`
  const isPrinted = round.sourceId !== null
  const [isComing, isClosed] = [round.state === 'planned' || round.state === 'test', round.state === 'closed']
  return (
    <>
      {isComing && <Opening round={round} form={form} />}
      <ButtonRow>
        {!isClosed && (
          <ButtonLink href={`${path}/besked`} variant={isComing ? 'secondary' : 'primary'}>
            {t('manage.message')}
          </ButtonLink>
        )}
        {isClosed && (
          <ButtonLink href={`${path}/svar/svar.xlsx`} variant="primary" download>
            {t('manage.excel')}
          </ButtonLink>
        )}
        {!isPrinted && <ButtonLink href={`${path}/kalender`}>{t('manage.calendar')}</ButtonLink>}
        {!isComing && !isPrinted && <CloseOrReopen isClosed={isClosed} />}
      </ButtonRow>
      <p>
        {!isClosed && (
          <>
            <a href={`${path}/svar/svar.xlsx`} download>
              {t('manage.excel')}
            </a>
            {' · '}
          </>
        )}
        <a href={`${path}/svar/svar.csv`} download>
          {t('manage.csv')}
        </a>
      </p>
    </>
  )
}

/** Begin the test window or open: said before it is chosen. */
function Opening({ round, form }: ManageProps) {
  const t = useTexts({ da, en })
  const room = useTexts({ da: roomDa, en: roomEn })
  const { state, drafts } = round
  return (
    <Form method="post" className="round-manage">
      <p>{room('round.open.text')}</p>
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
        <SubmitButton name="intent" value="open">
          {room('round.open.action')}
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

function CloseOrReopen({ isClosed }: { isClosed: boolean }) {
  const room = useTexts({ da: roomDa, en: roomEn })
  const step = isClosed ? 'reopen' : 'close'
  return (
    <Form method="post">
      <SubmitButton name="intent" value={step} variant="secondary">
        {room(`round.${step}.action`)}
      </SubmitButton>
    </Form>
  )
}
