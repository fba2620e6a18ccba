/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Two to four cards side by side, taken from the table of all cards on the page. Which ones stands
 * in the address (?kaart=a,b). All words come from the page: its data-… attributes and templates.
 */
(function () {
	'use strict';

	const CARDS_MAX = 4;

	const { fill, element, copyOf, writeAddress, onReturn } = window.kaartenbak;
	const byId = (id) => document.getElementById(id);
	const box = byId('kb_compare');
	const all = byId('kb_all');
	if (!box || !all)
		return;

	const words = box.dataset;
	const lang = document.documentElement.lang;
	const plainTitle = document.title;
	const labels = [].map.call(all.tHead.rows[0].cells, (cell) => cell.textContent);

	const cards = new Map([].map.call(all.tBodies[0].rows, (row) => {
		const link = row.cells[0].querySelector('a');
		return [row.id, { id: row.id, title: link.textContent, href: link.href, cells: row.cells }];
	}));

	/* ---- The state, which is the address ---- */

	function readState() {
		const given = new URLSearchParams(location.search).get(words.urlCards) || '';
		const ids = [...new Set(given.split(',').map((id) => id.trim()).filter(Boolean))];
		const known = ids.filter((id) => cards.has(id));
		return {
			ids: known.slice(0, CARDS_MAX),
			unknown: ids.filter((id) => !cards.has(id)),
			asked: known.length,
		};
	}

	let state = readState();

	function query(name) {
		return state.ids.length > 0 ? `?${name}=${state.ids.map(encodeURIComponent).join(',')}` : '';
	}

	function change(ids) {
		state = { ids, unknown: [], asked: ids.length };
		writeAddress(location.pathname + query(words.urlCards), true);
		show();
	}

	/* ---- The table ---- */

	function headOf(card) {
		const head = copyOf('kb_compare_head');
		const link = head.querySelector('a');
		const button = head.querySelector('button');
		link.href = card.href;
		link.textContent = card.title;
		button.setAttribute('aria-label', fill(words.remove, { title: card.title }));
		button.addEventListener('click', () => {
			change(state.ids.filter((id) => id !== card.id));
			byId('kb_compare_add').focus();
		});
		return head;
	}

	function plain(cell) {
		return cell.textContent.replace(/\s+/g, ' ').trim();
	}

	function rowOf(chosen, column) {
		const row = element('tr');
		const cells = chosen.map((card) => card.cells[column]);
		const head = element('th', { scope: 'row' }, labels[column]);
		const same = cells.every((cell) => plain(cell) === plain(cells[0]));
		if (chosen.length > 1) {
			head.appendChild(copyOf(same ? 'kb_compare_same' : 'kb_compare_differs'));
			row.className = same ? '' : 'kb-row--differs';
		}
		row.appendChild(head);
		cells.forEach((cell, i) => {
			const copy = cell.cloneNode(true);
			copy.dataset.card = chosen[i].title;
			row.appendChild(copy);
		});
		return row;
	}

	function tableOf(chosen) {
		const made = copyOf('kb_compare_template');
		const table = made.querySelector('table');
		table.caption.textContent = chosen.map((card) => card.title).join(' – ');
		chosen.forEach((card) => table.tHead.rows[0].appendChild(headOf(card)));
		labels.slice(1).forEach((label, i) =>
			table.tBodies[0].appendChild(rowOf(chosen, i + 1)));
		return made;
	}

	/* ---- Everything as the state says ---- */

	function told() {
		const status = byId('kb_compare_status').dataset;
		const n = state.ids.length;
		return [
			state.unknown.length > 0 ? fill(status.unknown, { ids: state.unknown.join(', ') }) : '',
			state.asked > CARDS_MAX ? fill(status.over, { n: state.asked }) : '',
			n === 0 ? status.none : n === 1 ? status.one : fill(words.some, { n, many: words.many }),
		].filter(Boolean).join(' ');
	}

	function showChoices() {
		const select = byId('kb_compare_add');
		const full = state.ids.length === CARDS_MAX;
		while (select.options.length > 1)
			select.remove(1);
		cards.forEach((card) => {
			if (!state.ids.includes(card.id))
				select.add(element('option', { value: card.id }, card.title));
		});
		select.value = '';
		select.disabled = full;
		byId('kb_compare_form').querySelector('button').disabled = full;
	}

	function showTitle(chosen) {
		const titles = chosen.map((card) => card.title);
		const names = Intl.ListFormat ? new Intl.ListFormat(lang).format(titles) : titles.join(', ');
		document.title = chosen.length > 1 ? fill(words.title, { titles: names }) : plainTitle;
	}

	function show() {
		const chosen = state.ids.map((id) => cards.get(id));
		const place = byId('kb_compare_table');
		const link = byId('kb_compare_list');
		place.textContent = '';
		if (chosen.length > 0)
			place.appendChild(tableOf(chosen));
		/* In the place of the table of all, which would be pushed down otherwise. */
		all.closest('section').hidden = chosen.length > 0;
		document.documentElement.classList.toggle('kb-comparing', chosen.length > 0);
		link.href = link.dataset.href + query(words.urlPicked);
		byId('kb_compare_status').textContent = told();
		showChoices();
		showTitle(chosen);
	}

	byId('kb_compare_form').addEventListener('submit', (event) => {
		const select = byId('kb_compare_add');
		event.preventDefault();
		if (select.value)
			change(state.ids.concat(select.value));
		/* The last place is taken: the table is where to go on. */
		if (select.disabled)
			byId('kb_compare_table').querySelector('a').focus();
		else
			select.focus();
	});
	onReturn(() => {
		state = readState();
		show();
	});
	document.documentElement.classList.add('kb-ready');
	show();
}());
