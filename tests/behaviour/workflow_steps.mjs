// SPDX-License-Identifier: EUPL-1.2
// node workflow_steps.mjs FILE JOB FOLDER: writes what each step of a job runs into a file of its own,
// in order: of a GitHub workflow, or of a .gitlab-ci.yml.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { parse } from "yaml";

const [file, name, folder] = process.argv.slice(2);
const workflow = parse(readFileSync(file, "utf8"));

function gitlabSteps(job) {
	const parent = job.extends ? workflow[job.extends] : {};
	return [...(job.before_script ?? parent.before_script ?? []), ...job.script];
}

const steps = workflow.jobs
	? workflow.jobs[name].steps.map((step) => step.run).filter(Boolean)
	: gitlabSteps(workflow[name]);
mkdirSync(folder);
steps.forEach((step, i) =>
	writeFileSync(`${folder}/${String(i + 1).padStart(2, "0")}`, `${step}\n`),
);
