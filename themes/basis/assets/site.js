// SPDX-License-Identifier: EUPL-1.2
//
// Opened from a disk, a folder shows its files: there is no server that gives its index.html. So
// there, and only there, links and forms that lead to a folder get that name behind them.

(function () {
	'use strict';

	const LINKS = 'a[href], area[href]';

	function mend(element, name) {
		const url = new URL(element.getAttribute(name) || '', document.baseURI);

		if (url.protocol !== 'file:' || !url.pathname.endsWith('/'))
			return;
		url.pathname += 'index.html';
		element.setAttribute(name, url.href);
	}

	// What scripts add later is mended when it is used.
	function onClick(event) {
		const link = event.target instanceof Element && event.target.closest(LINKS);

		if (link)
			mend(link, 'href');
	}

	if (location.protocol !== 'file:')
		return;
	document.querySelectorAll(LINKS).forEach(function (link) {
		mend(link, 'href');
	});
	document.querySelectorAll('form[action]').forEach(function (form) {
		mend(form, 'action');
	});
	document.addEventListener('click', onClick, true);
	document.addEventListener('auxclick', onClick, true);
	document.addEventListener('submit', function (event) {
		if (event.target.hasAttribute('action'))
			mend(event.target, 'action');
	}, true);
}());
