import { Details } from '#ui/feedback.tsx'
import { useTexts } from '#ui/texts.ts'
import type { Doubt, LineRange, MeetingFound, UnplacedReason } from '../model.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { Lines, MeetingName } from './parts.tsx'

type Shown<Each> = Each & { excerpt: string[] }

/** What the program was not sure of, each with the lines it is about. */
export function Doubts({ doubts, meetings }: { doubts: Shown<Doubt>[]; meetings: MeetingFound[] }) {
  const t = useTexts({ da, en })
  return (
    <section>
      <h2>{t('minutes.doubts', { n: doubts.length })}</h2>
      {doubts.length === 0 && <p>{t('minutes.noDoubts')}</p>}
      {doubts.map((doubt) => {
        const meeting = meetings[doubt.meeting]
        const item = doubt.item === undefined ? undefined : meeting?.items[doubt.item]
        return (
          <Details
            key={`${doubt.code} ${doubt.lines[0]} ${doubt.text ?? ''}`}
            summary={
              <>
                {t(`minutes.doubt.${doubt.code}`)}
                {doubt.text !== undefined && <> “{doubt.text}”</>}
              </>
            }
          >
            <p>
              {meeting && <MeetingName body={meeting.body} date={meeting.date} />}
              {item && `, ${t('minutes.item', { number: String(item.number) })}`} (<Lines range={doubt.lines} />)
            </p>
            <Excerpt lines={doubt.excerpt} range={doubt.lines} />
          </Details>
        )
      })}
    </section>
  )
}

/** Lines without a place, with the reason. */
export function Unplaced({ unplaced }: { unplaced: Shown<{ lines: LineRange; reason: UnplacedReason }>[] }) {
  const t = useTexts({ da, en })
  if (unplaced.length === 0) return null
  return (
    <section>
      <h2>{t('minutes.unplaced')}</h2>
      <p>{t('minutes.unplacedText')}</p>
      {unplaced.map(({ lines, reason, excerpt }) => (
        <Details
          key={lines[0]}
          summary={
            <>
              <Lines range={lines} />: {t(`minutes.reason.${reason}`)}
            </>
          }
        >
          <Excerpt lines={excerpt} range={lines} />
        </Details>
      ))}
    </section>
  )
}

/** Empty lines say nothing in an excerpt. */
function textOf(lines: string[]): string {
  return lines
    .map((line) => line.replaceAll('\f', '').trim())
    .filter((line) => line !== '')
    .join('\n')
}

function Excerpt({ lines, range: [from, to] }: { lines: string[]; range: LineRange }) {
  const t = useTexts({ da, en })
  const more = to - from + 1 - lines.length
  return (
    <>
      <p className="pre-line">{textOf(lines) || t('minutes.blank')}</p>
      {more > 0 && <p className="form-hint">{t('minutes.moreLines', { n: more })}</p>}
    </>
  )
}
