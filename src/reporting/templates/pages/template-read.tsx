import { DescriptionList } from '#ui/feedback.tsx'
import { DateText } from '#ui/numbers.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import type { TemplateDefinition } from '../../model.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

/** A template to be read: what is asked and what is checked, each in a table. */
export function TemplateRead({
  definition,
  previews,
}: {
  definition: TemplateDefinition
  previews: readonly string[]
}) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const { about, lineKind, respondents, validFrom } = definition
  return (
    <>
      {about && <p>{about[language]}</p>}
      <DescriptionList
        items={[
          { term: t('edit.lineKind'), description: t(`edit.lineKind.${lineKind}`) },
          ...(respondents ? [{ term: t('edit.respondents'), description: t(`edit.respondents.${respondents}`) }] : []),
          { term: t('edit.validFrom'), description: <DateText date={validFrom} /> },
        ]}
      />
      <FieldTable definition={definition} />
      <RuleTable definition={definition} previews={previews} />
    </>
  )
}

function FieldTable({ definition }: { definition: TemplateDefinition }) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  return (
    <Table caption={t('edit.fields')} cards>
      <thead>
        <tr>
          <ColumnHead>{t('read.name')}</ColumnHead>
          <ColumnHead>{t('edit.type')}</ColumnHead>
          <ColumnHead>{t('edit.unit')}</ColumnHead>
          <ColumnHead>{t('read.answers')}</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {definition.fields.map((field) => (
          <tr key={field.key}>
            <th scope="row">
              {field.label[language]}
              {field.help && <span className="table-note">{field.help[language]}</span>}
            </th>
            <td data-title={t('edit.type')}>{t(`edit.type.${field.type}`)}</td>
            <td data-title={t('edit.unit')}>{field.unit ?? '–'}</td>
            <td data-title={t('read.answers')}>
              <AlsoAnswers field={field} />
            </td>
          </tr>
        ))}
        {definition.computed.map((field) => (
          <tr key={field.key}>
            <th scope="row">{field.label[language]}</th>
            <td data-title={t('edit.type')}>{t('read.computed')}</td>
            <td data-title={t('edit.unit')}>{field.kind === 'ratio-percent' ? '%' : field.unit}</td>
            <td data-title={t('read.answers')}>–</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function AlsoAnswers({ field }: { field: TemplateDefinition['fields'][number] }) {
  const t = useTexts({ da, en })
  const said = [
    field.allowInterval && t('edit.allowInterval'),
    field.allowUnknown && t('edit.allowUnknown'),
    field.yearOffset === 1 && t('edit.yearOffset'),
  ].filter((text) => typeof text === 'string')
  return said.length === 0 ? '–' : said.join('. ')
}

function RuleTable({ definition, previews }: { definition: TemplateDefinition; previews: readonly string[] }) {
  const t = useTexts({ da, en })
  if (definition.rules.length === 0) return null
  return (
    <Table caption={t('edit.rules')} note={t('read.rulesNote')} cards>
      <thead>
        <tr>
          <ColumnHead>{t('read.says')}</ColumnHead>
          <ColumnHead>{t('edit.severity')}</ColumnHead>
          <ColumnHead>{t('edit.ruleFrom')}</ColumnHead>
          <ColumnHead>{t('edit.source')}</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {definition.rules.map(({ id, severity, validFrom, source }, row) => (
          <tr key={id}>
            <th scope="row">{previews[row]}</th>
            <td data-title={t('edit.severity')}>{t(`edit.severity.${severity}`)}</td>
            <td data-title={t('edit.ruleFrom')}>
              <DateText date={validFrom} />
            </td>
            <td data-title={t('edit.source')}>{source}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
