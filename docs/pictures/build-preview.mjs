// Draws docs/pictures/preview.svg from what `graderkit preview` prints for the task of the README. Needs a build.
// `node docs/pictures/build-preview.mjs` writes the picture; with --print it prints it instead.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const task = 'fixtures/tasks/security-policy'
const command = `npx graderkit preview grader.json samples.jsonl --sort worst --limit 1`
const columns = 80
const fontSize = 14
const lineHeight = 19
const characterWidth = 8.43
const margin = 18
/** The colours of the terminal; the codes that end one are 22 and 39. */
const fills = { 2: '#9aa0ab', 31: '#f28b82', 32: '#81c995', 33: '#f0c674', 36: '#78c6d0' }

const svg = picture([`$ ${command}`, ...output()])
if (process.argv.includes('--print')) process.stdout.write(svg)
else writeFileSync(join(import.meta.dirname, 'preview.svg'), svg)

function output() {
  // A pipe has neither width nor colour, and a picture needs both.
  const preload = `data:text/javascript,process.stdout.columns=${columns}`
  const args = ['--import', preload, join(root, 'dist/bin.js'), ...command.split(' ').slice(2)]
  const env = { ...process.env, FORCE_COLOR: '1' }
  return execFileSync(process.execPath, args, { cwd: join(root, task), encoding: 'utf8', env }).trimEnd().split('\n')
}

function picture(lines) {
  const width = Math.ceil(2 * margin + columns * characterWidth)
  const height = 2 * margin + lines.length * lineHeight
  const texts = lines.map((line, index) => {
    const y = margin + (index + 0.75) * lineHeight
    return line === '' ? '' : `  <text x="${margin}" y="${y}"${index === 0 ? ' fill="#8ab4f8"' : ''}>${painted(line)}</text>\n`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">
  <title>${escaped(command)}</title>
  <rect width="${width}" height="${height}" rx="8" fill="#16181d"/>
  <g font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="${fontSize}" fill="#d7dae0" xml:space="preserve">
${texts.join('')}  </g>
</svg>
`
}

function painted(line) {
  return line
    .split(/(?=\u001b\[)/u)
    .map((piece) => {
      const [, code, text = piece] = /^\u001b\[(\d+)m(.*)$/u.exec(piece) ?? []
      if (code === '1') return `<tspan font-weight="bold" fill="#ffffff">${escaped(text)}</tspan>`
      return code in fills ? `<tspan fill="${fills[code]}">${escaped(text)}</tspan>` : escaped(text)
    })
    .join('')
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
