// The largest file people may send, in one place: the store of files, the server, the API and every page say the same. No
// imports, since pages in the browser read it too.

export const maximumMegabytes = 50
export const maximumBytes = maximumMegabytes * 1024 * 1024
