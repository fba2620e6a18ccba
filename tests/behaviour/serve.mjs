// SPDX-License-Identifier: EUPL-1.2
//
// node tests/behaviour/serve.mjs CASE PROGRAM SITE [ARGUMENT…]
//
// Plays a case of serve.sh: starts the program with `serve` for the folder SITE on a free port, asks it
// as browsers and attackers do, and ends it. Exit code 1, with the reason, when something is not so.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, linkSync, mkdirSync, mkdtempSync, readFileSync, readdirSync,
	renameSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

const [name, program, site, ...rest] = process.argv.slice(2);
const content = (path) => join(site, 'content', path);
const pause = (time) => new Promise((done) => setTimeout(done, time));

// ---- The program ----

async function start(...options) {
	const child = spawn(program, ['serve', '-C', site, '--port', '0', ...options],
		{ stdio: ['ignore', 'pipe', 'pipe'] });
	const server = { child, lines: [], errors: '' };
	server.ended = new Promise((done) => child.on('exit', (code, signal) => done(code ?? signal)));
	child.stderr.on('data', (data) => { server.errors += data; });
	createInterface({ input: child.stdout }).on('line', (line) => server.lines.push(line));
	await until(() => server.lines.some((line) => line.startsWith('http://')), 'the address', server);
	server.origin = server.lines.find((line) => line.startsWith('http://')).replace(/\/$/, '');
	server.port = Number(new URL(server.origin).port);
	server.builds = () => server.lines.filter((line) => / \(\d+ ms\)| in \d+ ms/.test(line)).length;
	return server;
}

async function until(test, what, server) {
	for (let i = 0; i < 6000; i++) {
		if (await test())
			return;
		await pause(5);
	}
	throw new Error(`${what} did not come\n${server?.lines.join('\n')}\n${server?.errors}`);
}

// Waits for a build after those that there were, and until it is quiet.
async function rebuilt(server, before) {
	await until(() => server.builds() > before, 'a build', server);
	for (let seen = -1; seen !== server.builds();) {
		seen = server.builds();
		await pause(120);
	}
}

async function edit(server, change) {
	const before = server.builds();
	change();
	await rebuilt(server, before);
}

async function stop(server, signal = 'SIGTERM') {
	server.child.kill(signal);
	assert.equal(await server.ended, 0, `${signal}: ${server.errors}`);
	assert.equal(server.errors, '');
}

// ---- Asking ----

function ask(server, path, { method = 'GET', headers = {} } = {}) {
	return new Promise((done, fail) => {
		const request = http.request({ host: '127.0.0.1', port: server.port, path, method, agent: false,
			headers: { host: `localhost:${server.port}`, ...headers } }, (response) => {
			const parts = [];
			response.on('data', (part) => parts.push(part));
			response.on('end', () => done({ status: response.statusCode, headers: response.headers,
				body: Buffer.concat(parts) }));
		});
		request.on('error', fail);
		request.end();
	});
}

// Bytes as they are, and all that comes back until the server closes, or says nothing for a second.
function askRaw(server, bytes) {
	return new Promise((done) => {
		const socket = net.connect(server.port, '127.0.0.1', () => socket.write(bytes));
		let text = '';
		const end = () => { socket.destroy(); done(text); };
		socket.setTimeout(1000, end);
		socket.on('data', (data) => { text += data.toString('latin1'); });
		socket.on('error', end);
		socket.on('close', end);
	});
}

// The page without what serve adds to it.
function plain(body) {
	return body.toString('latin1').replace(/\n<script src="\/_kaartenbak\/live\.js"[^\n]*?<\/script>/, '');
}

function filesOf(folder) {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1))
		.filter((path) => !path.startsWith('.kaartenbak')).sort();
}

const addressOf = (path) => `/${path.split('/').map(encodeURIComponent).join('/')}`;

async function sameAs(server, folder) {
	for (const path of filesOf(folder)) {
		const { status, body } = await ask(server, addressOf(path));
		assert.ok([200, 302].includes(status), `${path}: ${status}`);
		assert.equal(plain(body), readFileSync(join(folder, path), 'latin1'), path);
	}
}

// The site built afresh: its folder, or the messages when it has errors.
function build(...options) {
	const folder = mkdtempSync(join(tmpdir(), 'kaartenbak-serve-'));
	const { status, stdout } = spawnSync(program, ['build', '-C', site, '-o', folder, '--lang', 'en', ...options]);
	assert.ok(status === 0 || status === 1, `build: ${status}`);
	return { folder, good: status === 0, messages: stdout.toString() };
}

