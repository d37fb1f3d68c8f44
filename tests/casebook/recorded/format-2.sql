BEGIN TRANSACTION;
CREATE TABLE casebook (
	id TEXT NOT NULL, 
	format INTEGER NOT NULL, 
	made TEXT NOT NULL, 
	head INTEGER NOT NULL, 
	head_hash TEXT NOT NULL, 
	head_at TEXT NOT NULL, 
	CONSTRAINT pk_casebook PRIMARY KEY (id)
);
INSERT INTO "casebook" VALUES('3fc645768b454eb38d90d40b73849fa2',2,'2026-11-21T07:33:40.805514Z',16,'2f9fc227cacf88f73de49cb152a4182911cc28335772d9130dcf4356a5b26ffe','2026-11-21T07:33:41.324308Z');
CREATE TABLE claim (
	id INTEGER NOT NULL, 
	course TEXT NOT NULL, 
	alias TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	head TEXT NOT NULL, 
	CONSTRAINT pk_claim PRIMARY KEY (id), 
	CONSTRAINT fk_claim_course FOREIGN KEY(course) REFERENCES course (id) ON DELETE CASCADE
);
INSERT INTO "claim" VALUES(1,'b98f36aa5a024e3ca0f0e0eab4607f81','A',0,'{"id":"A","kind":"professional","pos":"11"}');
INSERT INTO "claim" VALUES(2,'b98f36aa5a024e3ca0f0e0eab4607f81','H',1,'{"id":"H","kind":"hospital"}');
INSERT INTO "claim" VALUES(3,'d0e48756c30942c1af6d9b39535dc27c','A',0,'{"id":"A","kind":"professional","pos":"11"}');
INSERT INTO "claim" VALUES(4,'d0e48756c30942c1af6d9b39535dc27c','H',1,'{"id":"H","kind":"hospital"}');
CREATE TABLE content (
	course TEXT NOT NULL, 
	format INTEGER NOT NULL, 
	facts TEXT NOT NULL, 
	CONSTRAINT pk_content PRIMARY KEY (course), 
	CONSTRAINT fk_content_course FOREIGN KEY(course) REFERENCES course (id) ON DELETE CASCADE
);
INSERT INTO "content" VALUES('b98f36aa5a024e3ca0f0e0eab4607f81',1,'{"authorizations":[{"code":"77385","end":"2026-02-12","number":"A1","start":"2026-02-12","units":28}],"diagnoses":["C61"],"documentation":{"medical-necessity":"stated"},"events":[{"date":"2026-02-12","kind":"physics-check","phase":"p1"}],"fractions":[{"date":"2026-02-12","machine":"L1","phase":"p1","session":2,"time":"14:30:00"}],"overrides":[{"at":"2026-11-21T12:00:00Z","by":"Ann","codes":["77301"],"fingerprint":"0a","lines":[{"claim":"A","number":1}],"reason":"other","rule":"SET-01","text":"so be it"}],"payer":"medicare","phases":[{"apertures":0,"energy_mv":"6","fields":9,"id":"p1","image_guidance":"cbct","isocentres":1,"modality":"photon","motion":{"active":false,"method":"gating"},"plan":{"basis":"imrt","id":"P","new_imaging":true,"reason":"boost"},"planned_fractions":28,"site":"prostate","technique":"imrt","volume":"prostate"}],"reference":"full","scope":"course","status":"under-treatment","title":"A full course"}');
INSERT INTO "content" VALUES('d0e48756c30942c1af6d9b39535dc27c',1,'{"authorizations":[{"code":"77385","end":"2026-02-12","number":"A1","start":"2026-02-12","units":28}],"diagnoses":["C61"],"documentation":{"medical-necessity":"stated"},"events":[{"date":"2026-02-12","kind":"physics-check","phase":"p1"}],"fractions":[{"date":"2026-02-12","machine":"L1","phase":"p1","session":2,"time":"14:30:00"}],"overrides":[{"at":"2026-11-21T12:00:00Z","by":"Ann","codes":["77301"],"fingerprint":"0a","lines":[{"claim":"A","number":1}],"reason":"other","rule":"SET-01","text":"so be it"}],"payer":"medicare","phases":[{"apertures":0,"energy_mv":"6","fields":9,"id":"p1","image_guidance":"cbct","isocentres":1,"modality":"photon","motion":{"active":false,"method":"gating"},"plan":{"basis":"imrt","id":"P","new_imaging":true,"reason":"boost"},"planned_fractions":28,"site":"prostate","technique":"imrt","volume":"prostate"}],"reference":"full copy","scope":"course","status":"under-treatment","title":"A full course"}');
CREATE TABLE course (
	id TEXT NOT NULL, 
	alias TEXT NOT NULL, 
	title TEXT NOT NULL, 
	site TEXT NOT NULL, 
	technique TEXT NOT NULL, 
	payer TEXT NOT NULL, 
	state TEXT NOT NULL, 
	first_day TEXT, 
	last_day TEXT, 
	errors INTEGER, 
	warnings INTEGER, 
	infos INTEGER, 
	edited TEXT NOT NULL, 
	edited_by TEXT NOT NULL, 
	tags TEXT NOT NULL, 
	archived BOOLEAN NOT NULL, 
	deleted TEXT, 
	revision INTEGER NOT NULL, 
	CONSTRAINT pk_course PRIMARY KEY (id)
);
INSERT INTO "course" VALUES('b98f36aa5a024e3ca0f0e0eab4607f81','full','A full course','prostate','imrt','medicare','under-treatment','2026-02-12','2026-02-12',NULL,NULL,NULL,'2026-11-21T07:33:41.037573Z','Me','["audit","urgent"]',0,NULL,6);
INSERT INTO "course" VALUES('d0e48756c30942c1af6d9b39535dc27c','full copy','A full course','prostate','imrt','medicare','under-treatment','2026-02-12','2026-02-12',NULL,NULL,NULL,'2026-11-21T07:33:41.080573Z','Me','[]',0,'2026-11-21T07:33:41.116388Z',8);
CREATE TABLE draft (
	person TEXT NOT NULL, 
	place TEXT NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_draft PRIMARY KEY (person, place), 
	CONSTRAINT fk_draft_person FOREIGN KEY(person) REFERENCES person (id) ON DELETE CASCADE
);
INSERT INTO "draft" VALUES('d3bb0c46e1de4660a33ca0e19c6dc378','line','7730');
CREATE TABLE favourite (
	person TEXT NOT NULL, 
	code TEXT NOT NULL, 
	CONSTRAINT pk_favourite PRIMARY KEY (person, code), 
	CONSTRAINT fk_favourite_person FOREIGN KEY(person) REFERENCES person (id) ON DELETE CASCADE
);
INSERT INTO "favourite" VALUES('d3bb0c46e1de4660a33ca0e19c6dc378','77427');
CREATE TABLE identity (
	course TEXT NOT NULL, 
	record_number TEXT NOT NULL, 
	name TEXT NOT NULL, 
	CONSTRAINT pk_identity PRIMARY KEY (course), 
	CONSTRAINT fk_identity_course FOREIGN KEY(course) REFERENCES course (id) ON DELETE CASCADE
);
INSERT INTO "identity" VALUES('b98f36aa5a024e3ca0f0e0eab4607f81','A-1','Nobody');
CREATE TABLE journal (
	number INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	who TEXT NOT NULL, 
	what TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	course TEXT, 
	undoes INTEGER, 
	clock_back BOOLEAN NOT NULL, 
	hash TEXT NOT NULL, 
	"before" TEXT, 
	"after" TEXT, 
	CONSTRAINT pk_journal PRIMARY KEY (number)
);
INSERT INTO "journal" VALUES(1,'2026-11-21T07:33:40.832542Z','Me','person','Me',NULL,NULL,0,'0c7921c60c476a487192a0f00bac7a57db5b569327dd20b632160fc757b0cca0',NULL,'{"role":"administrator"}');
INSERT INTO "journal" VALUES(2,'2026-11-21T07:33:40.891293Z','Me','sign-in','no encryption',NULL,NULL,0,'a1a24e85bd76c5230f8d9289ef4602b4bc1c31f6ac71fe18f25dd6b74e93b7f5',NULL,NULL);
INSERT INTO "journal" VALUES(3,'2026-11-21T07:33:40.912666Z','Me','create','full','b98f36aa5a024e3ca0f0e0eab4607f81',NULL,0,'57bd53862c967d4d8be626cf1b51a591301ca12c46d61f31ee559a199970d47e',NULL,'{"claims":[{"id":"A","kind":"professional","pos":"11"},{"id":"H","kind":"hospital"}],"facts":{"authorizations":[{"code":"77385","end":"2026-02-12","number":"A1","start":"2026-02-12","units":28}],"diagnoses":["C61"],"documentation":{"medical-necessity":"stated"},"events":[{"date":"2026-02-12","kind":"physics-check","phase":"p1"}],"fractions":[{"date":"2026-02-12","machine":"L1","phase":"p1","session":2,"time":"14:30:00"}],"overrides":[{"at":"2026-11-21T12:00:00Z","by":"Ann","codes":["77301"],"fingerprint":"0a","lines":[{"claim":"A","number":1}],"reason":"other","rule":"SET-01","text":"so be it"}],"payer":"medicare","phases":[{"apertures":0,"energy_mv":"6","fields":9,"id":"p1","image_guidance":"cbct","isocentres":1,"modality":"photon","motion":{"active":false,"method":"gating"},"plan":{"basis":"imrt","id":"P","new_imaging":true,"reason":"boost"},"planned_fractions":28,"site":"prostate","technique":"imrt","volume":"prostate"}],"reference":"full","status":"under-treatment","title":"A full course"},"splices":[{"claim":"A","lines":[{"charge":"1250.00","code":"77301","date":"2026-02-12","diagnoses":["C61"],"modifiers":["26"],"note":"a note","phase":"p1","units":1},{"code":"77338","date":"2026-02-12","units":1}],"start":0}]}');
INSERT INTO "journal" VALUES(4,'2026-11-21T07:33:40.975482Z','Me','step','Set units','b98f36aa5a024e3ca0f0e0eab4607f81',NULL,0,'fb45b0efce539c9c24da70548a2d15804a3f24e573b2e3940844ddf98ff051b8','{"splices":[{"claim":"A","lines":[{"charge":"1250.00","code":"77301","date":"2026-02-12","diagnoses":["C61"],"modifiers":["26"],"note":"a note","phase":"p1","units":1}],"start":0}]}','{"splices":[{"claim":"A","lines":[{"charge":"1250.00","code":"77301","date":"2026-02-12","diagnoses":["C61"],"modifiers":["26"],"note":"a note","phase":"p1","units":2}],"start":0}]}');
INSERT INTO "journal" VALUES(5,'2026-11-21T07:33:41.016625Z','Me','step','Delete a line','b98f36aa5a024e3ca0f0e0eab4607f81',NULL,0,'46ae0004ae46f8389da6f89e9462b92f67e0fc608585172a9da447fd6d2b4250','{"splices":[{"claim":"A","lines":[{"code":"77338","date":"2026-02-12","units":1}],"start":1}]}','{"splices":[{"claim":"A","start":1}]}');
INSERT INTO "journal" VALUES(6,'2026-11-21T07:33:41.037573Z','Me','undo','Delete a line','b98f36aa5a024e3ca0f0e0eab4607f81',5,0,'7f833c9682d90dbbff20e898666bd5ec227844e1741fc36931d63dca66b432a1','{"splices":[{"claim":"A","start":1}]}','{"splices":[{"claim":"A","lines":[{"code":"77338","date":"2026-02-12","units":1}],"start":1}]}');
INSERT INTO "journal" VALUES(7,'2026-11-21T07:33:41.064291Z','Me','tag','full','b98f36aa5a024e3ca0f0e0eab4607f81',NULL,0,'e8e8fdb9c708d9a7be1ff08875ca29a9bb0601703eab1e71d3452538afbfc1fe','{"tags":"[]"}','{"tags":"[\"audit\",\"urgent\"]"}');
INSERT INTO "journal" VALUES(8,'2026-11-21T07:33:41.080573Z','Me','duplicate','full copy','d0e48756c30942c1af6d9b39535dc27c',NULL,0,'fb14412ca6cfdf7acda8400a9486bdad4c294aeee4ec46dc9da30ad188f734be',NULL,'{"claims":[{"id":"A","kind":"professional","pos":"11"},{"id":"H","kind":"hospital"}],"facts":{"authorizations":[{"code":"77385","end":"2026-02-12","number":"A1","start":"2026-02-12","units":28}],"diagnoses":["C61"],"documentation":{"medical-necessity":"stated"},"events":[{"date":"2026-02-12","kind":"physics-check","phase":"p1"}],"fractions":[{"date":"2026-02-12","machine":"L1","phase":"p1","session":2,"time":"14:30:00"}],"overrides":[{"at":"2026-11-21T12:00:00Z","by":"Ann","codes":["77301"],"fingerprint":"0a","lines":[{"claim":"A","number":1}],"reason":"other","rule":"SET-01","text":"so be it"}],"payer":"medicare","phases":[{"apertures":0,"energy_mv":"6","fields":9,"id":"p1","image_guidance":"cbct","isocentres":1,"modality":"photon","motion":{"active":false,"method":"gating"},"plan":{"basis":"imrt","id":"P","new_imaging":true,"reason":"boost"},"planned_fractions":28,"site":"prostate","technique":"imrt","volume":"prostate"}],"reference":"full copy","status":"under-treatment","title":"A full course"},"splices":[{"claim":"A","lines":[{"charge":"1250.00","code":"77301","date":"2026-02-12","diagnoses":["C61"],"modifiers":["26"],"note":"a note","phase":"p1","units":2},{"code":"77338","date":"2026-02-12","units":1}],"start":0}]}');
INSERT INTO "journal" VALUES(9,'2026-11-21T07:33:41.116388Z','Me','delete','full copy','d0e48756c30942c1af6d9b39535dc27c',NULL,0,'0319de6870d73f09bb42a1d7c1833bf8a72d2266273a70d8bdf631057b3e25be','{"deleted":null}','{"deleted":"2026-11-21T07:33:41.116388Z"}');
INSERT INTO "journal" VALUES(10,'2026-11-21T07:33:41.136295Z','Me','note','77301',NULL,NULL,0,'e6e0799e705b1efd0700dbf01141d7fd86ed19f64ec280f5e1aa23133d0ecd75','""','"Ask the physicist for the date"');
INSERT INTO "journal" VALUES(11,'2026-11-21T07:33:41.156289Z','Me','favour','77427',NULL,NULL,0,'26e456b5e1dbc52d7cd1356d39cbca7a7a7298db6453fddfe599274a299d199b',NULL,NULL);
INSERT INTO "journal" VALUES(12,'2026-11-21T07:33:41.180827Z','Me','setting','lock.minutes',NULL,NULL,0,'1964a94cfc96fe5b7bfb316b7dacefb191dc95c35e6d0a9af8b9f110757aa154','null','"10"');
INSERT INTO "journal" VALUES(13,'2026-11-21T07:33:41.232318Z','Me','print','Summary','b98f36aa5a024e3ca0f0e0eab4607f81',NULL,0,'43b29971079df0a7cfeee7ec02ade20646c6ab0324ba2f6065a16631dc3fcca3',NULL,NULL);
INSERT INTO "journal" VALUES(14,'2026-11-21T07:33:41.264462Z','Me','identify','full','b98f36aa5a024e3ca0f0e0eab4607f81',NULL,0,'8baaabcfcee1f509a3561e2fb29ff13473603b48207eb209bef12f7f42838a4a',NULL,NULL);
INSERT INTO "journal" VALUES(15,'2026-11-21T07:33:41.297627Z','Me','keep review','full','b98f36aa5a024e3ca0f0e0eab4607f81',NULL,0,'de23cef138b47d975db8861bfe14eb7f910ebe1c0e25772dc4237d21123fdec8',NULL,'{"errors":0,"infos":0,"warnings":0}');
INSERT INTO "journal" VALUES(16,'2026-11-21T07:33:41.324308Z','Me','rule','FRQ-06 for medicare',NULL,NULL,0,'2f9fc227cacf88f73de49cb152a4182911cc28335772d9130dcf4356a5b26ffe','"as published"','"off"');
CREATE TABLE line (
	id INTEGER NOT NULL, 
	claim INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	code TEXT NOT NULL, 
	day TEXT NOT NULL, 
	line TEXT NOT NULL, 
	CONSTRAINT pk_line PRIMARY KEY (id), 
	CONSTRAINT fk_line_claim FOREIGN KEY(claim) REFERENCES claim (id) ON DELETE CASCADE
);
INSERT INTO "line" VALUES(3,1,0,'77301','2026-02-12','{"charge":"1250.00","code":"77301","date":"2026-02-12","diagnoses":["C61"],"modifiers":["26"],"note":"a note","phase":"p1","units":2}');
INSERT INTO "line" VALUES(4,1,1,'77338','2026-02-12','{"code":"77338","date":"2026-02-12","units":1}');
INSERT INTO "line" VALUES(5,3,0,'77301','2026-02-12','{"charge":"1250.00","code":"77301","date":"2026-02-12","diagnoses":["C61"],"modifiers":["26"],"note":"a note","phase":"p1","units":2}');
INSERT INTO "line" VALUES(6,3,1,'77338','2026-02-12','{"code":"77338","date":"2026-02-12","units":1}');
CREATE TABLE note (
	code TEXT NOT NULL, 
	text TEXT NOT NULL, 
	edited TEXT NOT NULL, 
	edited_by TEXT NOT NULL, 
	CONSTRAINT pk_note PRIMARY KEY (code)
);
INSERT INTO "note" VALUES('77301','Ask the physicist for the date','2026-11-21T07:33:41.136295Z','Me');
CREATE TABLE person (
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	role TEXT NOT NULL, 
	active BOOLEAN NOT NULL, 
	CONSTRAINT pk_person PRIMARY KEY (id), 
	CONSTRAINT uq_person_name UNIQUE (name)
);
INSERT INTO "person" VALUES('d3bb0c46e1de4660a33ca0e19c6dc378','Me','administrator',1);
CREATE TABLE review (
	id TEXT NOT NULL, 
	course TEXT NOT NULL, 
	at TEXT NOT NULL, 
	who TEXT NOT NULL, 
	catalog_hash TEXT NOT NULL, 
	errors INTEGER NOT NULL, 
	warnings INTEGER NOT NULL, 
	infos INTEGER NOT NULL, 
	releases TEXT NOT NULL, 
	document TEXT NOT NULL, 
	CONSTRAINT pk_review PRIMARY KEY (id)
);
INSERT INTO "review" VALUES('558b4356ab9c439cb7fce20d2eaceab7','b98f36aa5a024e3ca0f0e0eab4607f81','2026-11-21T07:33:41.297627Z','Me','c0ffee',0,0,0,'[["ncci","2026Q3"]]','{"format":"radcoder-review/1","course":"full","catalog":{"hash":"c0ffee","releases":[{"dataset":"ncci","release":"2026Q3","covers_to":null}]},"findings":[],"expected":[],"estimate":{"basis":"","lines":[],"total":"0.00"},"summary":{"error":0,"warning":0,"info":0,"overridden":0},"settings":[]}');
CREATE TABLE rule_setting (
	payer TEXT NOT NULL, 
	rule TEXT NOT NULL, 
	severity TEXT, 
	CONSTRAINT pk_rule_setting PRIMARY KEY (payer, rule)
);
INSERT INTO "rule_setting" VALUES('medicare','FRQ-06',NULL);
CREATE TABLE setting (
	"key" TEXT NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_setting PRIMARY KEY ("key")
);
INSERT INTO "setting" VALUES('lock.minutes','"10"');
CREATE INDEX ix_journal_course_number ON journal (course, number);
CREATE INDEX ix_review_course ON review (course);
CREATE UNIQUE INDEX ix_claim_course_alias ON claim (course, alias);
CREATE INDEX ix_line_code ON line (code);
CREATE INDEX ix_line_claim_position ON line (claim, position);
COMMIT;
