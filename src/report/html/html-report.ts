import { type ReportContent, embedReport } from './embed-report.ts'

/** The script and the style of the page, from the build. */
export interface PageFiles {
  readonly script: string
  readonly style: string
}

/**
 * The report as one HTML file that needs no network: script, style and data stand in it. A content security policy lets only
 * that script and that style take effect, by their hashes; samples are data, which the page shows as text.
 */
export async function htmlReport(content: ReportContent, { script, style }: PageFiles): Promise<string> {
  const { head, columns, chunks } = await embedReport(content)
  const policy = [
    "default-src 'none'",
    `script-src '${await sourceHash(script)}'`,
    `style-src '${await sourceHash(style)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>${escaped(`${head.grader.name ?? head.grader.type} – grader report`)}</title>
<style>${style}</style>
</head>
<body>
<div id="report"><noscript>This report draws itself by a script that stands in this file. Allow scripts to see it.</noscript></div>
<script type="application/json" id="report-head">${inScript(JSON.stringify(head))}</script>
<script type="text/plain" id="report-columns">${columns}</script>
<script type="text/plain" id="report-texts">${chunks.join('\n')}</script>
<script>${script}</script>
</body>
</html>
`
}

/** A hash as a content security policy names it. */
async function sourceHash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`
}

/** JSON that no HTML parser can take for a tag: the only way out of a script element begins with <. */
function inScript(json: string): string {
  return json.replaceAll('<', '\\u003c')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
