import { useTexts } from '#ui/texts.ts'
import type { TextChange } from '../rules.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

/** A text with what was added and removed; said in words too, for those who do not see the marks. */
export function ChangedText({ changes }: { changes: TextChange[] }) {
  const t = useTexts({ da, en })
  return (
    <p className="text-changes">
      {changes.map(({ kind, text }, index) => {
        const key = `${index} ${kind}`
        if (kind === 'same') return <span key={key}>{text}</span>
        const Mark = kind === 'added' ? 'ins' : 'del'
        return (
          <Mark key={key}>
            <span className="sr-only">{` [${t(`publishing.${kind}`)}: `}</span>
            {text}
            <span className="sr-only">{'] '}</span>
          </Mark>
        )
      })}
    </p>
  )
}
