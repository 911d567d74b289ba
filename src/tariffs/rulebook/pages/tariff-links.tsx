import { useTexts } from '#ui/texts.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

/** Where else to go from the tariffs: rules, overhead, one's own scenarios, and who pays what. */
export function TariffLinks() {
  const t = useTexts({ da, en })
  return (
    <>
      <a href="/takster/regler">{t('rulebook.link.rules')}</a> ·{' '}
      <a href="/takster/pris-og-loen">{t('rulebook.link.rates')}</a> ·{' '}
      <a href="/takster/resultater">{t('rulebook.link.ledger')}</a> ·{' '}
      <a href="/takster/overhead">{t('rulebook.link.overhead')}</a> ·{' '}
      <a href="/takster/scenarier">{t('rulebook.link.scenarios')}</a> ·{' '}
      <a href="/takster/forretningsplaner">{t('rulebook.link.businessCases')}</a> ·{' '}
      <a href="/fordelinger">{t('rulebook.link.allocations')}</a>
    </>
  )
}
