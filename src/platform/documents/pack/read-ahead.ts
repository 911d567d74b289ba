/** Files in their order, each read while the one before it is worked on: at most two are in memory. */
export class ReadAhead<File> {
  private readonly files: readonly File[]
  private readonly read: (file: File) => Promise<Uint8Array | undefined>
  private at = 0
  private coming: Promise<Uint8Array | undefined>

  constructor(files: readonly File[], read: (file: File) => Promise<Uint8Array | undefined>) {
    this.files = files
    this.read = read
    this.coming = this.begin()
  }

  /** The next file's bytes. What went wrong with reading it is thrown here, when its turn has come. */
  async next(): Promise<Uint8Array | undefined> {
    const bytes = await this.coming
    this.coming = this.begin()
    return bytes
  }

  /** Waits for what is still being read, so that nothing goes on after the files are done with. */
  async stop(): Promise<void> {
    await this.coming.catch(() => {})
  }

  private begin(): Promise<Uint8Array | undefined> {
    const file = this.files[this.at]
    this.at += 1
    if (file === undefined) return Promise.resolve(undefined)
    const reading = this.read(file)
    reading.catch(() => {})
    return reading
  }
}
