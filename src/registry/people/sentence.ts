import { translate } from '#ui/texts.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** The Danish sentence of one of this part's codes, for the command line; undefined for a code of others. */
export function peopleSentence(code: string, params: Record<string, string | number> = {}): string | undefined {
  return code in da ? translate('da', { da, en }, code as keyof typeof da, params) : undefined
}
