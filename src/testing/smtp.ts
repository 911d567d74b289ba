import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export type Mail = {
  from: string
  to: string[] /** The message as it was sent: headers, empty line, body. */
  raw: string
}

/** A real mail server that keeps what it is sent. */
export type MailServer = {
  /** For SMTP_URL. */
  url: string
  mails: Mail[]
  /** The first mail to an address, when it has arrived. */
  mailTo(address: string): Promise<Mail>
  stop(): Promise<void>
}

export async function startMailServer(): Promise<MailServer> {
  const mails: Mail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        mails.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString('utf8'),
        })
        done()
      })
    },
  })
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const { port } = listening.address() as AddressInfo

  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    mailTo: (address) => arrived(mails, address),
    stop: () => new Promise((resolve) => server.close(resolve)),
  }
}

async function arrived(mails: Mail[], address: string): Promise<Mail> {
  for (let waited = 0; waited < 20_000; waited += 100) {
    const mail = mails.find(({ to }) => to.includes(address))
    if (mail) return mail
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(
    `No mail to ${address} arrived; there are mails to ${mails.flatMap(({ to }) => to).join(', ') || 'nobody'}`,
  )
}
