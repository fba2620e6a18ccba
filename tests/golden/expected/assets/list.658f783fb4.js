/* SPDX-License-Identifier: EUPL-1.2 */
var kaartenbakList = { load: function () {} };
