import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { appContext } from '#ui/context.ts'
import { StateTag } from '#ui/feedback.tsx'
import { pageData } from '#ui/page-errors.ts'
import { useTexts } from '#ui/texts.ts'
import { da as meetings } from '../../texts.da.ts'
import { en as meetingsEn } from '../../texts.en.ts'
import type { AboutRecord } from '../model.ts'
import { casesAbout } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const app = context.get(appContext)
  return { cases: await pageData(casesAbout(app, recordOf(params)), app.sentence) }
}

/** The record that an address stands for, innermost first. */
function recordOf({ initiativeId, facilityId, roundId, reportId }: LoaderFunctionArgs['params']): AboutRecord {
  if (initiativeId) return { kind: 'initiative', recordId: initiativeId }
  if (facilityId) return { kind: 'facility', recordId: facilityId }
  if (roundId) return { kind: 'round', recordId: roundId }
  return { kind: 'report', recordId: reportId ?? '' }
}

/** The cases that mention what the page is about, as a child route of it; nothing when the reader may see none. */
export default function Mentioned() {
  const { cases } = useLoaderData<typeof loader>()
  const t = useTexts({ da: { ...meetings, ...da }, en: { ...meetingsEn, ...en } })
  if (cases.length === 0) return null
  return (
    <section aria-labelledby="sager">
      <h2 id="sager">{t('links.cases')}</h2>
      <ul>
        {cases.map(({ id, number, title, closed }) => (
          <li key={id}>
            <a href={`/sager/${id}`}>{title}</a> · {number} {closed && <StateTag>{t('m.closed')}</StateTag>}
          </li>
        ))}
      </ul>
    </section>
  )
}
