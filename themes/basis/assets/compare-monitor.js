// SPDX-License-Identifier: EUPL-1.2
//
// Puts two measurements side by side. What was chosen stands in the address:
// ?a=ID@DATE&b=ID@DATE, where a choice without a date is the latest. The figures of a day come from
// DATE.js beside the page, which calls kaartenbakCompare.load: that works without a server too.
// All words come from the page; numbers are strings of digits here, and are never rounded.
(function () {
	'use strict';

	const fill = window.kaartenbak.fill, element = window.kaartenbak.element;
	const writeAddress = window.kaartenbak.writeAddress;
	const form = document.getElementById('kb_choices');
	if (!form)
		return;
	const words = document.getElementById('kb_words').dataset;
	const result = document.getElementById('kb_result');
	const told = document.getElementById('kb_told');
	const all = document.getElementById('kb_latest');
	const sides = ['a', 'b'].map(function (name) {
		return {
			name: name,
			subject: document.getElementById('kb_' + name),
			date: document.getElementById('kb_' + name + '_date'),
		};
	});
	const dates = Array.from(sides[0].date.options).slice(1).map(function (option) {
		return option.value;
	});
	// By subject, the dates it was measured on, newest first.
	const measured = new Map();
	Array.from(sides[0].subject.options).forEach(function (option) {
		if (option.value)
			measured.set(option.value, option.dataset.days.split(' ').map(function (day) {
				return dates[Number(day)];
			}));
	});

	// ---- Exact decimals: "-12.50" ----

	// Digits without a mark, with so many behind it.
	function digitsOf(number, scale) {
		const parts = number.replace('-', '').split('.');
		return parts[0] + (parts[1] || '').padEnd(scale, '0');
	}

	function scaleOf(number) {
		return (number.split('.')[1] || '').length;
	}

	// Both of one length: the digits of the sum, or of the larger without the smaller.
	function combine(a, b, sign) {
		let digits = '', carry = 0;
		for (let i = a.length - 1; i >= 0; i--) {
			let digit = Number(a[i]) + sign * Number(b[i]) + carry;
			carry = digit < 0 ? -1 : digit > 9 ? 1 : 0;
			digits = (digit - 10 * carry) + digits;
		}
		return (carry > 0 ? '1' : '') + digits;
	}

	// b without a: its sign and its size, with as many decimals as the longer of both.
	function subtract(b, a) {
		const scale = Math.max(scaleOf(a), scaleOf(b));
		let left = digitsOf(b, scale), right = digitsOf(a, scale);
		const length = Math.max(left.length, right.length);
		const minusLeft = b[0] === '-', minusRight = a[0] === '-';
		left = left.padStart(length, '0');
		right = right.padStart(length, '0');
		const swap = left < right;
		const apart = minusLeft !== minusRight;
		const digits = apart ? combine(left, right, 1)
			: combine(swap ? right : left, swap ? left : right, -1);
		const zero = /^0*$/.test(digits);
		const negative = apart ? minusLeft : minusLeft !== swap;
		const whole = digits.slice(0, digits.length - scale).replace(/^0+(?=\d)/, '') || '0';
		return {
			sign: zero ? 0 : negative ? -1 : 1,
			size: whole + (scale ? '.' + digits.slice(digits.length - scale) : ''),
		};
	}

	// As people write it: 1.234,5
	function written(number) {
		const parts = number.split('.');
		const whole = parts[0].replace(/\B(?=(\d{3})+$)/g, form.dataset.group);
		return whole + (parts[1] ? form.dataset.mark + parts[1] : '');
	}

	// ---- What was chosen ----

	// What the address asked for and is not here.
	let missing = [];

	function parse(text) {
		const parts = (text || '').split('@');
		const days = measured.get(parts[0]);
		if (!days) {
			missing = missing.concat(parts[0] || []);
			return null;
		}
		if (parts[1] && !days.includes(parts[1])) {
			missing.push(titleOf(parts[0]) + ', ' + parts[1]);
			return { id: parts[0], date: '' };
		}
		return { id: parts[0], date: parts[1] || '' };
	}

	function titleOf(id) {
		return sides[0].subject.querySelector('option[value="' + id + '"]').textContent;
	}

	function chosen(side) {
		return side.subject.value ? { id: side.subject.value, date: side.date.value } : null;
	}

	function dateOf(choice) {
		return choice.date || measured.get(choice.id)[0];
	}

	// A subject can only be chosen on the days it was measured.
	function offerDates(side) {
		const days = measured.get(side.subject.value);
		Array.from(side.date.options).forEach(function (option) {
			const off = Boolean(option.value && days && !days.includes(option.value));
			option.disabled = off;
			option.hidden = off;
		});
		if (side.date.selectedOptions[0].disabled)
			side.date.value = '';
	}

	function addressOf() {
		const parts = sides.filter(chosen).map(function (side) {
			const choice = chosen(side);
			return side.name + '=' + encodeURIComponent(choice.id) +
				(choice.date ? '@' + choice.date : '');
		});
		return location.pathname + (parts.length ? '?' + parts.join('&') : '');
	}

	function readAddress() {
		const query = new URLSearchParams(location.search);
		missing = [];
		sides.forEach(function (side) {
			const choice = parse(query.get(side.name));
			side.subject.value = choice ? choice.id : '';
			side.date.value = choice ? choice.date : '';
			offerDates(side);
		});
		writeAddress(addressOf() + location.hash, false);
		show();
	}

	function choose() {
		missing = [];
		writeAddress(addressOf(), true);
		show();
	}

	// ---- Figures ----

	const files = new Map();

	function load(date) {
		if (!files.has(date))
			files.set(date, new Promise(function (resolve, reject) {
				const script = element('script', { src: date + '.js' });
				waiting.set(date, resolve);
				script.onerror = function () {
					files.delete(date);
					reject(new Error(date));
				};
				document.head.append(script);
			}));
		return files.get(date);
	}

	const waiting = new Map();
	window.kaartenbakCompare = {
		load: function (date, data) {
			const resolve = waiting.get(date);
			if (resolve)
				resolve(data);
		},
	};

	function columnOf(choice, data) {
		const date = dateOf(choice);
		const title = titleOf(choice.id);
		return {
			title: title,
			date: date,
			name: title + ', ' + data.date,
			url: form.dataset.pages + choice.id + '/' + date + '/',
			data: data,
			values: data.subjects[choice.id],
			places: new Map(data.indicators.map(function (indicator, i) {
				return [indicator.id, i];
			})),
		};
	}

	// What a column has of an indicator; nothing if its method has none.
	function figure(column, id) {
		const place = column.places.get(id);
		if (place === undefined)
			return null;
		const value = column.values[place];
		const word = column.data.words[value[0]];
		return {
			indicator: column.data.indicators[place],
			status: word[0],
			word: word[1],
			text: value[1],
			exact: value[2],
		};
	}

	// Of the later day first, then what only the other one has.
	function rowsOf(a, b) {
		const columns = a.date < b.date ? [b, a] : [a, b];
		const rows = [], seen = new Set();
		columns.forEach(function (column) {
			column.data.indicators.forEach(function (indicator) {
				if (seen.has(indicator.id))
					return;
				seen.add(indicator.id);
				rows.push({ indicator: indicator, a: figure(a, indicator.id), b: figure(b, indicator.id) });
			});
		});
		return rows;
	}

	function difference(a, b) {
		if (!a || !b || a.exact === undefined || b.exact === undefined)
			return words.unknown;
		if (a.indicator.scale !== b.indicator.scale)
			return words.otherwise;
		if (a.exact === b.exact)
			return words.equal;
		if (b.indicator.kind === 'date')
			return a.exact < b.exact ? words.later : words.earlier;
		if (b.indicator.kind === 'choice')
			return words.other;
		const change = subtract(b.exact, a.exact);
		const unit = b.indicator.unit === '%' ? words.points : b.indicator.unit;
		if (!change.sign)
			return words.equal;
		return fill(change.sign > 0 ? words.more : words.less,
			{ amount: written(change.size) + (unit ? '\u00a0' + unit : '') });
	}

	// ---- What is shown ----

	function badge(of) {
		const template = document.querySelector('template[data-class="' + of.status + '"]');
		const made = template.content.cloneNode(true);
		made.querySelector('[data-word]').textContent = of.word;
		return made;
	}

	// On a narrow screen the name stands before the value instead of above it.
	function valueCell(of, column) {
		const named = { 'data-name': column.name };
		if (!of)
			return element('td', named, element('span', { class: 'kb-missing' }, words.absent));
		return element('td', named, [element('b', { class: 'kb-versus__value' }, of.text), ' ', badge(of)]);
	}

	function link(url, text) {
		return element('a', { class: 'nl-link', href: url }, text);
	}

	function headOf(columns, last) {
		const row = element('tr', {}, element('th', { scope: 'col' }, words.topic));
		columns.forEach(function (column) {
			row.append(element('th', { scope: 'col' }, link(column.url, column.name)));
		});
		if (last)
			row.append(element('th', { scope: 'col' }, last));
		return element('thead', {}, row);
	}

	function rowOf(row, columns) {
		const other = row.a && row.b && row.a.indicator.rule !== row.b.indicator.rule;
		const head = element('th', { scope: 'row' }, [
			element('span', { class: 'kb-versus__number' }, row.indicator.number), ' ',
			link(row.indicator.url, row.indicator.title)]);
		const last = element('td', {}, difference(row.a, row.b));
		if (other)
			last.append(' ', element('span', { class: 'kb-versus__rule' }, words.rule));
		return element('tr', {}, [head, valueCell(row.a, columns[0]), valueCell(row.b, columns[1]), last]);
	}

	function chapterTables(rows, columns) {
		const tables = new Map();
		const apart = fill(words.difference, { a: columns[0].title, b: columns[1].title });
		rows.forEach(function (row) {
			let body = tables.get(row.indicator.chapter);
			if (!body) {
				body = element('tbody');
				tables.set(row.indicator.chapter, body);
			}
			body.append(rowOf(row, columns));
		});
		return Array.from(tables).map(function (entry) {
			return element('table', { class: 'kb-table kb-stack kb-versus-table' },
				[element('caption', {}, entry[0]), headOf(columns, apart), entry[1]]);
		});
	}

	// Over the summary, as on the pages of the measurements.
	function counts(rows, columns) {
		const body = element('tbody');
		Array.from(document.querySelectorAll('template[data-key]')).forEach(function (template) {
			const status = template.dataset.class;
			const row = element('tr');
			if (status === 'none')
				return;
			row.append(element('th', { scope: 'row' }, badge({ status: status, word: template.dataset.key })));
			row.querySelector('.visually-hidden').remove();
			['a', 'b'].forEach(function (name) {
				const count = rows.filter(function (one) {
					return one[name] && one[name].status === status && one[name].indicator.summary;
				}).length;
				row.append(element('td', { class: 'kb-number' }, String(count)));
			});
			body.append(row);
		});
		const table = element('table', { class: 'kb-table kb-versus-counts' },
			[element('caption', {}, words.counts), headOf(columns), body]);
		table.querySelector('th').textContent = words.status;
		return table;
	}

	function breakNotice(a, b) {
		if (a.data.edition === b.data.edition)
			return [];
		return element('p', { class: 'kb-notice kb-notice--strong' }, element('span', {}, fill(words.break, {
			a: a.name, b: b.name, edition_a: a.data.edition_title, edition_b: b.data.edition_title })));
	}

	function clear() {
		while (told.nextSibling)
			told.nextSibling.remove();
	}

	// While two are shown, the table of all makes room for them.
	function tell(text, comparing) {
		clear();
		told.textContent = (missing.length ? fill(words.missing, { names: missing.join('; ') }) + ' ' : '') + text;
		all.hidden = comparing;
		result.classList.toggle('kb-versus__result--shown', comparing);
	}

	function showResult(a, b) {
		const rows = rowsOf(a, b);
		const different = rows.filter(function (row) {
			return row.a && row.b && row.a.status !== row.b.status;
		}).length;
		tell(fill(words.done, { a: a.name, b: b.name, count: String(rows.length), different: String(different) }),
			true);
		result.append.apply(result, [].concat(breakNotice(a, b), counts(rows, [a, b]),
			chapterTables(rows, [a, b]),
			element('p', { class: 'nl-paragraph kb-screen' }, link(location.pathname, words.all))));
	}

	let asked = 0;

	function show() {
		const a = chosen(sides[0]), b = chosen(sides[1]);
		const now = ++asked;
		if (!a || !b) {
			tell(words.choose, false);
			return;
		}
		if (a.id === b.id && dateOf(a) === dateOf(b)) {
			tell(words.sameChoice, false);
			return;
		}
		if (!result.classList.contains('kb-versus__result--shown'))
			tell(words.wait, true);
		Promise.all([load(dateOf(a)), load(dateOf(b))]).then(function (data) {
			if (now === asked)
				showResult(columnOf(a, data[0]), columnOf(b, data[1]));
		}).catch(function () {
			if (now === asked)
				tell(words.failed, false);
		});
	}

	// ---- Start ----

	form.addEventListener('submit', function (event) {
		event.preventDefault();
	});
	form.addEventListener('change', function () {
		sides.forEach(offerDates);
		choose();
	});
	document.getElementById('kb_swap').addEventListener('click', function () {
		const was = sides.map(chosen);
		sides.forEach(function (side, i) {
			const choice = was[1 - i];
			side.subject.value = choice ? choice.id : '';
			offerDates(side);
			side.date.value = choice ? choice.date : '';
		});
		choose();
	});
	window.kaartenbak.onReturn(readAddress);
	readAddress();
})();
