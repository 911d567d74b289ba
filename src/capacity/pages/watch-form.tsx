import { DateField, ErrorSummary, type FormState, HiddenField, Select, SubmitButton, TextArea } from '#ui/form.tsx'
import { useTexts } from '#ui/texts.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

type FollowProps = {
  names: Record<string, string>
  bodies: { id: string; name: string }[]
  today: string
  form: FormState
}

/** The secretariat's form to follow an offering. */
export function FollowForm({ names, bodies, today, form }: FollowProps) {
  const t = useTexts({ da, en })
  const options = Object.entries(names).map(([value, label]) => ({ value, label }))
  return (
    <section aria-labelledby="foelg">
      <h2 id="foelg">{t('watch.add')}</h2>
      <ErrorSummary form={form} />
      <form method="post">
        <HiddenField name="do" value="follow" />
        <Select name="offeringId" label={t('offering')} form={form} placeholder={t('watch.choose')} options={options} />
        <Select
          name="bodyId"
          label={t('watch.body')}
          form={form}
          placeholder={t('watch.choose')}
          options={bodies.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <DateField name="from" label={t('watch.since')} form={form} defaultValue={today} />
        <TextArea name="reason" label={t('watch.why')} form={form} maxLength={5000} />
        <TextArea name="initiatives" label={t('watch.initiatives')} form={form} maxLength={5000} required={false} />
        <SubmitButton>{t('watch.add.submit')}</SubmitButton>
      </form>
    </section>
  )
}

/** The folded form that ends one entry; it stays open when it was refused. */
export function EndForm({
  entry,
  today,
  form,
}: {
  entry: { id: string; version: number }
  today: string
  form: FormState
}) {
  const t = useTexts({ da, en })
  const mine = form?.values.do === 'end' && form.values.id === entry.id ? form : undefined
  return (
    <details className="fold" open={mine !== undefined}>
      <summary>{t('watch.end')}</summary>
      <ErrorSummary form={mine} />
      <form method="post">
        <HiddenField name="do" value="end" />
        <HiddenField name="id" value={entry.id} />
        <HiddenField name="version" value={String(entry.version)} />
        <DateField
          name="to"
          {...(mine ? {} : { id: `felt-to-${entry.id}` })}
          label={t('watch.end.to')}
          form={mine}
          defaultValue={today}
        />
        <TextArea
          name="endReason"
          {...(mine ? {} : { id: `felt-endReason-${entry.id}` })}
          label={t('watch.end.reason')}
          form={mine}
        />
        <SubmitButton variant="secondary">{t('watch.end.submit')}</SubmitButton>
      </form>
    </details>
  )
}
