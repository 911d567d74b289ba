import { useTexts } from '#ui/texts.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

/** The way to how the bodies work, for their secretariat. */
export function PracticesLink() {
  const t = useTexts({ da, en })
  return (
    <li>
      <a href="/moeder/praksis">{t('practice.title')}</a>
    </li>
  )
}
