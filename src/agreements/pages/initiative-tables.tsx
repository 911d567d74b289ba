import { ButtonLink, ButtonRow } from '#ui/form.tsx'
import { DateText } from '#ui/numbers.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useTexts } from '#ui/texts.ts'
import type { AgreementFigures } from '../figures.ts'
import type { Focus, Initiative } from '../model.ts'
import type { Named } from '../service/read.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { InitiativeTag, StateSentence, sourcesOf, Who } from './parts.tsx'

type Shown = Initiative & { owner: Named }
type Props = {
  agreement: { id: string }
  focuses: Focus[]
  initiatives: Shown[]
  figures: AgreementFigures
  mayKeep: boolean
}

/** Where each initiative stands, by focus area (fokusområde). */
export function InitiativeTables({ agreement, focuses, initiatives, figures, mayKeep }: Props) {
  const t = useTexts({ da, en })
  return (
    <section aria-labelledby="initiativer">
      <h2 id="initiativer">{t('focusAreas')}</h2>
      {focuses.length === 0 ? <p>{t('focusNone')}</p> : <StateSentence figures={figures} />}
      {focuses.map((focus) => (
        <FocusPart
          key={focus.id}
          agreementId={agreement.id}
          focus={focus}
          initiatives={initiatives.filter(({ focusId }) => focusId === focus.id)}
          mayKeep={mayKeep}
        />
      ))}
      {mayKeep && (
        <ButtonRow>
          <ButtonLink href={`/aftaler/${agreement.id}/initiativ/nyt`}>{t('addInitiative')}</ButtonLink>
          <ButtonLink href={`/aftaler/${agreement.id}/fokus/nyt`}>{t('addFocus')}</ButtonLink>
        </ButtonRow>
      )}
    </section>
  )
}

type PartProps = { agreementId: string; focus: Focus; initiatives: Shown[]; mayKeep: boolean }

function FocusPart({ agreementId, focus, initiatives, mayKeep }: PartProps) {
  const t = useTexts({ da, en })
  const title = `${focus.number}. ${focus.title}`
  return (
    <>
      <h3>{title}</h3>
      {focus.note && <p>{focus.note}</p>}
      {initiatives.length === 0 ? (
        <p>{t('initiativesNone')}</p>
      ) : (
        <div className="initiative-table">
          <Table
            caption={title}
            captionHidden
            source={sourcesOf([focus, ...initiatives]).join('; ') || undefined}
            cards
          >
            <thead>
              <tr>
                <ColumnHead>{t('initiative')}</ColumnHead>
                <ColumnHead>{t('state')}</ColumnHead>
                <ColumnHead>{t('latest')}</ColumnHead>
                <ColumnHead>{t('owner')}</ColumnHead>
              </tr>
            </thead>
            <tbody>
              {initiatives.map((initiative) => (
                <InitiativeRow
                  key={initiative.id}
                  agreementId={agreementId}
                  number={focus.number}
                  initiative={initiative}
                />
              ))}
            </tbody>
          </Table>
        </div>
      )}
      {mayKeep && (
        <p>
          <a href={`/aftaler/${agreementId}/fokus/${focus.id}`}>
            {t('editFocus')}
            <span className="sr-only">: {title}</span>
          </a>
        </p>
      )}
    </>
  )
}

function InitiativeRow({
  agreementId,
  number,
  initiative,
}: {
  agreementId: string
  number: number
  initiative: Shown
}) {
  const t = useTexts({ da, en })
  return (
    <tr>
      <th scope="row" data-title={t('initiative')}>
        <a href={`/aftaler/${agreementId}/initiativ/${initiative.id}`}>
          {number}
          {initiative.letter} {initiative.title}
        </a>
      </th>
      <td data-title={t('state')}>
        <InitiativeTag state={initiative.state} />
      </td>
      <td data-title={t('latest')}>{initiative.notedOn ? <DateText date={initiative.notedOn} /> : t('notStated')}</td>
      <td data-title={t('owner')}>
        <Who one={initiative.owner} />
      </td>
    </tr>
  )
}
