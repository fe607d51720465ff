/** The page loads what it shows from the server that gave it out, and from nowhere else; it can evaluate no text. */
export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * The worker grades, and JSON Schema becomes code there. It may evaluate that code, and has neither the page nor a way out:
 * without `connect-src`, it reaches nobody, not even this server.
 */
export const workerPolicy = "default-src 'none'; script-src 'self' 'unsafe-eval'"

/** The page before its script fills it. */
export const livePage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="page/report-style.css">
<link rel="stylesheet" href="page/live-style.css">
<title>graderkit live</title>
</head>
<body>
<div id="live"><noscript>This page draws itself by a script of its own server. Allow scripts to see it.</noscript></div>
<script src="page/live.js"></script>
</body>
</html>
`
