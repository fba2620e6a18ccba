// SPDX-License-Identifier: EUPL-1.2
//
// node commits.mjs SITE COUNT | git fast-import
//
// The files of SITE/content as COUNT commits: the first has them all, each of the others changes one
// to five of them, as editors do: a term, a line of text, a figure. The last commit restores every
// file, so that what is built of it is the site itself. The same arguments give the same bytes.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const [site, count] = [process.argv[2], Number(process.argv[3])]
const files = []
let mark = 0, state = 42n, out = []

function list(folder) {
	for (const name of readdirSync(join(site, folder)).sort()) {
		const path = `${folder}/${name}`
		if (statSync(join(site, path)).isDirectory()) list(path)
		else files.push(path)
	}
}

function next(limit) {
	state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn
	return Number(state >> 33n) % limit
}

function commit(n, changes) {
	const day = 1500000000 + n * 86400
	out.push(Buffer.from(`commit refs/heads/main\nmark :${++mark}\n` +
		`committer Test <test@example.org> ${day} +0100\ndata 4\ntest\n` +
		(n ? `from :${mark - 1}\n` : '')))
	for (const [path, bytes] of changes)
		out.push(Buffer.from(`M 100644 inline ${path}\ndata ${bytes.length}\n`), bytes, Buffer.from('\n'))
	if (out.length > 1000) flush()
}

function flush() {
	process.stdout.write(Buffer.concat(out))
	out = []
}

function changed(path, n) {
	const text = readFileSync(join(site, path), 'utf8')
	if (path.endsWith('.yaml')) return Buffer.from(`${text}# Nagekeken in ronde ${n}.\n`)
	return Buffer.from(next(2) ? `${text}\nEen regel erbij, in ronde ${n}.\n`
		: text.replace(/^fase: .*$/m, n % 2 ? 'fase: beheer' : 'fase: ontwikkeling'))
}

list('content')
const cards = files.filter((path) => /\/(producten|metingen)\/.*[^_]+\.(md|yaml)$/.test(path) &&
	!/\/_/.test(path))
const touched = new Set()
commit(0, files.map((path) => [path, readFileSync(join(site, path))]))
for (let n = 1; n < count - 1; n++) {
	const chosen = new Set(Array.from({ length: 1 + next(5) }, () => cards[next(cards.length)]))
	for (const path of chosen) touched.add(path)
	commit(n, [...chosen].map((path) => [path, changed(path, n)]))
}
if (count > 1) commit(count - 1, [...touched].map((path) => [path, readFileSync(join(site, path))]))
flush()
