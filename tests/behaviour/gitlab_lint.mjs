// SPDX-License-Identifier: EUPL-1.2
// To be imported before gitlab-ci-local, which counts on a method of sets that Node 20 does not have.
Set.prototype.union ??= function (other) {
	return new Set([...this, ...other]);
};
