import { ButtonLink } from '#ui/form.tsx'
import { useTexts } from '#ui/texts.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

/** "Hent Excel" and, for who may write, "Upload Excel", in the head of a form. */
export function ExcelLinks({ path, mayUpload }: { path: string; mayUpload: boolean }) {
  const t = useTexts({ da, en })
  return (
    <>
      <ButtonLink href={`${path}/excel/fil`} download>
        {t('excel.download')}
      </ButtonLink>
      {mayUpload && <ButtonLink href={`${path}/excel`}>{t('excel.upload')}</ButtonLink>}
    </>
  )
}
