import { formatDate } from '#figures/format.ts'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { plainText } from '../plain-text.ts'
import { partsOf } from '../rules/references.ts'
import { textParts } from '../rules/text-parts.ts'
import type { Reference } from '../service/references.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { CitedText, useCitedValues } from './cited-figures.tsx'

type RichTextProps = { text: string; references: Record<string, Reference>; meetingId?: string }

/**
 * A text in paragraphs, its references to other items as links with the number the item has now. Lines that begin with a
 * dash or a bullet are a list, as in PDF and Word.
 */
export function RichText({ text, ...context }: RichTextProps) {
  return (
    <div className="rich-text">
      {textParts(text).map((part, index) =>
        part.kind === 'list' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no id and keep their order
          <ul key={index}>
            {part.items.map((item, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no id and keep their order
              <li key={n}>
                <InlineText text={item} {...context} />
              </li>
            ))}
          </ul>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no id and keep their order
          <p key={index}>
            <InlineText text={part.text} {...context} />
          </p>
        ),
      )}
    </div>
  )
}

/** The same within a line. */
export function InlineText({ text, references, meetingId }: RichTextProps) {
  return (
    <>
      {partsOf(text).map((part, index) =>
        part.kind === 'text' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have no id and keep their order
          <CitedText key={index} text={part.text} />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have no id and keep their order
          <ItemLink key={index} id={part.itemId} reference={references[part.itemId]} meetingId={meetingId} />
        ),
      )}
    </>
  )
}

/** The same as plain words, for a label or an option: no links, no figures to open. */
export function usePlainText({ references, meetingId }: Omit<RichTextProps, 'text'>): (text: string) => string {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const values = useCitedValues()
  const date = (day: string) => formatDate(day, language)
  return (text) => plainText(text, { references, meetingId, values, t, date })
}

function ItemLink({
  id,
  reference,
  meetingId,
}: {
  id: string
  reference: Reference | undefined
  meetingId: string | undefined
}) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  if (!reference) return <span>{t('m.reference.hidden')}</span>
  const { number, bodyName, heldOn } = reference
  const isHere = reference.meetingId === meetingId
  const words = isHere
    ? t('m.reference.here', { number })
    : t('m.reference.there', { number, body: bodyName, date: formatDate(heldOn, language) })
  return (
    <a
      href={isHere ? `#punkt-${id}` : `/moeder/${reference.meetingId}#punkt-${id}`}
      title={reference.title ?? undefined}
    >
      {words}
    </a>
  )
}
