import { expect, test } from 'vitest'
import { fieldText, fileText } from '../../src/serve/field-text.ts'

test.each(['{\n}\n', '{\r\n}\r\n', '{}'])('a text field gives %j back as it was', (file) => {
  expect(fieldText(file)).not.toContain('\r')
  expect(fileText(fieldText(file), file)).toBe(file)
})
