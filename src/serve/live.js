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
	const DATA = 'script[type="application/ld+json"]';
	// What works only once, or not by being put in its place.
	const LOADED = `${SCRIPTS}, script:not([src]):not(${DATA}), link[rel~="stylesheet"], style, base, ` +
		'meta[http-equiv]';
	const TOLD = `title, meta:not([http-equiv]), link:not([rel~="stylesheet"]), ${DATA}`;
	const CONTROLS = 'input, select, textarea';
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

	// What a template holds is none of its children.
	function sameTemplates(a, b) {
		const [some, others] = [a, b].map((it) => nodesOf(it, 'template').map((node) => node.innerHTML));

		return some.length === others.length && some.every((text, i) => text === others[i]);
	}

	// One that has not waited for the page may have changed it before we saw it.
	function isLive(script) {
		return 'kbLive' in script.dataset && script.defer && !script.async;
	}

	function canStay(next) {
		return sameNodes(nodesOf(sent, LOADED), nodesOf(next, LOADED)) && sameTemplates(sent, next) &&
			nodesOf(next, SCRIPTS).every(isLive) &&
			sameShell(sent.documentElement, next.documentElement) && sameShell(sent.body, next.body);
	}

	// Whether somebody has filled in something: a browser keeps that when it loads a page again.
	function isFilled(node) {
		return node.nodeType === Node.ELEMENT_NODE &&
			[node, ...nodesOf(node, CONTROLS)].filter((it) => it.matches(CONTROLS)).some((it) =>
				it.checked !== it.defaultChecked ||
				(it.options ? [...it.options].some((one) => one.selected !== one.defaultSelected)
					: it.value !== it.defaultValue));
	}

	function replace(shown, before, after) {
		const fits = sameNodes(shown, before) && !shown.some(isFilled);

		if (fits && shown.length > 0)
			shown[0].before(...after.map((node) => document.importNode(node, true)));
		if (fits)
			shown.forEach((node) => node.remove());
		return fits;
	}

	// How many are the same at the beginning of two lists, and then at their ends.
	function findSame(before, after, same) {
		const least = Math.min(before.length, after.length);
		let first = 0;
		let rest = 0;

		while (first < least && same(first, first))
			first++;
		while (rest < least - first && same(before.length - 1 - rest, after.length - 1 - rest))
			rest++;
		return { first, rest };
	}

	// Makes the children of shown, which were those of before, the ones of after. False where
	// somebody else has changed them.
	function renewChildren(shown, before, after) {
		const [now, old, next] = [shown, before, after].map((parent) => [...parent.childNodes]);
		const { first, rest } = findSame(old, next, (i, j) => old[i].isEqualNode(next[j]));
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

	// Only the letters that are other, so that those around them stay selected.
	function renewText(shown, before, after) {
		const [old, next] = [before.data, after.data];
		const { first, rest } = findSame(old, next, (i, j) => old[i] === next[j]);

		if (shown.data === old)
			shown.replaceData(first, old.length - rest - first, next.slice(first, next.length - rest));
		return shown.data === next;
	}

	function renew(shown, before, after) {
		const both = (type) => [shown, before, after].every((node) => node.nodeType === type);

		if (before.isEqualNode(after))
			return true;
		if (both(Node.TEXT_NODE))
			return renewText(shown, before, after);
		return sameShell(before, after) && shown.nodeName === before.nodeName
			? renewChildren(shown, before, after) : replace([shown], [before], [after]);
	}

	// ---- Where the keyboard is ----

	function placeOf(node) {
		const place = [];

		for (let it = node; it !== document.body && it?.parentNode; it = it.parentNode)
			place.unshift([...it.parentNode.childNodes].indexOf(it));
		return place;
	}

	// What was put in the place of the element that had the focus gets it, if it is of the same kind.
	function keepFocus(change) {
		const had = document.activeElement;
		const place = had && had !== document.body ? placeOf(had) : [];
		const done = change();
		const now = place.reduce((node, i) => node?.childNodes[i], document.body);

		if (done && place.length > 0 && !had.isConnected && now?.nodeName === had.nodeName)
			now.focus({ preventScroll: true });
		return done;
	}

	// What a head says that loads nothing: a title, where else the page is.
	function renewHead(next) {
		const [now, old, after] = [document, sent, next].map((it) => nodesOf(it.head, TOLD));

		return now.length === old.length && old.length === after.length &&
			old.every((node, i) => node.isEqualNode(after[i]) || replace([now[i]], [node], [after[i]]));
	}

	function renewPage(answer, text) {
		const next = new DOMParser().parseFromString(text, 'text/html');
		const script = next.querySelector(OWN);

		if (answer.status !== 200 || answer.redirected || !script || !canStay(next) || !renewHead(next) ||
			!keepFocus(() => renewChildren(document.body, sent.body, next.body)))
			return false;
		hash = script.dataset.page;
		sent = next;
		return true;
	}

	// ---- Between the errors and the last good site: to the same page there ----

	// What stands below one address, below another. Two slashes at the beginning would be another host:
	// then the address itself.
	function below(to, from) {
		const page = new URL(to + path.slice(from.length) + location.search, location.origin);

		return page.origin === location.origin ? page.href : to;
	}

	function pointHere(link) {
		const from = path.startsWith(LAST) ? LAST : own.home;
		const to = path.startsWith(LAST) ? own.home : LAST;

		if (path.startsWith(from))
			link.href = below(to, from);
	}

	nodesOf(document, '[data-kb-here]').forEach(pointHere);

	// ---- Waiting ----

	let asked;

	const later = () => setTimeout(wait, AGAIN_MS);

	// Without an answer the server is gone, and the page stays.
	async function showChange() {
		const answer = await fetch(location.href, { cache: 'no-store' });

		if (renewPage(answer, await answer.text()))
			setTimeout(wait);
		else
			location.reload();
	}

	async function ask() {
		const answer = await fetch(`/_kaartenbak/wait/${hash}${path}`,
			{ cache: 'no-store', signal: asked.signal });
		const news = answer.ok ? await answer.text() : '';

		if (news === 'mended')
			location.replace(below(own.home, LAST) + location.hash);
		else if (news === 'changed')
			await showChange();
		else
			later();
	}

	// One at a time, until what came of it is shown.
	async function wait() {
		if (asked || document.hidden)
			return;
		asked = new AbortController();
		await ask().catch(later);
		asked = undefined;
	}

	document.addEventListener('visibilitychange', () => {
		if (document.hidden)
			asked?.abort();
		else
			wait();
	});
	wait();
}