// ---- The cases ----

const cases = {
	// Every file, as a host would serve it.
	async files() {
		const server = await start();
		const { folder } = build();
		await sameAs(server, folder);
		const wanted = new Map(readFileSync(join(folder, '_headers'), 'utf8').split('\n')
			.map((line) => /^ {2}([^:]+): (.*)$/.exec(line)).filter(Boolean)
			.map(([, key, value]) => [key.toLowerCase(), value]));
		const home = await ask(server, '/');
		for (const key of ['content-security-policy', 'x-content-type-options', 'x-frame-options',
			'referrer-policy', 'permissions-policy'])
			assert.equal(home.headers[key], wanted.get(key), key);
		assert.equal(home.headers['strict-transport-security'], undefined);
		assert.equal(home.headers['cache-control'], 'no-cache');
		assert.equal(home.headers['content-type'], 'text/html; charset=utf-8');
		const types = { '/algorithms.json': 'application/json', '/algorithms.csv': 'text/csv; charset=utf-8',
			'/feed.xml': 'application/xml', '/robots.txt': 'text/plain; charset=utf-8' };
		for (const [path, type] of Object.entries(types)) {
			const { status, headers } = await ask(server, path);
			assert.equal(status, 200, path);
			assert.equal(headers['content-type'], type, path);
			assert.equal(headers['access-control-allow-origin'], undefined, path);
		}
		const asset = filesOf(folder).find((path) => path.endsWith('.css'));
		const style = await ask(server, `/${asset}`);
		assert.equal(style.headers['content-type'], 'text/css; charset=utf-8');
		assert.match(style.headers['cache-control'], /immutable/);
		const again = await ask(server, '/', { headers: { 'if-none-match': home.headers.etag } });
		assert.deepEqual([again.status, again.body.length, again.headers.etag], [304, 0, home.headers.etag]);
		const head = await ask(server, '/', { method: 'HEAD' });
		assert.deepEqual([head.status, head.body.length, head.headers['content-length']],
			[200, 0, String(home.body.length)]);
		const missing = await ask(server, '/not-here/');
		assert.equal(missing.status, 404);
		assert.equal(plain(missing.body), readFileSync(join(folder, '404.html'), 'latin1'));
		const moved = await ask(server, '/algorithms?topic=income');
		assert.deepEqual([moved.status, moved.headers.location], [302, '/algorithms/?topic=income']);
		await stop(server, 'SIGINT');
	},

	// A card that had another name, and a site below a path of its host.
	async moved() {
		writeFileSync(content('site.yaml'), readFileSync(content('site.yaml'), 'utf8')
			.replace('exampletown.example/\norg', 'exampletown.example/a/b/\norg'));
		const card = content('algorithms/zone-map.md');
		writeFileSync(card, readFileSync(card, 'utf8').replace('---\n', '---\nformer_ids: [old-map]\n'));
		const server = await start();
		assert.match(server.origin, /:\d+\/a\/b$/);
		for (const path of ['/', '/a/b'])
			assert.equal((await ask(server, path)).headers.location, '/a/b/');
		assert.equal((await ask(server, '/a/b/')).status, 200);
		assert.equal((await ask(server, '/algorithms/')).status, 404);
		const former = await ask(server, '/a/b/algorithms/old-map/');
		assert.deepEqual([former.status, former.headers.location], [302, '/a/b/algorithms/zone-map/']);
		await stop(server);
	},

	// Whatever is edited, what is served is what a fresh build makes.
	async edits() {
		const seed = Number(rest[0]);
		let state = BigInt(seed);
		const next = (limit) => {
			state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
			return Number((state >> 33n) % BigInt(limit));
		};
		const original = mkdtempSync(join(tmpdir(), 'kaartenbak-serve-'));
		cpSync(site, original, { recursive: true });
		const server = await start('--lang', 'en');
		const cards = () => readdirSync(content('algorithms')).filter((file) => file.endsWith('.md'));
		const card = () => content(`algorithms/${cards()[next(cards().length)]}`);
		const change = (file, from, to) => writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
		const kinds = [
			() => appendFileSync(card(), `\nA line more: ${next(1000)}.\n`),
			() => change(card(), /^name: .*$/m, `name: Another name ${next(1000)}`),
			() => change(card(), /^topic: .*$/m, 'topic: streets'),
			() => change(card(), /^risk_level: .*$/m, next(2) ? 'risk_level: wrong' : 'risk_level: high'),
			() => change(card(), /^start_date: .*$/m, `start_date: 2025-01-${10 + next(20)}`),
			() => appendFileSync(card(), '\nSee [that](zone-map.md).\n'),
			() => change(card(), /^---\n/, next(2) ? '---\ndraft: yes\n' : '---\nno-such-key: 1\n'),
			() => { const file = card(); renameSync(file, file.replace(/\.md$/, `-${next(100)}.md`)); },
			() => rmSync(card()),
			() => cpSync(card(), content(`algorithms/copy-${next(1000)}.md`)),
			() => { // Written beside and renamed, as editors do.
				const file = card();
				writeFileSync(`${file}.tmp`, `${readFileSync(file, 'utf8')}\nRenamed ${next(1000)}.\n`);
				renameSync(`${file}.tmp`, file);
			},
			() => change(content('units/_collection.yaml'), /^title: .*$/m, `title: Units ${next(1000)}`),
			() => change(content('vocabularies/topics.yaml'), /label: .*$/m, `label: Label ${next(1000)}`),
			() => appendFileSync(join(site, 'themes/plain/strings/en.yaml'), `# ${next(1000)}\n`),
			() => change(content('site.yaml'), /^title: .*$/m, `title: Register ${next(1000)}`),
			() => { // A folder comes with something in it.
				mkdirSync(content(`pages-${next(1000)}`));
			},
			() => { // Everything as it was: a branch that is checked out.
				rmSync(content('.'), { recursive: true });
				cpSync(join(original, 'content'), content('.'), { recursive: true });
			},
		];
		for (let round = 0; round < Number(rest[1]); round++) {
			const kind = cards().length > 3 ? next(kinds.length) : kinds.length - 1;
			const before = server.builds();
			kinds[kind]();
			if (round % 3 === 2)
				kinds[next(7)]();
			// What changes no byte may still be told of; a build comes in all cases.
			await rebuilt(server, before);
			const { folder, good, messages } = build();
			try {
				if (good)
					await sameAs(server, folder);
				else
					await sameTrouble(server, messages);
			} catch (error) {
				error.message = `seed ${seed}, round ${round}, kind ${kind}: ${error.message}`;
				throw error;
			} finally {
				rmSync(folder, { recursive: true });
			}
		}
		rmSync(original, { recursive: true });
		await stop(server);
	},

	// What is wrong, where, and what to do; and the way back.
	async trouble() {
		const server = await start('--lang', 'en');
		const { folder } = build();
		const card = content('algorithms/zone-map.md');
		const before = readFileSync(card, 'utf8');
		await edit(server, () => writeFileSync(card,
			before.replace(/^name: .*$/m, 'name: Zone map\nrisk_levle: <b>high</b>')));
		const { status, body, headers } = await ask(server, '/');
		const text = body.toString();
		assert.equal(status, 500);
		assert.match(headers['content-security-policy'], /default-src 'self'/);
		assert.match(text, /<html lang="en">/);
		assert.match(text, /<code>content\/algorithms\/zone-map\.md:3:1<\/code>/);
		assert.match(text, / {2}3 \| risk_levle: &lt;b&gt;high&lt;\/b&gt;\n {4}\| \^{10}\n/);
		assert.match(text, /risk_level/);
		assert.doesNotMatch(text, /<b>|<style|style=|<script>| on\w+=/);
		assert.ok(text.includes(`href="/_kaartenbak/last/"`));
		assert.ok(server.lines.some((line) => line.includes('zone-map.md:3:1: error:')));
		assert.equal((await ask(server, '/not-here/')).status, 500);
		// Data and the last good site stay.
		for (const path of filesOf(folder).filter((path) => !path.endsWith('.html')))
			assert.equal((await ask(server, addressOf(path))).status, 200, path);
		const last = await ask(server, '/_kaartenbak/last/algorithms/zone-map/');
		assert.equal(last.status, 200);
		assert.match(last.body.toString(), /<p class="kb-last">.*<a data-kb-here href="\/">/);
		assert.equal((await ask(server, '/_kaartenbak/last/algorithms')).headers.location,
			'/_kaartenbak/last/algorithms/');
		const style = await ask(server, '/_kaartenbak/live.css');
		assert.deepEqual([style.status, style.headers['content-type']], [200, 'text/css; charset=utf-8']);
		await edit(server, () => writeFileSync(card, before));
		await sameAs(server, folder);
		// No site at all, and back again.
		await edit(server, () => renameSync(content('.'), join(site, 'away')));
		assert.equal((await ask(server, '/')).status, 500);
		await edit(server, () => renameSync(join(site, 'away'), join(site, 'content')));
		await sameAs(server, folder);
		await stop(server);
	},

	// From the first moment on there is something wrong.
	async broken() {
		const card = content('algorithms/zone-map.md');
		const before = readFileSync(card, 'utf8');
		writeFileSync(card, 'no front matter');
		const server = await start();
		const { status, body } = await ask(server, '/algorithms/');
		assert.equal(status, 500);
		assert.doesNotMatch(body.toString(), /_kaartenbak\/last/);
		assert.equal((await ask(server, '/_kaartenbak/last/')).status, 404);
		await edit(server, () => writeFileSync(card, before));
		assert.equal((await ask(server, '/algorithms/')).status, 200);
		await stop(server);
	},

	// Who waits is told when the page is another one, and not before.
	async waits() {
		const server = await start();
		const hash = async (path) => /data-page="(\w+)"/.exec((await ask(server, path)).body)[1];
		const wait = async (path) => (await ask(server, `/_kaartenbak/wait/${await hash(path)}${path}`))
			.body.toString();
		assert.equal((await ask(server, '/_kaartenbak/wait/0000000000000000/')).body.toString(), 'changed');
		assert.equal((await ask(server, '/_kaartenbak/wait/0/algorithms.json')).status, 404);
		assert.equal((await ask(server, '/_kaartenbak/wait/0')).status, 404);
		let about = 'nothing';
		const other = wait('/about/').then((news) => { about = news; });
		const card = wait('/algorithms/zone-map/');
		await pause(200);
		await edit(server, () => appendFileSync(content('algorithms/zone-map.md'), '\nMore text.\n'));
		assert.equal(await card, 'changed');
		assert.equal(about, 'nothing');
		// A browser that has been away for long comes back to the page it had.
		await edit(server, () => appendFileSync(content('pages/about.md'), '\nMore text.\n'));
		await other;
		assert.equal(about, 'changed');
		// More than may wait: the oldest are sent away, and the server goes on.
		const home = await hash('/about/');
		const crowd = Array.from({ length: 60 }, () => ask(server, `/_kaartenbak/wait/${home}/about/`));
		const first = await Promise.race(crowd);
		assert.equal(first.body.toString(), 'same');
		assert.equal((await ask(server, '/')).status, 200);
		await edit(server, () => appendFileSync(content('pages/about.md'), '\nEven more.\n'));
		const news = (await Promise.all(crowd)).map(({ body }) => body.toString());
		assert.ok(news.filter((word) => word === 'changed').length >= 30, news.join(' '));
		// The end of the program wakes them too.
		const asleep = wait('/').catch(() => 'same');
		await pause(200);
		await stop(server);
		assert.equal(await asleep, 'same');
	},

	// As editors and other programs write: many at once, new folders, written beside and renamed.
	async writers() {
		const server = await start();
		const before = server.builds();
		for (let i = 0; i < 50; i++)
			cpSync(content('units/roads.md'), content(`units/road-${i}.md`));
		await rebuilt(server, before);
		assert.ok(server.builds() - before <= 10, `${server.builds() - before} builds of one burst`);
		assert.equal((await ask(server, '/units/road-49/')).status, 200);
		await edit(server, () => {
			mkdirSync(content('pages/files/deep/deeper'), { recursive: true });
			writeFileSync(content('pages/files/deep/deeper/a.txt'), 'first');
			appendFileSync(content('pages/about.md'), '\n[a](files/deep/deeper/a.txt)\n');
		});
		assert.equal((await ask(server, '/pages/files/deep/deeper/a.txt')).body.toString(), 'first');
		await edit(server, () => writeFileSync(content('pages/files/deep/deeper/a.txt'), 'second'));
		assert.equal((await ask(server, '/pages/files/deep/deeper/a.txt')).body.toString(), 'second');
		const still = server.builds();
		writeFileSync(content('.hidden.swp'), 'x');
		writeFileSync(join(site, 'notes.txt'), 'x');
		await pause(300);
		assert.equal(server.builds(), still, 'what is no part of the site makes no build');
		await stop(server);
	},

	async drafts() {
		const server = await start();
		assert.equal((await ask(server, '/algorithms/parking-oracle/')).status, 404);
		await stop(server);
		const open = await start('--drafts');
		const { status, body } = await ask(open, '/algorithms/parking-oracle/');
		assert.equal(status, 200);
		assert.match(body.toString(), /Parking oracle \[draft\]/);
		const lists = await Promise.all(['', 'part/2/', 'part/3/'].map((part) => ask(open, `/algorithms/${part}`)));
		assert.ok(lists.some((list) => list.body.includes('Parking oracle [draft]')));
		await edit(open, () => appendFileSync(content('algorithms/parking-oracle.md'), '\nMore.\n'));
		assert.match((await ask(open, '/algorithms/parking-oracle/')).body.toString(), /\[draft\]/);
		await stop(open);
	},

	// What the commits tell is that of a build, however HEAD moves; what is not committed is not in it.
	async history() {
		const git = (...args) => {
			const { status, stdout, stderr } = spawnSync('git', ['-C', site, ...args]);
			assert.equal(status, 0, `git ${args.join(' ')}: ${stderr}`);
			return stdout.toString().trim();
		};
		const card = (id) => content(`algorithms/${id}.md`);
		const set = (id, status) => writeFileSync(card(id),
			readFileSync(card(id), 'utf8').replace(/^status: .*$/m, `status: ${status}`));
		const commit = () => { git('add', '-A'); git('commit', '-q', '-m', 'x'); };
		// A commit that becomes that of a branch, whose folder is not there, by that file and nothing else.
		const commitBehind = (branch) => {
			process.env.GIT_INDEX_FILE = join(process.cwd(), 'other-index');
			git('add', '-A');
			const id = git('commit-tree', '-p', 'HEAD', '-m', 'x', git('write-tree'));
			delete process.env.GIT_INDEX_FILE;
			const file = join(site, '.git/refs/heads', branch);
			assert.ok(!existsSync(dirname(file)), 'the branch is packed');
			mkdirSync(dirname(file));
			writeFileSync(file, `${id}\n`);
		};
		const themes = ['--themes', rest[0]];
		const page = async (id) => (await ask(server, `/algorithms/${id}/`)).body.toString();
		const wanted = async (what) => {
			const { folder } = build(...themes);
			const same = () => sameAs(server, folder).then(() => true, () => false);
			await until(same, `${what}: what a build makes`, server);
			rmSync(folder, { recursive: true });
		};
		const server = await start('--lang', 'en', ...themes);
		await wanted('start');
		assert.match(await page('lamp-planner'), /id="kb_tijdlijn"/);
		assert.equal(server.builds(), 1, 'time lines are no build that is told of');
		assert.ok(server.lines.includes('the time lines are up to date: the commits have been read'));
		set('lamp-planner', 'in-use');
		await wanted('saved');
		assert.doesNotMatch(await page('lamp-planner'), /Pilot → In use/);
		const before = server.builds();
		commit();
		await wanted('committed');
		assert.match(await page('lamp-planner'), /Pilot → In use/);
		assert.equal(server.builds(), before, 'a commit changes no file');
		renameSync(card('lamp-planner'), card('street-light'));
		await wanted('renamed');
		git('add', '-A');
		renameSync(card('street-light'), card('lamp-planner'));
		await wanted('renamed back');
		assert.match(await page('lamp-planner'), /Pilot → In use/);
		git('reset', '-q', '--hard');
		git('checkout', '-q', '-b', 'deep/branch');
		git('pack-refs', '--all');
		await edit(server, () => set('zone-map', 'pilot'));
		commitBehind('deep/branch');
		await wanted('on another branch');
		assert.match(await page('zone-map'), /→ Pilot/);
		git('reset', '-q');
		git('checkout', '-q', 'main');
		await wanted('back on main');
		git('update-ref', 'refs/heads/main', 'deep/branch');
		await wanted('moved without a word');
		writeFileSync(content('site.yaml'), `${readFileSync(content('site.yaml'), 'utf8')}history: no\n`);
		await wanted('not told');
		assert.doesNotMatch(await page('lamp-planner'), /id="kb_tijdlijn"/);
		git('checkout', '-q', '--', '.');
		await wanted('told again');
		assert.match(await page('lamp-planner'), /id="kb_tijdlijn"/);
		rmSync(join(site, '.git'), { recursive: true });
		await wanted('without a repository');
		await stop(server);
	},

	// A site that has begun to tell no history by the time that the commits have been read. Nothing tells
	// of what is written by another name of the file.
	async untold() {
		const git = (...args) => {
			const { status, stdout, stderr } = spawnSync('git', ['-C', site, ...args]);
			assert.equal(status, 0, `git ${args.join(' ')}: ${stderr}`);
			return stdout.toString().trim();
		};
		const card = content('algorithms/lamp-planner.md');
		const server = await start('--lang', 'en', '--themes', rest[0]);
		const shown = async () => /id="kb_tijdlijn"/.test((await ask(server, '/algorithms/lamp-planner/')).body);
		await until(shown, 'a time line', server);
		writeFileSync(card, readFileSync(card, 'utf8').replace(/^status: .*$/m, 'status: in-use'));
		git('add', '-A');
		await rebuilt(server, 1);
		const before = server.builds();
		const id = git('commit-tree', '-p', 'HEAD', '-m', 'x', git('write-tree'));
		linkSync(content('site.yaml'), 'other-name.yaml');
		appendFileSync('other-name.yaml', 'history: no\n');
		git('update-ref', 'refs/heads/main', id);
		await until(async () => !await shown(), 'a page without a time line', server);
		await until(() => server.builds() > before, 'a build', server);
		await stop(server);
	},

	// A draft that is shown here has no past: in the commits it is one too.
	async unborn() {
		const server = await start('--drafts', '--themes', rest[0]);
		await until(async () => /id="kb_tijdlijn"/.test((await ask(server, '/algorithms/zone-map/')).body),
			'a time line', server);
		const draft = async () => (await ask(server, '/algorithms/parking-oracle/')).body.toString();
		assert.doesNotMatch(await draft(), /id="kb_tijdlijn"/);
		await stop(server);
	},

	// One connection does for many requests, and for what is refused.
	async again() {
		const server = await start();
		const head = (method, path) => `${method} ${path} HTTP/1.1\r\nHost: localhost:${server.port}\r\n`;
		const text = await askRaw(server, `${head('GET', '/robots.txt')}\r\n${head('POST', '/')}Content-Length: 3\r\n\r\nabc` +
			`${head('GET', '/')}Content-Length: 3\r\n\r\nabc${head('GET', '/not-here/')}\r\n${head('HEAD', '/')}\r\n`);
		assert.deepEqual([...text.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map(([, status]) => status),
			['200', '405', '200', '404', '200']);
		assert.doesNotMatch(text, /^Connection: close/mi);
		const { headers: { etag } } = await ask(server, '/');
		for (const [tags, status] of [[`"x", W/${etag}`, 304], ['*', 304], ['"x"', 200]])
			assert.equal((await ask(server, '/', { headers: { 'if-none-match': tags } })).status, status, tags);
		await stop(server);
	},

	// Other sites may have a link to here, and nothing else.
	async foreign() {
		const server = await start();
		const from = async (site, mode) => (await ask(server, '/robots.txt',
			{ headers: { 'sec-fetch-site': site, 'sec-fetch-mode': mode } })).status;
		for (const mode of ['no-cors', 'cors', 'websocket'])
			assert.equal(await from('cross-site', mode), 403, mode);
		assert.equal(await from('cross-site', 'navigate'), 200);
		assert.equal(await from('same-origin', 'cors'), 200);
		assert.equal(await from('none', 'navigate'), 200);
		for (const path of ['/', '/algorithms.json', '/not-here/', '/_kaartenbak/live.js'])
			assert.equal((await ask(server, path)).headers['cross-origin-resource-policy'], 'same-origin', path);
		const host = `Host: localhost:${server.port}\r\n`;
		for (const hosts of [host + host, `${host}host: evil.example\r\n`])
			assert.match(await askRaw(server, `GET / HTTP/1.1\r\n${hosts}Connection: close\r\n\r\n`), /^HTTP\/1\.1 400/);
		await stop(server);
	},

	// More clients than there are connections that go on with a request for ever.
	async slow() {
		const server = await start();
		const page = /data-page="(\w+)"/.exec((await ask(server, '/about/')).body)[1];
		const waiting = ask(server, `/_kaartenbak/wait/${page}/about/`);
		await pause(300);
		const sockets = Array.from({ length: 680 }, (_, i) => {
			const inHeader = i < 600;
			const [first, more] = inHeader ? ['GET', 'X: y\r\n'] : ['POST', 'x'];
			const socket = net.connect(server.port, '127.0.0.1', () => {
				socket.write(`${first} / HTTP/1.1\r\nHost: localhost:${server.port}\r\n` +
					(inHeader ? '' : 'Content-Length: 1000000\r\n\r\n'));
				const drip = setInterval(() => socket.write(more), 500);
				socket.on('close', () => clearInterval(drip));
			});
			return socket.on('error', () => {});
		});
		for (let i = 0; i < 5; i++) {
			await pause(500);
			const answer = await Promise.race([ask(server, '/'), pause(5000)]);
			assert.equal(answer?.status, 200, `question ${i}`);
		}
		await edit(server, () => appendFileSync(content('pages/about.md'), '\nMore text.\n'));
		assert.equal((await waiting).body.toString(), 'changed');
		for (const socket of sockets)
			socket.destroy();
		await stop(server);
	},

	// The folder of the site is moved away while it is served, and comes back.
	async gone() {
		const server = await start();
		const { folder } = build();
		const shows = (status) => until(async () => (await ask(server, '/')).status === status, `${status}`, server);
		for (let i = 0; i < 2; i++) {
			renameSync(site, `${site}-away`);
			await shows(500);
			assert.match((await ask(server, '/')).body.toString(), /<code>site<\/code>: No such file/);
			assert.equal((await ask(server, '/_kaartenbak/last/')).status, 200);
			await pause(2200);
			assert.match(server.errors, /^kaartenbak serve: site: het bestaat niet[^\n]*\n$/);
			server.errors = '';
			renameSync(`${site}-away`, site);
			await shows(200);
		}
		await sameAs(server, folder);
		await edit(server, () => appendFileSync(content('pages/about.md'), '\nAnd more text.\n'));
		assert.match((await ask(server, '/about/')).body.toString(), /And more text/);
		await stop(server);
	},

	// Where the site stood is a repository without a work tree for a while.
	async bare() {
		const server = await start('--lang', 'en');
		const shows = (status) => until(async () => (await ask(server, '/')).status === status, `${status}`, server);
		renameSync(site, `${site}-away`);
		await shows(500);
		await until(() => server.errors.includes('\n'), 'a word about that', server);
		server.errors = '';
		assert.equal(spawnSync('git', ['init', '-q', '--bare', site]).status, 0);
		await until(() => server.errors.includes('\n'), 'another word', server);
		assert.match(server.errors, /^kaartenbak: site: [^\n]*bare repository[^\n]*\n$/);
		server.errors = '';
		assert.match((await ask(server, '/')).body.toString(), /<code>site<\/code>: this is a bare repository now/);
		rmSync(site, { recursive: true });
		renameSync(`${site}-away`, site);
		await shows(200);
		server.errors = '';
		await stop(server);
	},

	// Nothing but the files of the plan, whatever is asked, and by no other name.
	async hostile() {
		writeFileSync(join(site, 'secret.txt'), 'the secret');
		const server = await start();
		const paths = ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/%2e%2e%2fsecret.txt',
			'/algorithms/../../secret.txt', '/algorithms/..%2f..%2fsecret.txt', '//secret.txt', '/./secret.txt',
			'/content/site.yaml', '/content/../secret.txt', '/.kaartenbak', '/.git/config', '/%00', '/index.html%00.png',
			'/algorithms/%00', '/%', '/%g0', '/%2', '/\\..\\secret.txt', '/..;/secret.txt', '/%c0%ae%c0%ae/secret.txt',
			'/%252e%252e/secret.txt', '/index.html/', '/index.html/x', '/algorithms//', '/_kaartenbak/', '/_kaartenbak',
			'/_kaartenbak/last/../secret.txt', '/_kaartenbak/last/%2e%2e/%2e%2e/secret.txt', '/_kaartenbak/wait',
			'/_kaartenbak/wait/', '/_kaartenbak/wait/x', '/_kaartenbak/wait/x/content/site.yaml?',
			'/proc/self/environ', '/etc/passwd', 'secret.txt', '*', '/%0d%0aSet-Cookie:x', '/a%0ab', '//evil.example/',
			'/algorithms?%0d%0aX:y', '/é', `/${'a'.repeat(3000)}`];
		for (const path of paths) {
			const text = await askRaw(server, `GET ${path} HTTP/1.1\r\nHost: localhost:${server.port}\r\nConnection: close\r\n\r\n`);
			assert.doesNotMatch(text, /the secret|root:|Set-Cookie|\nX:/i, path);
			// Who waits for what is not there hears that it is another page than the one it has.
			assert.doesNotMatch(text.replace(/200 OK(.*\r\n\r\nchanged$)/s, '404$1'), /^HTTP\/1\.1 200/, path);
			const moved = /^Location: (.*)\r$/m.exec(text);
			assert.ok(!moved || /^\/[a-z]/.test(moved[1]), `${path}: ${moved?.[1]}`);
		}
		for (const host of ['evil.example', `evil.example:${server.port}`, 'localhost', `localhost:${server.port}x`,
			`localhost.evil.example:${server.port}`, `127.0.0.1:${server.port - 1}`, '', `localhost:0${'0'.repeat(99)}${server.port}`])
			assert.match(await askRaw(server, `GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`),
				/^HTTP\/1\.1 (421|400)/, host);
		assert.match(await askRaw(server, 'GET / HTTP/1.0\r\n\r\n'), /^HTTP\/1\.[01] (421|400)/);
		for (const host of [`127.0.0.1:${server.port}`, `LOCALHOST:${server.port}`, `[::1]:${server.port}`])
			assert.equal((await ask(server, '/', { headers: { host } })).status, 200, host);
		for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT', 'PROPFIND']) {
			const text = await askRaw(server, `${method} / HTTP/1.1\r\nHost: localhost:${server.port}\r\n` +
				'Content-Length: 3\r\nConnection: close\r\n\r\nabc');
			assert.match(text, /^HTTP\/1\.1 (405|400)/, method);
		}
		for (const bytes of [`GET /${'a'.repeat(100_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
			`GET / HTTP/1.1\r\nHost: localhost:${server.port}\r\nX: ${'b'.repeat(100_000)}\r\n\r\n`,
			`GET / HTTP/1.1\r\n${'A: b\r\n'.repeat(20_000)}\r\n`, '\0\0\0\0', 'GET', '\r\n\r\n\r\n', 'GET / HTTP/9.9\r\n\r\n',
			'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n', 'GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n'])
			assert.doesNotMatch(await askRaw(server, bytes), /^HTTP\/1\.[01] 200/);
		await crowd(server);
		assert.equal((await ask(server, '/')).status, 200);
		assert.equal(server.child.exitCode, null);
		await stop(server);
	},

	// How it begins and ends, and what it says.
	async ends() {
		const server = await start('--lang', 'en');
		assert.ok(server.lines.some((line) => /^built in \d+ ms \(\d+ files\)$/.test(line)));
		const taken = spawnSync(program, ['serve', '-C', site, '--port', String(server.port)], { env: { LANG: 'en_GB' } });
		assert.equal(taken.status, 3);
		assert.match(taken.stderr.toString(), new RegExp(`port ${server.port} is in use; choose another one with --port`));
		await stop(server);
		const quiet = await start('-q');
		appendFileSync(content('pages/about.md'), '\nMore.\n');
		await until(async () => (await ask(quiet, '/about/')).body.includes('More.'), 'the text', quiet);
		assert.ok(quiet.lines.every((line) => !/gebouwd|built|Ctrl/.test(line)), quiet.lines.join('\n'));
		await stop(quiet);
	},
};

async function sameTrouble(server, messages) {
	const { status, body } = await ask(server, '/');
	assert.equal(status, 500);
	const text = body.toString().replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"')
		.replaceAll('&amp;', '&');
	const errors = [...messages.matchAll(/^(.*?): error: (.*) \[[\w-]+\]$/gm)];
	assert.ok(errors.length > 0, messages);
	for (const [, place, message] of errors) {
		assert.ok(text.includes(`<h2>${message}</h2>`), message);
		assert.ok(text.includes(place.slice(place.indexOf('content/'))), place);
	}
	assert.equal(text.match(/<h2>/g).length, errors.length);
}

// Connections that say nothing, and as many that never end their request.
async function crowd(server) {
	const sockets = Array.from({ length: 1500 }, (_, i) => {
		const socket = net.connect(server.port, '127.0.0.1', () => {
			if (i % 2)
				socket.write(`GET / HTTP/1.1\r\nHost: localhost:${server.port}\r\nX: `);
		});
		return socket.on('error', () => {});
	});
	await pause(1000);
	for (const socket of sockets)
		socket.destroy();
	await until(() => ask(server, '/').then(({ status }) => status === 200, () => false), 'an answer after the crowd', server);
}

assert.ok(Object.hasOwn(cases, name), `no case ${name}`);
assert.ok(existsSync(content('site.yaml')));
await cases[name]();
process.exit(0);
