// SPDX-License-Identifier: EUPL-1.2
// node comment_server.mjs github|gitlab [METHOD]: comments of one merge request, as those two keep them, for
// scripts/comment. Prints its port. There is a comment of somebody else who wrote our first line, on
// the first of two pages. /state has all of them. The first request of METHOD is done as well, but its
// answer is lost on the way: 503.
import { createServer } from "node:http";

const gitlab = process.argv[2] === "gitlab";
let lost = process.argv[3];
const list = gitlab ? "/projects/3/merge_requests/7/notes" : "/repos/a/b/issues/7/comments";
const one = gitlab ? list : "/repos/a/b/issues/comments";
const writer = (id) => (gitlab ? { author: { id } } : { user: { login: id === 1 ? "github-actions[bot]" : "iemand" } });
const comments = Array.from({ length: 120 }, (_, i) => ({
	id: i + 1,
	body: i === 3 ? "<!-- kaartenbak diff -->\nvan een ander" : `opmerking ${i}`,
	...writer(2),
}));

function answer(request, body) {
	const url = new URL(request.url, "http://127.0.0.1");
	const token = gitlab ? request.headers["private-token"] : request.headers.authorization;
	if (url.pathname === "/state")
		return [200, comments.map((it) => ({ ...it, ours: JSON.stringify(writer(1)) === JSON.stringify(gitlab ? { author: it.author } : { user: it.user }) }))];
	if (token !== (gitlab ? "geheim" : "Bearer geheim")) return [401, { message: "no" }];
	if (gitlab && url.pathname === "/user") return [200, { id: 1 }];
	if (request.method === "GET" && url.pathname === list) {
		const page = Number(url.searchParams.get("page"));
		return [200, comments.slice((page - 1) * 100, page * 100)];
	}
	if (request.method === "POST" && url.pathname === list) {
		comments.push({ id: comments.length + 1, body: JSON.parse(body).body, ...writer(1) });
		return [201, comments.at(-1)];
	}
	const found = comments.find((it) => url.pathname === `${one}/${it.id}`);
	if (request.method === (gitlab ? "PUT" : "PATCH") && found) {
		found.body = JSON.parse(body).body;
		return [200, found];
	}
	return [404, { message: "nothing here" }];
}

const server = createServer((request, response) => {
	let body = "";
	request.on("data", (data) => (body += data));
	request.on("end", () => {
		let [status, value] = answer(request, body);
		if (request.method === lost && request.url !== "/state") {
			[status, value] = [503, { message: "no answer" }];
			lost = undefined;
		}
		response.writeHead(status, { "Content-Type": "application/json" });
		response.end(JSON.stringify(value));
	});
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
setTimeout(() => process.exit(), 60000).unref();
