import { chance, type Random } from './words-fixture.ts'

/** What happens to lines on their way from a system to a dump of its text. */
export type Noise = { name: string; apply: (lines: readonly string[], random: Random) => string[] }

const filled = (line: string) => line.trim() !== ''

export const noises: readonly Noise[] = [
  { name: 'as printed', apply: (lines) => [...lines] },
  { name: 'no empty lines', apply: (lines) => lines.filter(filled) },
  { name: 'double spaced', apply: (lines) => lines.flatMap((line) => [line, '']) },
  {
    name: 'indented',
    apply: (lines) => lines.map((line) => (filled(line) ? `    ${line.replace(/^ (?=\S)/, '')}` : line)),
  },
  { name: 'no form feeds', apply: (lines) => lines.map((line) => line.replaceAll('\f', '')) },
  {
    name: 'feed alone on its line',
    apply: (lines) => lines.flatMap((line) => (line.startsWith('\f') ? ['\f', line.slice(1)] : [line])),
  },
  {
    name: 'Windows line ends and a mark of the byte order',
    apply: (lines) => lines.map((line, at) => `${at === 0 ? '\ufeff' : ''}${line}\r`),
  },
  {
    name: 'soft hyphens and ligatures',
    apply: (lines, random) =>
      lines.map((line) =>
        line
          .replace(/fi/g, () => (chance(random, 0.5) ? 'ﬁ' : 'fi'))
          .replace(/ff/g, 'ﬀ')
          .replace(/(\p{Ll}{4})(\p{Ll}{4})/gu, (whole, a, b) => (chance(random, 0.2) ? `${a}\u00ad${b}` : whole)),
      ),
  },
  {
    name: 'stamps in the middle of sentences',
    apply: (lines, random) => {
      let page = 1
      return lines.flatMap((line) => {
        const inside = /\p{Ll}$/u.test(line) && line.length > 60 && chance(random, 0.1)
        if (inside) page += 1
        return inside ? [line, '', `Side ${page}`, '', '', ''] : [line]
      })
    },
  },
  { name: 'spaces at the ends', apply: (lines) => lines.map((line) => (filled(line) ? `${line}  ` : line)) },
  {
    name: 'decomposed letters',
    apply: (lines) => lines.map((line) => line.replace(/[åÅéÉ]/g, (letter) => letter.normalize('NFD'))),
  },
]
