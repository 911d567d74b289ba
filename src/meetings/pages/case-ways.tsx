import { useTexts } from '#ui/texts.ts'
import { da as answers } from '../answers/texts.da.ts'
import { en as answersEn } from '../answers/texts.en.ts'
import { da as comments } from '../comments/texts.da.ts'
import { en as commentsEn } from '../comments/texts.en.ts'
import type { ShownLink } from '../links/model.ts'
import { da as linksDa } from '../links/texts.da.ts'
import { en as linksEn } from '../links/texts.en.ts'
import { da as procedures } from '../procedures/texts.da.ts'
import { en as proceduresEn } from '../procedures/texts.en.ts'
import type { EarlierStop } from '../service/route.ts'
import { da as stops } from '../stops/texts.da.ts'
import { en as stopsEn } from '../stops/texts.en.ts'

type CaseWaysProps = { caseId: string; hasAnswers: boolean; mayComment: boolean }

/** From a case to what belongs to it: the answers of bodies outside meetings, and the own organisation's comments. */
export function CaseWays({ caseId, hasAnswers, mayComment }: CaseWaysProps) {
  const t = useTexts({ da: { ...answers, ...comments }, en: { ...answersEn, ...commentsEn } })
  if (!hasAnswers && !mayComment) return null
  return (
    <ul className="inline-links">
      {hasAnswers && (
        <li>
          <a href={`/sager/${caseId}/svar`}>{t('answers.fromCase')}</a>
        </li>
      )}
      {mayComment && (
        <li>
          <a href={`/sager/${caseId}/bagland`}>{t('comments.fromCase')}</a>
        </li>
      )}
    </ul>
  )
}

/** What the case concerns, each leading to its page. */
export function CaseLinks({ caseId, links, mayEdit }: { caseId: string; links: ShownLink[]; mayEdit: boolean }) {
  const t = useTexts({ da: linksDa, en: linksEn })
  return (
    <>
      {links.map(({ kind, recordId, label, href }) => (
        <span className="case-about" key={`${kind} ${recordId}`}>
          {t(`links.kind.${kind}`)}: {href ? <a href={href}>{label}</a> : `${label} (${t('links.gone')})`}
        </span>
      ))}
      {mayEdit && (
        <span className="case-about">
          <a href={`/sager/${caseId}/vedroerer`}>{t('links.edit')}</a>
        </span>
      )}
    </>
  )
}

/** From a stop to the written procedure it is treated by. */
export function ProcedureWay({ procedure }: { procedure: NonNullable<EarlierStop['procedure']> }) {
  const t = useTexts({ da: procedures, en: proceduresEn })
  return (
    <p>
      <a href={`/moeder/hoeringer/${procedure.id}`}>
        {t('procedures.way', { state: t(`procedures.state.${procedure.state}`).toLowerCase() })}
      </a>
    </p>
  )
}

/** From a planned stop to a written procedure among the members of its body. */
export function HearStop({ stopId, body }: { stopId: string; body: string }) {
  const t = useTexts({ da: procedures, en: proceduresEn })
  return (
    <p>
      <a href={`/moeder/hoeringer/ny?stop=${stopId}`} aria-label={`${t('procedures.fromCase')}: ${body}`}>
        {t('procedures.fromCase')}
      </a>
    </p>
  )
}

/** From a stop to its own recommendation and plan. */
export function EditStop({ caseId, stopId, body }: { caseId: string; stopId: string; body: string }) {
  const t = useTexts({ da: stops, en: stopsEn })
  return (
    <p>
      <a href={`/sager/${caseId}/stop/${stopId}`}>{t('stops.edit', { body })}</a>
    </p>
  )
}

/** From the calendar to the written procedures, as an entry of its list of links. */
export function ProceduresLink() {
  const t = useTexts({ da: procedures, en: proceduresEn })
  return (
    <li>
      <a href="/moeder/hoeringer">{t('procedures.title')}</a>
    </li>
  )
}
