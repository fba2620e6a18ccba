// SPDX-License-Identifier: EUPL-1.2
//
// In every page of `kaartenbak serve`: waits until the page is another one, and shows that.
//
// The new parts of a page take the place of the old ones, which is several times as fast as loading the
// page and leaves a reader where they were. That can be done when no script has to begin anew, which
// scripts say of themselves with data-kb-live, and when none has touched what changes. In any other
// case the page is loaded again.
//
// A page waits only while it is seen: a browser opens few connections to one host, and tabs in the
// background must not take them all. One that comes into sight again and has become old is told so at
// once.
'use strict';
{
	const LAST = '/_kaartenbak/last/';
	const OWN = '[src="/_kaartenbak/live.js"]';
	const SCRIPTS = `script[src]:not(${OWN})`;
	const LOADED = `${SCRIPTS}, link[rel~="stylesheet"], style`;
	const TOLD = 'title, meta, link:not([rel~="stylesheet"]), script:not([src])';
	const AGAIN_MS = 1000;

	const own = document.currentScript.dataset;
	const path = location.pathname;
	let hash = own.page;
	// As it was sent: this script comes before those that may change it.
	let sent = document.cloneNode(true);

	// ---- The parts that are new ----

	const nodesOf = (parent, selector) => [...parent.querySelectorAll(selector)];

	function sameNodes(some, others) {
		return some.length === others.length && some.every((node, i) => node.isEqualNode(others[i]));
	}

	function sameShell(a, b) {
		return a.nodeType === Node.ELEMENT_NODE && a.cloneNode(false).isEqualNode(b.cloneNode(false));
	}

	function canStay(next) {
		return sameNodes(nodesOf(sent, LOADED), nodesOf(next, LOADED)) &&
			nodesOf(next, SCRIPTS).every((script) => 'kbLive' in script.dataset) &&
			sameShell(sent.documentElement, next.documentElement) && sameShell(sent.body, next.body);
	}

	function replace(shown, before, after) {
		const fits = sameNodes(shown, before);

		if (fits && shown.length > 0)
			shown[0].before(...after.map((node) => document.importNode(node, true)));
		if (fits)
			shown.forEach((node) => node.remove());
		return fits;
	}

	// The places of the first and of the last node that differ, each list counted from its own end.
	function findChange(before, after) {
		const least = Math.min(before.length, after.length);
		let first = 0;
		let rest = 0;

		while (first < least && before[first].isEqualNode(after[first]))
			first++;
		while (rest < least - first && before.at(-1 - rest).isEqualNode(after.at(-1 - rest)))
			rest++;
		return { first, rest };
	}

	// Makes the children of shown, which were those of before, the ones of after. False where
	// somebody else has changed them.
	function renewChildren(shown, before, after) {
		const [now, old, next] = [shown, before, after].map((parent) => [...parent.childNodes]);
		const { first, rest } = findChange(old, next);
		const cut = (nodes) => nodes.slice(first, nodes.length - rest);

		if (now.length !== old.length)
			return false;
		if (old.length === next.length)
			return cut(old).every((node, i) => renew(now[first + i], node, next[first + i]));
		return cut(old).length === 0 ? insert(shown, now[first], cut(next))
			: replace(cut(now), cut(old), cut(next));
	}

	function insert(parent, place, nodes) {
		nodes.forEach((node) => parent.insertBefore(document.importNode(node, true), place ?? null));
		return true;
	}

	function renew(shown, before, after) {
		if (before.isEqualNode(after))
			return true;
		return sameShell(before, after) ? renewChildren(shown, before, after)
			: replace([shown], [before], [after]);
	}

	// What a head says that loads nothing: a title, where else the page is.
	function renewHead(next) {
		const [now, old, after] = [document, sent, next].map((it) => nodesOf(it.head, TOLD));

		return now.length === old.length && old.length === after.length &&
			old.every((node, i) => node.isEqualNode(after[i]) || replace([now[i]], [node], [after[i]]));
	}

	async function renewPage() {
		const answer = await fetch(location.href, { cache: 'no-store' });
		const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
		const script = next.querySelector(OWN);

		if (answer.status !== 200 || answer.redirected || !script || !canStay(next))
			return false;
		if (!renewHead(next) || !renewChildren(document.body, sent.body, next.body))
			return false;
		hash = script.dataset.page;
		sent = next;
		return true;
	}

	// ---- Between the errors and the last good site: to the same page there ----

	function pointHere(link) {
		const from = path.startsWith(LAST) ? LAST : own.home;
		const to = path.startsWith(LAST) ? own.home : LAST;

		if (path.startsWith(from))
			link.href = to + path.slice(from.length) + location.search;
	}

	nodesOf(document, '[data-kb-here]').forEach(pointHere);

	// ---- Waiting ----

	let asked;

	async function show(news) {
		if (news === 'mended')
			location.replace(own.home + path.slice(LAST.length) + location.search + location.hash);
		else if (news !== 'changed')
			setTimeout(wait, AGAIN_MS);
		else if (await renewPage().catch(() => false))
			wait();
		else
			location.reload();
	}

	async function wait() {
		let news = '';

		if (asked || document.hidden)
			return;
		asked = new AbortController();
		try {
			const answer = await fetch(`/_kaartenbak/wait/${hash}${path}`,
				{ cache: 'no-store', signal: asked.signal });
			news = answer.ok ? await answer.text() : '';
		} catch {
			// The server is gone, or the page is: ask again later.
		}
		asked = undefined;
		show(news);
	}

	document.addEventListener('visibilitychange', () => {
		if (document.hidden)
			asked?.abort();
		else
			wait();
	});
	wait();
}
