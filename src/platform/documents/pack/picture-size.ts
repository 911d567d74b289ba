export type PictureSize = { format: 'png' | 'jpg' | 'gif' | 'webp'; width: number; height: number }

/** Kind and size of a picture from its first bytes, before anything is unpacked; undefined for anything else. */
export function pictureSize(bytes: Uint8Array): PictureSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const begins = (text: string, at = 0) => [...text].every((sign, i) => bytes[at + i] === sign.charCodeAt(0))
  if (bytes.length < 32) return undefined
  if (begins('\x89PNG')) return { format: 'png', width: view.getUint32(16), height: view.getUint32(20) }
  if (begins('GIF8')) return { format: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true) }
  if (begins('RIFF') && begins('WEBP', 8)) return webpSize(view, begins)
  return bytes[0] === 0xff && bytes[1] === 0xd8 ? jpegSize(view) : undefined
}

function jpegSize(view: DataView): PictureSize | undefined {
  for (let at = 2; at + 9 < view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return undefined
    const marker = view.getUint8(at + 1)
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { format: 'jpg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    }
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2)
  }
  return undefined
}

function webpSize(view: DataView, begins: (text: string, at: number) => boolean): PictureSize | undefined {
  const three = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 65536
  if (begins('VP8X', 12)) return { format: 'webp', width: three(24) + 1, height: three(27) + 1 }
  if (begins('VP8L', 12)) {
    const bits = view.getUint32(21, true)
    return { format: 'webp', width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 }
  }
  if (!begins('VP8 ', 12)) return undefined
  return { format: 'webp', width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
}
