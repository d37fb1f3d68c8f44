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
INSERT INTO "casebook" VALUES('a3967b2a35d74764b50edcc978f14624',1,'2026-11-21T07:27:40.206605Z',12,'b6f42dcdbe0f5989300b4814a9752cea1d13d01006581cf90603d6411cdc9779','2026-11-21T07:27:40.716561Z');
CREATE TABLE claim (
	id INTEGER NOT NULL, 
	course TEXT NOT NULL, 
	alias TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	head TEXT NOT NULL, 
	CONSTRAINT pk_claim PRIMARY KEY (id), 
	CONSTRAINT fk_claim_course FOREIGN KEY(course) REFERENCES course (id) ON DELETE CASCADE
);
INSERT INTO "claim" VALUES(1,'feb2cbc1ef27417ca59dcea6de9ea6e9','A',0,'{"id":"A","kind":"professional","pos":"11"}');
INSERT INTO "claim" VALUES(2,'feb2cbc1ef27417ca59dcea6de9ea6e9','H',1,'{"id":"H","kind":"hospital"}');
INSERT INTO "claim" VALUES(3,'28deee47ea5846ed8c482fbc6937ece7','A',0,'{"id":"A","kind":"professional","pos":"11"}');
INSERT INTO "claim" VALUES(4,'28deee47ea5846ed8c482fbc6937ece7','H',1,'{"id":"H","kind":"hospital"}');
CREATE TABLE content (
	course TEXT NOT NULL, 
	format INTEGER NOT NULL, 
	facts TEXT NOT NULL, 
	CONSTRAINT pk_content PRIMARY KEY (course), 
	CONSTRAINT fk_content_course FOREIGN KEY(course) REFERENCES course (id) ON DELETE CASCADE
);
INSERT INTO "content" VALUES('feb2cbc1ef27417ca59dcea6de9ea6e9',1,'{"authorizations":[{"code":"77385","end":"2026-02-12","number":"A1","start":"2026-02-12","units":28}],"diagnoses":["C61"],"documentation":{"medical-necessity":"stated"},"events":[{"date":"2026-02-12","kind":"physics-check","phase":"p1"}],"fractions":[{"date":"2026-02-12","machine":"L1","phase":"p1","session":2,"time":"14:30:00"}],"overrides":[{"at":"2026-11-21T12:00:00Z","by":"Ann","codes":["77301"],"fingerprint":"0a","lines":[{"claim":"A","number":1}],"reason":"other","rule":"SET-01","text":"so be it"}],"payer":"medicare","phases":[{"apertures":0,"energy_mv":"6","fields":9,"id":"p1","image_guidance":"cbct","isocentres":1,"modality":"photon","motion":{"active":false,"method":"gating"},"plan":{"basis":"imrt","id":"P","new_imaging":true,"reason":"boost"},"planned_fractions":28,"site":"prostate","technique":"imrt","volume":"prostate"}],"reference":"full","scope":"course","status":"under-treatment","title":"A full course"}');
INSERT INTO "content" VALUES('28deee47ea5846ed8c482fbc6937ece7',1,'{"authorizations":[{"code":"77385","end":"2026-02-12","number":"A1","start":"2026-02-12","units":28}],"diagnoses":["C61"],"documentation":{"medical-necessity":"stated"},"events":[{"date":"2026-02-12","kind":"physics-check","phase":"p1"}],"fractions":[{"date":"2026-02-12","machine":"L1","phase":"p1","session":2,"time":"14:30:00"}],"overrides":[{"at":"2026-11-21T12:00:00Z","by":"Ann","codes":["77301"],"fingerprint":"0a","lines":[{"claim":"A","number":1}],"reason":"other","rule":"SET-01","text":"so be it"}],"payer":"medicare","phases":[{"apertures":0,"energy_mv":"6","fields":9,"id":"p1","image_guidance":"cbct","isocentres":1,"modality":"photon","motion":{"active":false,"method":"gating"},"plan":{"basis":"imrt","id":"P","new_imaging":true,"reason":"boost"},"planned_fractions":28,"site":"prostate","technique":"imrt","volume":"prostate"}],"reference":"full copy","scope":"course","status":"under-treatment","title":"A full course"}');
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
INSERT INTO "course" VALUES('feb2cbc1ef27417ca59dcea6de9ea6e9','full','A full course','prostate','imrt','medicare','under-treatment','2026-02-12','2026-02-12',NULL,NULL,NULL,'2026-11-21T07:27:40.450281Z','Me','["audit","urgent"]',0,NULL,5);
INSERT INTO "course" VALUES('28deee47ea5846ed8c482fbc6937ece7','full copy','A full course','prostate','imrt','medicare','under-treatment','2026-02-12','2026-02-12',NULL,NULL,NULL,'2026-11-21T07:27:40.508479Z','Me','[]',0,'2026-11-21T07:27:40.544515Z',7);
CREATE TABLE draft (
	person TEXT NOT NULL, 
	place TEXT NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_draft PRIMARY KEY (person, place), 
	CONSTRAINT fk_draft_person FOREIGN KEY(person) REFERENCES person (id) ON DELETE CASCADE
);
INSERT INTO "draft" VALUES('8f552f3f4d534c878e22c9533ab257d9','line','7730');
CREATE TABLE favourite (
	person TEXT NOT NULL, 
	code TEXT NOT NULL, 
	CONSTRAINT pk_favourite PRIMARY KEY (person, code), 
	CONSTRAINT fk_favourite_person FOREIGN KEY(person) REFERENCES person (id) ON DELETE CASCADE
);
INSERT INTO "favourite" VALUES('8f552f3f4d534c878e22c9533ab257d9','77427');
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
INSERT INTO "journal" VALUES(1,'2026-11-21T07:27:40.252909Z','Me','person','Me',NULL,NULL,0,'5c36b8cb27b70283a96723bcc16a12d1ea2ff4969a26df581a3d5a275cf75bed',NULL,'{"role":"administrator"}');
INSERT INTO "journal" VALUES(2,'2026-11-21T07:27:40.312644Z','Me','create','full','feb2cbc1ef27417ca59dcea6de9ea6e9',NULL,0,'b49e6b5ec181414a9e72998295569a18688e2aa7899744324c39fff4bc69ac15',NULL,'{"claims":[{"id":"A","kind":"professional","pos":"11"},{"id":"H","kind":"hospital"}],"facts":{"authorizations":[{"code":"77385","end":"2026-02-12","number":"A1","start":"2026-02-12","units":28}],"diagnoses":["C61"],"documentation":{"medical-necessity":"stated"},"events":[{"date":"2026-02-12","kind":"physics-check","phase":"p1"}],"fractions":[{"date":"2026-02-12","machine":"L1","phase":"p1","session":2,"time":"14:30:00"}],"overrides":[{"at":"2026-11-21T12:00:00Z","by":"Ann","codes":["77301"],"fingerprint":"0a","lines":[{"claim":"A","number":1}],"reason":"other","rule":"SET-01","text":"so be it"}],"payer":"medicare","phases":[{"apertures":0,"energy_mv":"6","fields":9,"id":"p1","image_guidance":"cbct","isocentres":1,"modality":"photon","motion":{"active":false,"method":"gating"},"plan":{"basis":"imrt","id":"P","new_imaging":true,"reason":"boost"},"planned_fractions":28,"site":"prostate","technique":"imrt","volume":"prostate"}],"reference":"full","status":"under-treatment","title":"A full course"},"splices":[{"claim":"A","lines":[{"charge":"1250.00","code":"77301","date":"2026-02-12","diagnoses":["C61"],"modifiers":["26"],"note":"a note","phase":"p1","units":1},{"code":"77338","date":"2026-02-12","units":1}],"start":0}]}');
INSERT INTO "journal" VALUES(3,'2026-11-21T07:27:40.363301Z','Me','step','Set units','feb2cbc1ef27417ca59dcea6de9ea6e9',NULL,0,'4175366241c1ec91827cf4a1210bb4fb3fe5f50b1ecae3facb9d59938f9afe56','{"splices":[{"claim":"A","lines":[{"charge":"1250.00","code":"77301","date":"2026-02-12","diagnoses":["C61"],"modifiers":["26"],"note":"a note","phase":"p1","units":1}],"start":0}]}','{"splices":[{"claim":"A","lines":[{"charge":"1250.00","code":"77301","date":"2026-02-12","diagnoses":["C61"],"modifiers":["26"],"note":"a note","phase":"p1","units":2}],"start":0}]}');
INSERT INTO "journal" VALUES(4,'2026-11-21T07:27:40.416777Z','Me','step','Delete a line','feb2cbc1ef27417ca59dcea6de9ea6e9',NULL,0,'cd5e538b537883c7cae67672885a82d50545e05e5bdb48dfc4d8aa42aa9f0992','{"splices":[{"claim":"A","lines":[{"code":"77338","date":"2026-02-12","units":1}],"start":1}]}','{"splices":[{"claim":"A","start":1}]}');
INSERT INTO "journal" VALUES(5,'2026-11-21T07:27:40.450281Z','Me','undo','Delete a line','feb2cbc1ef27417ca59dcea6de9ea6e9',4,0,'93f17b410c71d97f75918b3fbb62d2bd1b6ca354242f37ec8d5c7ff3e7d2c41f','{"splices":[{"claim":"A","start":1}]}','{"splices":[{"claim":"A","lines":[{"code":"77338","date":"2026-02-12","units":1}],"start":1}]}');
INSERT INTO "journal" VALUES(6,'2026-11-21T07:27:40.477660Z','Me','tag','full','feb2cbc1ef27417ca59dcea6de9ea6e9',NULL,0,'41745013e909c5c5c7e938874bfa850b8446ac7f335566c9db92d49b9eb05e8a','{"tags":"[]"}','{"tags":"[\"audit\",\"urgent\"]"}');
INSERT INTO "journal" VALUES(7,'2026-11-21T07:27:40.508479Z','Me','duplicate','full copy','28deee47ea5846ed8c482fbc6937ece7',NULL,0,'558a0ea5c7f509540df0bbb09649ab2081b6434a45f9351c4405dedc1ba61f3b',NULL,'{"claims":[{"id":"A","kind":"professional","pos":"11"},{"id":"H","kind":"hospital"}],"facts":{"authorizations":[{"code":"77385","end":"2026-02-12","number":"A1","start":"2026-02-12","units":28}],"diagnoses":["C61"],"documentation":{"medical-necessity":"stated"},"events":[{"date":"2026-02-12","kind":"physics-check","phase":"p1"}],"fractions":[{"date":"2026-02-12","machine":"L1","phase":"p1","session":2,"time":"14:30:00"}],"overrides":[{"at":"2026-11-21T12:00:00Z","by":"Ann","codes":["77301"],"fingerprint":"0a","lines":[{"claim":"A","number":1}],"reason":"other","rule":"SET-01","text":"so be it"}],"payer":"medicare","phases":[{"apertures":0,"energy_mv":"6","fields":9,"id":"p1","image_guidance":"cbct","isocentres":1,"modality":"photon","motion":{"active":false,"method":"gating"},"plan":{"basis":"imrt","id":"P","new_imaging":true,"reason":"boost"},"planned_fractions":28,"site":"prostate","technique":"imrt","volume":"prostate"}],"reference":"full copy","status":"under-treatment","title":"A full course"},"splices":[{"claim":"A","lines":[{"charge":"1250.00","code":"77301","date":"2026-02-12","diagnoses":["C61"],"modifiers":["26"],"note":"a note","phase":"p1","units":2},{"code":"77338","date":"2026-02-12","units":1}],"start":0}]}');
INSERT INTO "journal" VALUES(8,'2026-11-21T07:27:40.544515Z','Me','delete','full copy','28deee47ea5846ed8c482fbc6937ece7',NULL,0,'214a6a73e035cc3c12a5f06dc0b4f3fe22a949bd4624d0d72e7066f9579e4cef','{"deleted":null}','{"deleted":"2026-11-21T07:27:40.544515Z"}');
INSERT INTO "journal" VALUES(9,'2026-11-21T07:27:40.584525Z','Me','note','77301',NULL,NULL,0,'31ca0424ef98877a9d0c08298497edbff13915a29498d8ae97910dbee87fcb5a','""','"Ask the physicist for the date"');
INSERT INTO "journal" VALUES(10,'2026-11-21T07:27:40.620482Z','Me','favour','77427',NULL,NULL,0,'d7b34a4a6d09a3da21690a75ec429d5e6d2710231f478c09597db3cf74889e3a',NULL,NULL);
INSERT INTO "journal" VALUES(11,'2026-11-21T07:27:40.658664Z','Me','setting','lock.minutes',NULL,NULL,0,'a7d27b206f58feda6b8004e9429e2b32620a6b09119bf78a3516d55743a992c4','null','"10"');
INSERT INTO "journal" VALUES(12,'2026-11-21T07:27:40.716561Z','Me','print','Summary','feb2cbc1ef27417ca59dcea6de9ea6e9',NULL,0,'b6f42dcdbe0f5989300b4814a9752cea1d13d01006581cf90603d6411cdc9779',NULL,NULL);
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
INSERT INTO "note" VALUES('77301','Ask the physicist for the date','2026-11-21T07:27:40.584525Z','Me');
CREATE TABLE person (
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	role TEXT NOT NULL, 
	active BOOLEAN NOT NULL, 
	CONSTRAINT pk_person PRIMARY KEY (id), 
	CONSTRAINT uq_person_name UNIQUE (name)
);
INSERT INTO "person" VALUES('8f552f3f4d534c878e22c9533ab257d9','Me','administrator',1);
CREATE TABLE setting (
	"key" TEXT NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_setting PRIMARY KEY ("key")
);
INSERT INTO "setting" VALUES('lock.minutes','"10"');
CREATE INDEX ix_journal_course_number ON journal (course, number);
CREATE UNIQUE INDEX ix_claim_course_alias ON claim (course, alias);
CREATE INDEX ix_line_claim_position ON line (claim, position);
CREATE INDEX ix_line_code ON line (code);
COMMIT;
