// SPDX-License-Identifier: EUPL-1.2
//
// The design tokens of other organisations change the look without touching a template: for each set a
// theme that extends basis and adds the token file where basis leaves room for it. The pages stay the
// same but for that one link; colours and letters become those of the tokens; axe finds no violation.

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { runAxe } from './axe.mjs';
import { WIDE, allPages, htmlOf } from './harness.mjs';

const { resolve: locate } = createRequire(import.meta.url);
const WORK = 'build/tests/tokens';

// Looks: those for which the organisation has tokens.
const SETS = [
	{
		name: 'voorbeeld',
		light: '@nl-design-system-unstable/voorbeeld-design-tokens/dist/variables.css',
		looks: ['light'],
	},
	{
		name: 'ma',
		light: '@nl-design-system-community/ma-design-tokens/dist/variables.css',
		dark: '@nl-design-system-community/ma-design-tokens/dist/color-scheme-dark/variables.css',
		looks: ['light', 'dark'],
	},
];

const LINK = '<link rel="stylesheet" href="{{assets.tokens_css}}">';

function makeTheme(folder, { name, light, dark }) {
	const read = (file) => readFileSync(locate(file), 'utf8');
	const theme = join(folder, 'themes', name);
	mkdirSync(join(theme, 'templates'), { recursive: true });
	mkdirSync(join(theme, 'assets'));
	writeFileSync(join(theme, 'theme.yaml'), `name: ${name}\nextends: basis\n`);
	writeFileSync(join(theme, 'templates/tokens.mustache'), `${LINK}\n`);
	writeFileSync(join(theme, 'assets/tokens.css'), read(light) +
		(dark ? `@media (prefers-color-scheme: dark) {\n${read(dark)}}\n` : ''));
}

// The site of content/ with this set of tokens, or with the theme of that name. Returns the folder it
// stands in. Such a copy has no history, so it is compared with another copy.
function buildWith(set) {
	const folder = join(WORK, set.name);
	const site = join(folder, 'content/site.yaml');
	rmSync(folder, { recursive: true, force: true });
	cpSync('content', join(folder, 'content'), { recursive: true });
	writeFileSync(site, readFileSync(site, 'utf8').replace(/^thema: .*$/m, `thema: ${set.name}`));
	if (set.light)
		makeTheme(folder, set);
	execFileSync(process.env.KAARTENBAK ?? 'build/kaartenbak', ['build', '--quiet', '-C', folder,
		'--themes', resolve('themes'), '-o', resolve(folder, 'public')], { stdio: 'pipe' });
	return join(folder, 'public');
}

// All pages, but for the line that links the tokens, which stands in the place of the colour of basis.
function templateFaults(own, other) {
	const bare = (folder, path) => htmlOf(folder, path)
		.replace(/<link rel="stylesheet" href="[^"]*tokens\.[0-9a-f]*\.css">\n/, '')
		.replace(/<meta name="theme-color"[^>]*>\n/g, '');
	const faults = allPages(own).filter((path) => bare(own, path) !== bare(other, path))
		.map((path) => `${path} differs in more than its tokens`);
	return allPages(other).some((path) => htmlOf(other, path).includes('tokens.'))
		? faults : [...faults, 'no page links the tokens'];
}

// In the page: how it looks, and what the tokens ask for.
function readLook() {
	const probe = document.body.appendChild(document.createElement('span'));
	const asked = (property, token) => {
		probe.style[property] = `var(${token})`;
		return getComputedStyle(probe)[property];
	};
	const of = (element, property) => element && getComputedStyle(element)[property];
	const look = {
		link: of(document.querySelector('main .nl-link'), 'color'),
		text: of(document.body, 'color'),
		letters: of(document.body, 'fontFamily'),
		headings: of(document.querySelector('h1'), 'fontFamily'),
		ground: [...document.querySelectorAll('body, body *')].map((element) =>
			of(element, 'backgroundColor')),
	};
	const wanted = {
		link: asked('color', '--nl-link-color'),
		text: asked('color', '--basis-color-default-color-document'),
		letters: asked('fontFamily', '--basis-text-font-family-default'),
		headings: asked('fontFamily', '--basis-heading-font-family'),
		ground: asked('backgroundColor', '--basis-color-default-bg-document'),
	};
	probe.remove();
	return { look, wanted };
}

async function lookFaults(site, path, own) {
	const faults = [];
	await site.visit({ viewport: WIDE }, [path], async (page) => {
		const { look, wanted } = await page.evaluate(readLook);
		for (const name of ['link', 'text', 'letters', 'headings'])
			if (look[name] !== wanted[name])
				faults.push(`${name}: ${look[name]}, the tokens say ${wanted[name]}`);
		if (!look.ground.includes(wanted.ground))
			faults.push(`no ground is ${wanted.ground}, as the tokens say`);
		for (const name of ['link', 'letters'])
			if (look[name] === own[name])
				faults.push(`${name} is as it was: ${look[name]}`);
	});
	return faults;
}

export default async function tokens(site) {
	const card = site.cards.at(-1);
	const list = `/${card.split('/')[1]}/`;
	const plain = buildWith({ name: 'basis' });
	let own;
	await site.visit({ viewport: WIDE }, [card], async (page) => {
		own = (await page.evaluate(readLook)).look;
	});
	for (const set of SETS) {
		await site.beside(buildWith(set), async (other) => {
			const title = `tokens of ${set.name}`;
			site.report(`${title}: templates`, templateFaults(plain, other.folder));
			site.report(`${title}: look`, await lookFaults(other, card, own));
			await runAxe(other, title, [card, list, ...other.measurements.slice(0, 1)], set.looks);
		});
	}
}
