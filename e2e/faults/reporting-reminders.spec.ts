import { connect, createServer, type Server } from 'node:net'
import { type APIRequestContext, expect, test } from '@playwright/test'
import { freePort } from '../../src/testing/free-port.ts'
import { type MailServer, startMailServer } from '../../src/testing/smtp.ts'
import { type Keeping, keepDatabase } from '../support/databases.ts'
import { personAt } from '../support/people.ts'
import { openRound } from '../support/rounds.ts'

// The mail server is away while two instances on one database write and send the reminders of a round.

const reporters = 40

test('every reminder comes once and none twice, with two instances and a mail server that was away', async () => {
  const [database, post, port] = await Promise.all([keepDatabase('server'), startMailServer(), freePort()])
  const env = { SMTP_URL: `smtp://127.0.0.1:${port}`, NODE_OPTIONS: `--import ${atNine()}` }
  const one = await database.start(env)
  const two = await database.start(env)
  let door: Server | undefined
  try {
    await addReporters(database)
    const secretariat = await personAt(one.url, 'secretariat')
    const round = await openRound(secretariat, 2026)
    await setDeadlineInAWeek(secretariat, round.path)

    await work(database, 'reporting.remind', 6)
    const written = () =>
      database.query<{ to_address: string }>(`
      select to_address from mail_message where dedupe_key like 'reporting.remind.%'`)
    await expect.poll(async () => (await written()).length, { timeout: 30_000 }).toBe(reporters + 2)

    // Nobody answers: each is tried, put off, and lost by nobody.
    await work(database, 'mail.send', 2)
    const untried = () => database.query('select 1 from mail_message where attempts = 0')
    await expect.poll(async () => (await untried()).length, { timeout: 60_000 }).toBe(0)
    expect(await database.query('select 1 from mail_message where sent_at is not null')).toEqual([])
    expect(post.mails).toEqual([])

    // An hour later it is back; the reminders are asked for again and again meanwhile.
    door = await openDoor(port, post)
    await database.query('update mail_message set next_attempt_at = now()')
    await Promise.all([work(database, 'reporting.remind', 4), work(database, 'mail.send', 4)])
    const unsent = () => database.query('select 1 from mail_message where sent_at is null')
    await expect.poll(async () => (await unsent()).length, { timeout: 60_000 }).toBe(0)
    await settled(database)

    expect((await written()).length).toBe(reporters + 2)
    const reminded = post.mails.filter(({ raw }) => raw.includes('Vi mangler indberetningen')).flatMap(({ to }) => to)
    expect(reminded.toSorted()).toEqual((await written()).map(({ to_address }) => to_address).toSorted())
    expect(new Set(reminded).size).toBe(reporters + 2)
  } finally {
    await Promise.all([one.kill(), two.kill()])
    await new Promise((resolve) => (door ? door.close(resolve) : resolve(null)))
    await Promise.all([database.remove(), post.stop()])
  }
})

/** A module that makes it nine o'clock in Copenhagen, for reminders are written by day and this may run at night. */
function atNine(): string {
  const hour = Number(new Date().toLocaleString('en-GB', { timeZone: 'Europe/Copenhagen', hour: '2-digit' }))
  const shift = (9 - hour) * 3_600_000
  const code = `const Real = Date
    globalThis.Date = class extends Real {
      constructor(...parts) { parts.length === 0 ? super(Real.now() + ${shift}) : super(...parts) }
      static now() { return Real.now() + ${shift} }
    }`
  return `data:text/javascript,${encodeURIComponent(code)}`
}

async function addReporters(database: Keeping): Promise<void> {
  await database.query(`
    with people as (
      insert into app_user (email, name)
      select 'indberetter-' || n || '@example.dk', 'Indberetter ' || n from generate_series(1, ${reporters}) n returning id
    )
    insert into membership (user_id, role, organisation_id, valid_from)
    select id, 'reporter', '1081', '2020-01-01' from people`)
}

async function setDeadlineInAWeek(secretariat: APIRequestContext, round: string): Promise<void> {
  const page = await (await secretariat.get(`${round}/kalender`)).text()
  const [, version] = /name="version" value="(\d+)"/.exec(page) ?? []
  const day = new Date(Date.now() + 7 * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Europe/Copenhagen' })
  const answer = await secretariat.post(`${round}/kalender`, {
    form: {
      version: version as string,
      'deadlines[0].date': day,
      'deadlines[0].time': '12.00',
      'deadlines[0].name': '',
      remindBefore: '7',
      remindAfter: '',
    },
    maxRedirects: 0,
  })
  expect(answer.status()).toBe(303)
}

/** Asks for work that is otherwise asked for by the clock, several times at once. */
async function work(database: Keeping, name: string, times: number): Promise<void> {
  for (let n = 0; n < times; n += 1)
    await database.query(`insert into pgboss.job (name, data) values ('${name}', '{}')`)
}

/** When no asked for work is waiting or under way. */
async function settled(database: Keeping): Promise<void> {
  const open = () =>
    database.query(`
    select name from pgboss.job where name in ('reporting.remind', 'mail.send') and state in ('created', 'active', 'retry')`)
  await expect.poll(async () => (await open()).length, { timeout: 30_000 }).toBe(0)
}

/** Lets mail through to the server behind; before, nobody listens on the port. */
async function openDoor(port: number, post: MailServer): Promise<Server> {
  const door = createServer((socket) => {
    const behind = connect(Number(new URL(post.url).port), '127.0.0.1')
    socket.pipe(behind).pipe(socket)
    const end = () => {
      socket.destroy()
      behind.destroy()
    }
    socket.on('error', end)
    behind.on('error', end)
  })
  await new Promise<void>((resolve) => door.listen(port, '127.0.0.1', resolve))
  return door
}
