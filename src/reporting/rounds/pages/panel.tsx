import { useSearchParams } from 'react-router'
import { formatDateTime } from '#figures/format.ts'
import { Dialog } from '#ui/dialog.tsx'
import { DescriptionList } from '#ui/feedback.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { Exceptions } from '../../pages/exceptions.tsx'
import { SubmissionStateTag } from '../../pages/states.tsx'
import { ValuesTable } from '../../pages/values-table.tsx'
import { respondentState } from '../../rules/states.ts'
import type { Form } from '../../service/form.ts'
import { da as roomDa } from '../../texts.da.ts'
import { en as roomEn } from '../../texts.en.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

/** One submission at the side of the overview, so that the place in it is not lost. Closing takes it off the address. */
export function Panel({ form, mayManage }: { form: Form; mayManage: boolean }) {
  const t = useTexts({ da, en })
  const room = useTexts({ da: roomDa, en: roomEn })
  const language = useLanguage()
  const [search, setSearch] = useSearchParams()
  const { respondent, submission, round, rights } = form
  // A draft's values are its organisation's own: a table of "not reported" would say something else.
  const isHidden = submission?.state === 'draft' && !rights.includes('report') && !rights.includes('read')
  const path = `/indberetning/${round.id}/${respondent.id}`
  const instant = (at: string | null) => (at === null ? t('row.notOpened') : formatDateTime(at, language))
  const close = () => {
    const next = new URLSearchParams(search)
    next.delete('vis')
    setSearch(next, { preventScrollReset: true })
  }
  return (
    <Dialog title={respondent.organisationName} onClose={close} side key={respondent.id}>
      <DescriptionList
        items={[
          {
            term: t('panel.state'),
            description: (
              <SubmissionStateTag state={respondentState(respondent.exemptedAt, submission?.state ?? null)} />
            ),
            key: 'state',
          },
          { term: t('panel.deadline'), description: form.deadline ? formatDateTime(form.deadline, language) : '–' },
          { term: t('panel.firstOpened'), description: instant(respondent.firstOpenedAt) },
          { term: t('panel.lastSeen'), description: instant(respondent.lastSeenAt) },
        ].map((item) => ({ key: item.term, ...item }))}
      />
      <Exceptions respondent={respondent} />
      <p>
        <a href={`${path}/behandling`}>{t('panel.open')}</a>
      </p>
      {mayManage && (
        <p>
          <a href={`${path}/vilkaar`}>{t('panel.terms')}</a>
        </p>
      )}
      {isHidden ? <p>{room('form.draftHidden')}</p> : <ValuesTable form={form} caption={t('panel.values')} />}
    </Dialog>
  )
}
