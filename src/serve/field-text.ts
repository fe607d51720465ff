/** The text of a file as a text field has it: without a byte order mark, and with line feeds for line ends. */
export function fieldText(file: string): string {
  return file.replace(/^\uFEFF/u, '').replaceAll('\r\n', '\n')
}

/** A field's text as the file has it: with the mark and the line ends that were found there. */
export function fileText(field: string, like: string): string {
  const lines = like.includes('\r\n') ? field.replaceAll('\n', '\r\n') : field
  return like.startsWith('\uFEFF') ? `\uFEFF${lines}` : lines
}
