import { Details } from '#ui/feedback.tsx'
import { ButtonRow, type FormState, HiddenField, Select, SubmitButton, TextField } from '#ui/form.tsx'
import { useTexts } from '#ui/texts.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

type Link = { id: string; kind: 'body' | 'facility' | 'page'; href: string; label: string }

/** What the initiative is tied to, each with its own page. */
export function LinkList({ links, mayKeep }: { links: Link[]; mayKeep: boolean }) {
  const t = useTexts({ da, en })
  if (links.length === 0) return <p>{t('linksNone')}</p>
  return (
    <ul>
      {links.map((link) => (
        <li key={link.id}>
          {t(`link.${link.kind}`)}: <a href={link.href}>{link.label}</a>
          {mayKeep && (
            <form method="post" className="inline-form">
              <HiddenField name="intent" value="unlink" />
              <HiddenField name="linkId" value={link.id} />{' '}
              <SubmitButton variant="link">
                {t('removeLink')}
                <span className="sr-only"> {link.label}</span>
              </SubmitButton>
            </form>
          )}
        </li>
      ))}
    </ul>
  )
}

type Choice = { id: string; name: string }
type FormProps = { form: FormState; bodies: Choice[]; facilities: Choice[] }

/** Ties the initiative to one more body, facility or page. */
export function LinkForm({ form, bodies, facilities }: FormProps) {
  const t = useTexts({ da, en })
  const optional = { form, required: false } as const
  return (
    <Details summary={t('addLink')} open={form !== undefined}>
      <form method="post">
        <p>{t('addLinkHint')}</p>
        <HiddenField name="intent" value="link" />
        <Select
          {...optional}
          name="bodyId"
          label={t('linkBody')}
          placeholder={t('choose')}
          options={bodies.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Select
          {...optional}
          name="facilityId"
          label={t('linkFacility')}
          placeholder={t('choose')}
          options={facilities.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextField {...optional} name="href" label={t('linkHref')} hint={t('linkHrefHint')} maxLength={500} />
        <TextField {...optional} name="label" label={t('linkLabel')} maxLength={200} />
        <ButtonRow>
          <SubmitButton variant="secondary">{t('saveLink')}</SubmitButton>
        </ButtonRow>
      </form>
    </Details>
  )
}
