/** Bytes or text, deflated (RFC 1951), as base64. */
export async function compressed(content: Uint8Array<ArrayBuffer> | string): Promise<string> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return base64(await through(bytes, new CompressionStream('deflate-raw')))
}

/** The bytes that `compressed` was given. */
export function decompressed(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const binary = atob(text)
  const bytes = new Uint8Array(binary.length)
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index)
  return through(bytes, new DecompressionStream('deflate-raw'))
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  transform: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(transform)
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/** A call takes only so many arguments. */
const atOnce = 0x8000

function base64(bytes: Uint8Array): string {
  let binary = ''
  for (let start = 0; start < bytes.length; start += atOnce)
    binary += String.fromCharCode(...bytes.subarray(start, start + atOnce))
  return btoa(binary)
}
