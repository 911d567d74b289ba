import { z } from 'zod'

const port = z.coerce.number().int().min(0).max(65535)
const url = (protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol))

const variables = z.object({
  PORT: port.default(3000),
  DATABASE_URL: url(['postgres:', 'postgresql:']).optional(),
  RAMMEVAERK_DATA: z.string().min(1).default('.rammevaerk'),
  RAMMEVAERK_DEMO: z.enum(['0', '1']).optional(),
  BASE_URL: url(['http:', 'https:']).optional(),
  SMTP_URL: url(['smtp:', 'smtps:']).optional(),
  MAIL_FROM: z.string().min(3).default('Rammeværk <rammevaerk@localhost>'),
  OIDC_ISSUER: url(['http:', 'https:']).optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(['error', 'warn', 'info', 'debug']).default('info'),
})

/** What would be right, in Danish, per variable; printed when a value is wrong. */
const expected: Record<string, string> = {
  PORT: 'et helt tal fra 0 til 65535, f.eks. 3000',
  DATABASE_URL: 'en adresse som postgres://bruger:kode@vært:5432/database',
  RAMMEVAERK_DATA: 'navnet på en mappe, f.eks. .rammevaerk',
  RAMMEVAERK_DEMO: '0 eller 1',
  BASE_URL: 'programmets adresse, f.eks. https://rammevaerk.example.dk',
  SMTP_URL: 'en adresse som smtp://vært:25',
  MAIL_FROM: 'en afsender, f.eks. Rammeværk <rammevaerk@example.dk>',
  OIDC_ISSUER: 'udstederens adresse, f.eks. https://login.example.dk',
  OIDC_CLIENT_ID: 'et klient-id (kræves sammen med OIDC_ISSUER)',
  OIDC_CLIENT_SECRET: 'en hemmelighed (kræves sammen med OIDC_ISSUER)',
  LOG_LEVEL: 'error, warn, info eller debug',
}

export type Config = {
  port: number
  databaseUrl: string | undefined
  dataFolder: string
  demo: boolean
  baseUrl: string | undefined
  smtpUrl: string | undefined
  mailFrom: string
  oidc: { issuer: string; clientId: string; clientSecret: string } | undefined
  logLevel: 'error' | 'warn' | 'info' | 'debug'
}

/** A wrong value of a variable; `message` is one line that names the variable and what would be right. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

/**
 * Reads the configuration from environment variables. An empty variable counts as unset.
 * @throws ConfigError naming the first wrong variable; the value itself is never printed, it may be a secret.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = variables.safeParse(given)
  if (!parsed.success) throw wrong(String(parsed.error.issues[0]?.path[0]))

  const v = parsed.data
  const oidcParts = [v.OIDC_ISSUER, v.OIDC_CLIENT_ID, v.OIDC_CLIENT_SECRET]
  const missing = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'].filter((_, i) => oidcParts[i] === undefined)
  if (missing[0] && missing.length < 3) throw wrong(missing[0])

  return {
    port: v.PORT,
    databaseUrl: v.DATABASE_URL,
    dataFolder: v.RAMMEVAERK_DATA,
    demo: v.RAMMEVAERK_DEMO === undefined ? v.DATABASE_URL === undefined : v.RAMMEVAERK_DEMO === '1',
    baseUrl: v.BASE_URL?.replace(/\/+$/, ''),
    smtpUrl: v.SMTP_URL,
    mailFrom: v.MAIL_FROM,
    oidc:
      v.OIDC_ISSUER && v.OIDC_CLIENT_ID && v.OIDC_CLIENT_SECRET
        ? { issuer: v.OIDC_ISSUER, clientId: v.OIDC_CLIENT_ID, clientSecret: v.OIDC_CLIENT_SECRET }
        : undefined,
    logLevel: v.LOG_LEVEL,
  }
}

function wrong(name: string): ConfigError {
  return new ConfigError(
    `Miljøvariablen ${name} har en forkert værdi. Forventet: ${expected[name] ?? 'en anden værdi'}.`,
  )
}
