import { z } from 'zod'
import { defineCalculation, type Step } from '#figures/calculation.ts'
import { formatDecimal } from '#figures/format.ts'
import { decimalInput, decimalsInput } from '#figures/json-input.ts'
import { fraction, type Ratio, sumRatios } from '#figures/ratio.ts'
import { bookValue, depreciation, interest } from '../rules/capital.ts'
import { yearInput } from './inputs.ts'
import { rounded } from './texts.ts'

const input = z.strictObject({
  year: yearInput,
  ratePercent: decimalInput('zeroOrMore'),
  assets: z
    .array(
      z.strictObject({
        name: z.string().max(200).optional(),
        price: decimalInput('zeroOrMore'),
        firstYear: yearInput,
        life: z.int().min(1).max(200),
      }),
    )
    .max(1000),
  decimals: decimalsInput(2),
})

const kr = { depreciation: z.string(), interest: z.string() }

/** Depreciation and interest of what a facility owns in a year (kapitalomkostninger), as its sheet carries them. */
export const capitalCostsCalculation = defineCalculation({
  title: 'Afskrivning og forrentning',
  method: 'kapitalomkostninger',
  input,
  result: z.object({
    assets: z.array(z.object({ name: z.string().optional(), bookValue: z.string(), ...kr })),
    ...kr,
    total: z.string(),
  }),
  run: ({ year: inYear, ratePercent, assets, decimals }) => {
    const rows = assets.map((asset) => {
      const written = depreciation(asset, inYear)
      // A life of at least a year and a price of 0 or more are asked for.
      if (!written.ok) throw new RangeError(written.finding.message)
      // Before it is in use nothing is tied up in it.
      const value = inYear < asset.firstYear ? fraction(0n, 1n) : bookValue(asset, inYear)
      return { asset, depreciation: written.value, value, interest: interest(value, ratePercent) }
    })
    const text = (value: Ratio) => rounded(value, decimals)
    const written = sumRatios(rows.map((row) => row.depreciation))
    const borne = sumRatios(rows.map((row) => row.interest))
    const total = text(sumRatios([written, borne]))
    const steps = rows.flatMap(({ asset, value, ...row }, index): Step[] => {
      const name = asset.name ?? `aktiv ${index + 1}`
      return [
        {
          id: `depreciation-${index}`,
          label: `Afskrivning, ${name}`,
          formula: `pris / levetid = ${formatDecimal(asset.price)} / ${asset.life}`,
          value: text(row.depreciation),
        },
        {
          id: `interest-${index}`,
          label: `Forrentning, ${name}`,
          formula: `restværdi × rente = ${formatDecimal(text(value))} × ${formatDecimal(ratePercent)} %`,
          value: text(row.interest),
        },
      ]
    })
    const result = {
      assets: rows.map(({ asset, value, ...row }) => ({
        ...(asset.name === undefined ? {} : { name: asset.name }),
        bookValue: text(value),
        depreciation: text(row.depreciation),
        interest: text(row.interest),
      })),
      depreciation: text(written),
      interest: text(borne),
      total,
    }
    const sum = {
      id: 'total',
      label: 'Kapitalomkostninger i alt',
      formula: 'afskrivninger + forrentning',
      value: total,
    }
    return { result, steps: [...steps, sum], warnings: [] }
  },
})
