/** The text of a file as a text field has it: with line feeds for line ends. */
export function fieldText(file: string): string {
  return file.replaceAll('\r\n', '\n')
}

/** A field's text as the file has it: with the line ends that were found there. */
export function fileText(field: string, like: string): string {
  return like.includes('\r\n') ? field.replaceAll('\n', '\r\n') : field
}
