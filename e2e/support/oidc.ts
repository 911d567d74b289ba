import { once } from 'node:events'
import { createServer } from 'node:http'
import { Provider } from 'oidc-provider'
import { freePort } from '../../src/testing/free-port.ts'

/** A person the provider knows; `claims` are what the program maps to an organisation and roles. */
export type OidcUser = { sub: string; email: string; name: string; claims?: Record<string, unknown> }

export type OidcProvider = {
  /** For OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET. */
  env: { OIDC_ISSUER: string; OIDC_CLIENT_ID: string; OIDC_CLIENT_SECRET: string }
  stop(): Promise<void>
}

/**
 * A real OpenID Connect provider (authorisation code flow, PKCE) on a random port.
 * Its own plain login page asks for a login name and any password: the login name is the user's `sub`.
 *
 * @param redirectUris - addresses of the program that may receive the code
 */
export async function startOidcProvider(users: OidcUser[], redirectUris: string[]): Promise<OidcProvider> {
  const issuer = `http://127.0.0.1:${await freePort()}`
  const client = { id: 'rammevaerk', secret: 'only-for-this-test' }
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: redirectUris,
        post_logout_redirect_uris: redirectUris.map((uri) => `${new URL(uri).origin}/`),
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', ...ownClaims(users)] },
    conformIdTokenClaims: false, // brokers put the claims in the ID token
    cookies: { keys: ['only-for-this-test'] },
    features: { devInteractions: { enabled: true } },
    findAccount: (_context, id) => {
      const user = users.find(({ sub }) => sub === id)
      if (!user) return undefined
      const { sub, email, name, claims } = user
      return { accountId: sub, claims: () => ({ sub, email, email_verified: true, name, ...claims }) }
    },
  })
  const server = createServer(provider.callback())
  server.listen(Number(new URL(issuer).port), '127.0.0.1')
  await once(server, 'listening')

  return {
    env: { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: client.id, OIDC_CLIENT_SECRET: client.secret },
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function ownClaims(users: OidcUser[]): string[] {
  return [...new Set(users.flatMap(({ claims }) => Object.keys(claims ?? {})))]
}
