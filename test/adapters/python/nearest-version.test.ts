import { expect, test } from 'vitest'
import { nearestVersion } from '../../../src/adapters/python/nearest-version.ts'

test.each([
  ['2.2.4', ['2.2.3', '2.2.4', '2.2.5'], '2.2.4'],
  ['2.2.4', ['2.1.9', '2.2.1', '2.2.6', '2.3.0'], '2.2.6'],
  ['2.2.4', ['2.1.9', '2.2.1', '2.2.3', '2.3.0'], '2.2.3'],
  ['2.2.4', ['1.26.4', '2.0.2', '2.3.0', '2.10.0'], '2.3.0'],
  ['2.2.4', ['1.26.4', '2.0.2', '2.1.0rc1'], '2.0.2'],
  ['2024.9.6', ['2023.9.6', '2024.9.5', '2025.3.1'], '2024.9.5'],
  ['2.2.4', ['none', ''], undefined],
])('next to %s among %j is %s', (wanted, available, nearest) => {
  expect(nearestVersion(wanted, available)).toBe(nearest)
})
