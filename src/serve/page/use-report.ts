import { useEffect, useRef, useState } from 'preact/hooks'
import type { EmbeddedReport } from '../../report/html/embed-report.ts'
import { reportSource } from '../../report/html/page/embedded-source.ts'
import type { ReportSource } from '../../report/html/page/report-source.ts'
import { keepOpenAnswer } from './keep-open-answer.ts'

/** A report unpacked for the page; until the next one is, the last one stays. */
export function useReport(report: EmbeddedReport | undefined, rows: number): ReportSource | undefined {
  const [source, setSource] = useState<ReportSource>()
  const shown = useRef<{ readonly source: ReportSource; readonly rows: number }>(undefined)
  useEffect(() => {
    if (report === undefined) return
    let isWanted = true
    void reportSource(report).then(async (next) => {
      const before = shown.current
      if (!isWanted) return
      shown.current = { source: next, rows }
      if (before !== undefined && before.rows !== rows) await keepOpenAnswer(before.source, next)
      setSource(next)
    })
    return () => {
      isWanted = false
    }
  }, [report, rows])
  return source
}
