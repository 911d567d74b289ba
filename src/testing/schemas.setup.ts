// The library gives schemas `openapi` as they are made, so it comes before them all, whichever test file is the first of
// its process.
import '@hono/zod-openapi'
