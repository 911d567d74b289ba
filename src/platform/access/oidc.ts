import * as client from 'openid-client'
import type { Config } from '../config.ts'
import { AppError } from '../errors.ts'
import { isLoopback } from './settings.ts'

type Provider = NonNullable<Config['oidc']>

/** What the browser keeps in a cookie between going to the provider and coming back. */
export type OidcFlow = { state: string; nonce: string; verifier: string; next: string }

/** What the provider says of the person, signed in the ID token. */
export type OidcClaims = Record<string, unknown> & { iss: string; sub: string }

const found = new Map<string, Promise<client.Configuration>>()

/** Where to send the browser, and what to remember: authorization code with PKCE, state and nonce. */
export async function beginOidc(
  provider: Provider,
  redirectUri: string,
  next: string,
): Promise<{ url: string; flow: OidcFlow }> {
  const flow = {
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
    next,
  }
  const url = client.buildAuthorizationUrl(await discover(provider), {
    redirect_uri: redirectUri,
    scope: 'openid email profile',
    code_challenge: await client.calculatePKCECodeChallenge(flow.verifier),
    code_challenge_method: 'S256',
    state: flow.state,
    nonce: flow.nonce,
  })
  return { url: url.href, flow }
}

/**
 * Exchanges the code for the claims about the person.
 * @param answer - the address the provider sent the browser back to, as the browser sees it
 * @throws AppError forbidden `access.oidcRefused` when state, nonce, code or signature is not right
 */
export async function finishOidc(provider: Provider, answer: URL, flow: OidcFlow): Promise<OidcClaims> {
  const configuration = await discover(provider)
  try {
    const tokens = await client.authorizationCodeGrant(configuration, answer, {
      pkceCodeVerifier: flow.verifier,
      expectedState: flow.state,
      expectedNonce: flow.nonce,
      idTokenExpected: true,
    })
    const claims = tokens.claims()
    if (claims) return claims
  } catch (cause) {
    throw new AppError('forbidden', 'access.oidcRefused', { cause })
  }
  throw new AppError('forbidden', 'access.oidcRefused')
}

/** The provider's addresses and keys, asked for once; a provider that did not answer is asked again. */
function discover(provider: Provider): Promise<client.Configuration> {
  const key = `${provider.issuer} ${provider.clientId} ${provider.clientSecret}`
  const known = found.get(key)
  if (known) return known
  const asked = ask(provider).catch((cause) => {
    found.delete(key)
    throw cause instanceof AppError ? cause : new AppError('unavailable', 'access.oidcUnavailable', { cause })
  })
  found.set(key, asked)
  return asked
}

async function ask({ issuer, clientId, clientSecret }: Provider): Promise<client.Configuration> {
  const address = new URL(issuer)
  const isLocal = isLoopback(address.hostname)
  if (address.protocol !== 'https:' && !isLocal) throw new AppError('unavailable', 'access.oidcNeedsHttps')

  const basic = client.ClientSecretBasic(clientSecret)
  const post = client.ClientSecretPost(clientSecret)
  const authenticate: client.ClientAuth = (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported
    return (!methods || methods.includes('client_secret_basic') ? basic : post)(server, ...rest)
  }
  const execute = isLocal ? [client.allowInsecureRequests] : []
  return client.discovery(address, clientId, undefined, authenticate, { execute, timeout: 10 })
}
