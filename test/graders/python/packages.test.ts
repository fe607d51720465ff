import { expect, test } from 'vitest'
import { gleu } from '../../../src/metrics/gleu.ts'
import { indelRatio } from '../../../src/metrics/fuzzy-match.ts'
