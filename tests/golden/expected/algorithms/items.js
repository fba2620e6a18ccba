kaartenbakList.load([
["benefit-check","Benefit check","Chooses which requests for \"income support\" an officer reads twice.","","2026-01-01",["high","pilot","income"]],
["lamp-planner","Élan lamp planner","Plans the round along broken street lamps.","light éclairage 街灯 💡","2019-11-05",["minimal","retired","streets"]],
["grandma-s-allowance","Grandma’s allowance","Reckons the allowance for those who care for a child of the family.","","",["unknown","unknown",""]],
["permit-sorter","Permit sorter","Puts requests for a permit on the right desk.","","2023-08-15",["limited","in-use","permits"]],
["pothole-finder","Pothole finder","Finds holes in the road on photos, so that they are mended sooner.","Photos of the street REP Reports by residents holes damage; wear =SUM(A1:A2) \"quoted\" comma, within","2024-02-29",["minimal","in-use","streets"]],
["tree-watch","Tree watch","Tells which trees may be ill.","Photos of the street Weather","2025-05-01",["limited","in-use","streets"]],
["zone-map","Zone map","Draws which houses share a parking zone.","","2022-03-31",["limited","in-use","permits"]]
]);
