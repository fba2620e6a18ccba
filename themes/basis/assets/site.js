// SPDX-License-Identifier: EUPL-1.2
//
// On every page, before its other scripts: what those share, as window.kaartenbak; and what a site
// needs that is opened from a disk.

(function () {
	'use strict';

	// ---- Text and elements ----

	// "{n} van {count}" with its gaps filled.
	function fill(pattern, gaps) {
		return pattern.replace(/\{(\w+)\}/g, function (gap, name) {
			return Object.prototype.hasOwnProperty.call(gaps, name) ? gaps[name] : gap;
		});
	}

	// The content is a text, a node, or a list of these.
	function element(name, attributes, content) {
		const made = document.createElement(name);

		Object.keys(attributes || {}).forEach(function (key) {
			made.setAttribute(key, attributes[key]);
		});
		made.append.apply(made, [].concat(content === undefined ? [] : content));
		return made;
	}

	// What the template with this id holds, once more.
	function copyOf(id) {
		return document.getElementById(id).content.firstElementChild.cloneNode(true);
	}

	// ---- The address, which holds what was chosen ----

	let refused = false;

	// A step that going back undoes, or the same step. Some browsers keep the address of a file as
	// it is, and none takes very many at once; the page works all the same.
	function writeAddress(address, step) {
		if (address === location.pathname + location.search + location.hash)
			return;
		try {
			history[step ? 'pushState' : 'replaceState'](null, '', address);
			refused = false;
		} catch (error) {
			refused = true;
		}
	}

	// Calls back when somebody comes back to another address; not when it does not hold the choice.
	function onReturn(read) {
		window.addEventListener('popstate', function () {
			if (!refused)
				read();
		});
	}

	window.kaartenbak = {
		fill: fill,
		element: element,
		copyOf: copyOf,
		writeAddress: writeAddress,
		onReturn: onReturn,
	};

	// ---- From a disk ----
	//
	// There, a folder shows its files: no server gives its index.html. So there, and only there,
	// links and forms that lead to a folder get that name behind them.

	const LINKS = 'a[href], area[href]';

	function mend(node, name) {
		const url = new URL(node.getAttribute(name) || '', document.baseURI);

		if (url.protocol !== 'file:' || !url.pathname.endsWith('/'))
			return;
		url.pathname += 'index.html';
		node.setAttribute(name, url.href);
	}

	// What scripts add later is mended when it is used.
	function onUse(event) {
		const link = event.target instanceof Element && event.target.closest(LINKS);

		if (link)
			mend(link, 'href');
	}

	if (location.protocol !== 'file:')
		return;
	// When the other scripts have begun.
	document.addEventListener('DOMContentLoaded', function () {
		document.querySelectorAll(LINKS).forEach(function (link) {
			mend(link, 'href');
		});
		document.querySelectorAll('form[action]').forEach(function (form) {
			mend(form, 'action');
		});
	});
	['click', 'auxclick', 'contextmenu'].forEach(function (kind) {
		document.addEventListener(kind, onUse, true);
	});
	document.addEventListener('submit', function (event) {
		if (event.target.hasAttribute('action'))
			mend(event.target, 'action');
	}, true);
}());
