import type { Config } from '../config.ts'

/** What log-in needs to know about this installation and this request. */
export type AccessSettings = {
  /** True when the program is reached by https: cookies are Secure and carry the __Host- prefix. */
  secure: boolean
  oidc: Config['oidc']
  /** Address of the other end, for the rate limit. */
  clientAddress: string
}

/**
 * The address of the other end. Behind https there is a proxy (the program does not speak TLS itself), and
 * the last entry of X-Forwarded-For is what that proxy saw; earlier entries are the client's own claim.
 */
export function clientAddress(request: Request, socketAddress: string | undefined, secure: boolean): string {
  const forwarded = secure ? request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  return forwarded || socketAddress || 'unknown'
}

/**
 * The address that links in mail begin with. Without BASE_URL only the own machine is believed: a Host header
 * is typed by whoever asks, and a link with it could send a secret to a stranger.
 */
export function publicAddress(config: Pick<Config, 'baseUrl' | 'port'>, requestUrl: string): string {
  if (config.baseUrl) return new URL(config.baseUrl).origin
  const { hostname, origin } = new URL(requestUrl)
  return isLoopback(hostname) ? origin : `http://localhost:${config.port}`
}

/** localhost and its numbers. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}
