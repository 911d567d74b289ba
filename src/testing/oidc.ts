/** The real provider of the browser tests, for database tests too. */
export { type OidcUser, startOidcProvider } from '../../e2e/support/oidc.ts'
