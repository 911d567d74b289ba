import { expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

test('without variables the program runs on the embedded database with demo content', () => {
  expect(readConfig({})).toMatchObject({ port: 3000, dataFolder: '.rammevaerk', demo: true, logLevel: 'info' })
})

test('with a database server the demo content is off unless asked for', () => {
  const DATABASE_URL = 'postgres://u:p@localhost:5432/d'
  expect(readConfig({ DATABASE_URL }).demo).toBe(false)
  expect(readConfig({ DATABASE_URL, RAMMEVAERK_DEMO: '1' }).demo).toBe(true)
  expect(readConfig({ RAMMEVAERK_DEMO: '0' }).demo).toBe(false)
})

test('an empty variable counts as unset', () => {
  expect(readConfig({ PORT: '', BASE_URL: '' })).toMatchObject({ port: 3000, baseUrl: undefined })
})

test.each([
  ['PORT', '70000'],
  ['PORT', 'tre'],
  ['PORT', '3000.5'],
  ['DATABASE_URL', 'mysql://localhost/d'],
  ['DATABASE_URL', 'localhost'],
  ['RAMMEVAERK_DEMO', 'ja'],
  ['BASE_URL', 'min-server'],
  ['SMTP_URL', 'http://mail'],
  ['LOG_LEVEL', 'loud'],
])('a wrong %s stops the start with one line that names it and not its value', (name, value) => {
  const start = () => readConfig({ [name]: value })
  expect(start).toThrow(ConfigError)
  expect(start).toThrow(new RegExp(`^Miljøvariablen ${name} har en forkert værdi\\. Forventet: .+\\.$`))
  expect(start).not.toThrow(new RegExp(value.replace('.', '\\.')))
})

test('half an OpenID Connect configuration names what is missing', () => {
  expect(() => readConfig({ OIDC_ISSUER: 'https://login.example.dk', OIDC_CLIENT_ID: 'x' })).toThrow(
    'OIDC_CLIENT_SECRET',
  )
})

test('the address loses its last slash', () => {
  expect(readConfig({ BASE_URL: 'https://r.example.dk/' }).baseUrl).toBe('https://r.example.dk')
})
