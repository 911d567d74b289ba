import { formatDate } from '#figures/format.ts'
import { DateText } from '#ui/numbers.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import type { AgreementFigures } from '../figures.ts'
import type { Agreement, Party } from '../model.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { ApprovalSentence, sourceText } from './parts.tsx'

type Shown = Party & { name: string }
type Props = { agreement: Agreement; parties: Shown[]; figures: AgreementFigures; mayKeep: boolean }

/** Who must approve the agreement, by when, and who is recorded as having done so. */
export function PartyTable({ agreement, parties, figures, mayKeep }: Props) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const { approvalDeadline } = agreement
  const remarks = parties.some(({ note }) => note !== null)
  return (
    <section aria-labelledby="godkendelse">
      <h2 id="godkendelse">{t('approval')}</h2>
      <ApprovalSentence figures={figures} />
      {approvalDeadline && <p>{t('approvalDeadline', { date: formatDate(approvalDeadline, language) })}</p>}
      {parties.length > 0 && (
        <Table
          caption={t('approval')}
          captionHidden
          source={sourceText(agreement) || undefined}
          cards={remarks || mayKeep}
        >
          <thead>
            <tr>
              <ColumnHead>{t('party')}</ColumnHead>
              <ColumnHead>{t('approvedOn')}</ColumnHead>
              {remarks && <ColumnHead>{t('remark')}</ColumnHead>}
              {mayKeep && <ColumnHead>{t('record')}</ColumnHead>}
            </tr>
          </thead>
          <tbody>
            {parties.map((party) => (
              <PartyRow
                key={party.organisationId}
                agreement={agreement}
                party={party}
                remarks={remarks}
                mayKeep={mayKeep}
              />
            ))}
          </tbody>
        </Table>
      )}
    </section>
  )
}

type RowProps = { agreement: Agreement; party: Shown; remarks: boolean; mayKeep: boolean }

function PartyRow({ agreement, party, remarks, mayKeep }: RowProps) {
  const t = useTexts({ da, en })
  const late = party.approvedOn && agreement.approvalDeadline && party.approvedOn > agreement.approvalDeadline
  return (
    <tr>
      <th scope="row" data-title={t('party')}>
        {party.name}
      </th>
      <td data-title={t('approvedOn')}>
        {party.approvedOn ? <DateText date={party.approvedOn} /> : t('notStated')}
        {late && ` (${t('late')})`}
      </td>
      {remarks && <td data-title={t('remark')}>{party.note ?? '–'}</td>}
      {mayKeep && (
        <td data-title={t('record')}>
          <a href={`/aftaler/${agreement.id}/godkendelse/${party.organisationId}`}>
            {t('record')}
            <span className="sr-only">: {party.name}</span>
          </a>
        </td>
      )}
    </tr>
  )
}
