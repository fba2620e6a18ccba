#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# tests/lighthouse/run.sh [PATH…]
#
# Installs Lighthouse in build/lighthouse, where nothing else needs it, and measures the site. Too slow
# for every change, and its judgement of speed is that of the machine: no part of `make test`.
set -eu
cd "$(dirname "$0")/../.."
scripts/setup lighthouse
here=tests/lighthouse there=build/lighthouse
if ! cmp -s $here/package-lock.json $there/node_modules/.kaartenbak-lock; then
	mkdir -p $there
	cp .npmrc $here/package.json $here/package-lock.json $there/
	(cd $there && PUPPETEER_SKIP_DOWNLOAD=1 npm ci --ignore-scripts --no-audit --no-fund)
	cp $here/package-lock.json $there/node_modules/.kaartenbak-lock
fi
node $here/run.mjs "$@"
