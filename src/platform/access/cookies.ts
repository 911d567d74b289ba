import { parse, serialize } from 'hono/utils/cookie'

/** `__Host-` binds the cookie to https, to this host and to the path /; plain http cannot use it. */
function fullName(name: string, secure: boolean): string {
  return secure ? `__Host-${name}` : name
}

/** The value of a cookie of ours, if the request carries it. */
export function readCookie(request: Request, name: string, secure: boolean): string | undefined {
  const whole = fullName(name, secure)
  return parse(request.headers.get('cookie') ?? '', whole)[whole]
}

/** The Set-Cookie header of a cookie that scripts cannot read. Without `maxAge` it ends with the browser session. */
export function setCookie(name: string, value: string, secure: boolean, maxAge?: number): string {
  return serialize(fullName(name, secure), value, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure,
    ...(maxAge === undefined ? {} : { maxAge }),
  })
}

/** The Set-Cookie header that removes the cookie. */
export function clearCookie(name: string, secure: boolean): string {
  return setCookie(name, '', secure, 0)
}
