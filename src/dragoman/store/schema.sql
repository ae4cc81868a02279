-- The record of relations, in one DuckDB file. Every table says what one row of it is.
-- Ids of records are hashes of what they say and where: a second run changes nothing.
-- The views at the end are what users query; docs/store.md tells of each.

-- One row: something about the file itself (schema: the number of the last migration).
CREATE TABLE about (name VARCHAR PRIMARY KEY, value VARCHAR NOT NULL);

-- One row: a report as it was read. The same text is the same report, wherever it came from.
CREATE TABLE reports (
  id VARCHAR PRIMARY KEY,           -- SHA-256 of the text
  key VARCHAR NOT NULL,             -- the source's own id: file name, row id
  source VARCHAR NOT NULL,          -- path or address
  publisher VARCHAR,
  title VARCHAR,
  lead VARCHAR,
  text VARCHAR NOT NULL,            -- offsets of all evidence count its Unicode characters
  language VARCHAR NOT NULL,
  published DATE,                   -- its own day; empty where several fit
  dateline VARCHAR,                 -- place of the dateline
  version VARCHAR NOT NULL,         -- of the program that read it
  reading JSON NOT NULL             -- the whole reading as `dragoman read --format json` has it, without the text
);

-- One row: what the source said of a report beside its text; `dragoman reread` needs it.
CREATE TABLE given (report VARCHAR PRIMARY KEY, title VARCHAR, publisher VARCHAR, published VARCHAR, url VARCHAR);

-- One row: a source that could not be read, or something in a report that was not understood.
CREATE TABLE issues (
  id VARCHAR PRIMARY KEY,
  report VARCHAR,                   -- empty where the report itself could not be read
  place VARCHAR NOT NULL,           -- where: source and key
  stage VARCHAR NOT NULL,
  message VARCHAR NOT NULL,
  words VARCHAR
);

-- One row: what a server said of a page that was read, so that it is sent again only if it has changed.
CREATE TABLE fetched (address VARCHAR PRIMARY KEY, etag VARCHAR, modified VARCHAR);

-- One row: the last version of an agency's item; no report where the agency took the item back.
CREATE TABLE items (item VARCHAR PRIMARY KEY, number INTEGER NOT NULL, report VARCHAR);

-- One row: somebody who appears in a report.
CREATE TABLE actors (
  report VARCHAR NOT NULL,
  actor VARCHAR NOT NULL,           -- a1, a2 ... within the report
  name VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  country VARCHAR,                  -- ISO 3166-1 alpha-3, or the code of a body of states
  cow INTEGER,
  sectors VARCHAR[],
  office VARCHAR,
  wikidata VARCHAR,
  PRIMARY KEY (report, actor)
);

-- One row: words that somebody said.
CREATE TABLE statements (
  id VARCHAR PRIMARY KEY,
  report VARCHAR NOT NULL,
  speaker VARCHAR,                  -- name
  country VARCHAR,                  -- for whom he speaks
  kind VARCHAR NOT NULL,            -- direct, mixed, indirect
  text VARCHAR NOT NULL,
  cue VARCHAR,
  said DATE,
  starts INTEGER[], ends INTEGER[], -- evidence: characters of the report's text
  confidence DOUBLE NOT NULL
);

-- One row: an act of one political actor towards another, coded in PLOVER with CAMEO beside it.
CREATE TABLE events (
  id VARCHAR PRIMARY KEY,
  report VARCHAR NOT NULL,
  type VARCHAR NOT NULL,
  mode VARCHAR,
  contexts VARCHAR[],
  quad VARCHAR NOT NULL,
  cameo VARCHAR NOT NULL,
  goldstein DOUBLE NOT NULL,
  score DOUBLE NOT NULL,
  status VARCHAR NOT NULL,
  actors VARCHAR[], actor_states VARCHAR[],
  recipients VARCHAR[], recipient_states VARCHAR[],
  first DATE, last DATE,            -- its day or days; the report's own where no other is told
  place VARCHAR, land VARCHAR, latitude DOUBLE, longitude DOUBLE,
  words VARCHAR NOT NULL,           -- the first evidence
  starts INTEGER[], ends INTEGER[],
  confidence DOUBLE NOT NULL
);

-- One row: what somebody bound himself to, offered, asked or refused, as one report tells it.
CREATE TABLE commitments (
  id VARCHAR PRIMARY KEY,
  report VARCHAR NOT NULL,
  parties VARCHAR[], states VARCHAR[],
  addressees VARCHAR[], addressee_states VARCHAR[],
  beneficiaries VARCHAR[], beneficiary_states VARCHAR[],
  force VARCHAR NOT NULL,
  action VARCHAR NOT NULL,
  domain VARCHAR NOT NULL,
  due_text VARCHAR, due_first DATE, due_last DATE,
  condition VARCHAR,
  words VARCHAR NOT NULL,
  starts INTEGER[], ends INTEGER[],
  confidence DOUBLE NOT NULL
);

-- One row: a meeting, as one report tells it.
CREATE TABLE meetings (
  id VARCHAR PRIMARY KEY,
  report VARCHAR NOT NULL,
  participants VARCHAR[], states VARCHAR[],
  body VARCHAR,
  place VARCHAR, land VARCHAR,
  first DATE, last DATE,
  status VARCHAR NOT NULL,
  within VARCHAR,                   -- id of the visit during which it is held
  words VARCHAR NOT NULL,
  starts INTEGER[], ends INTEGER[],
  confidence DOUBLE NOT NULL
);

-- One row: a number that a report tells.
CREATE TABLE figures (
  id VARCHAR PRIMARY KEY,
  report VARCHAR NOT NULL,
  value DOUBLE NOT NULL,
  unit VARCHAR,
  comparator VARCHAR,
  what VARCHAR,
  first DATE, last DATE,
  words VARCHAR NOT NULL
);

-- One row: a word of a report's text or of a statement, for search (BM25).
CREATE TABLE postings (word VARCHAR NOT NULL, kind VARCHAR NOT NULL, item VARCHAR NOT NULL, times INTEGER NOT NULL);
CREATE TABLE lengths (kind VARCHAR NOT NULL, item VARCHAR NOT NULL, words INTEGER NOT NULL, PRIMARY KEY (kind, item));

-- What follows is made anew from the tables above whenever reports have been added.

-- One row: a report in the story of those that tell the same news.
CREATE TABLE tellings (story VARCHAR NOT NULL, report VARCHAR PRIMARY KEY);

-- One row: a step in the life of a commitment or a meeting: where a report tells of it, and what becomes of it.
CREATE TABLE steps (
  thread VARCHAR NOT NULL,          -- id of the record that told it first
  kind VARCHAR NOT NULL,            -- commitment or meeting
  record VARCHAR NOT NULL,          -- the commitment, meeting or event that tells it
  report VARCHAR NOT NULL,
  day DATE,
  status VARCHAR NOT NULL,
  words VARCHAR NOT NULL,
  PRIMARY KEY (thread, record)
);

-- One row: what a person decided about a record; it stands above what the program finds, and is never made anew.
CREATE TABLE judgements (
  record VARCHAR PRIMARY KEY,       -- a commitment or a meeting; the verdict is on all that tells of the same one
  verdict VARCHAR NOT NULL,         -- a status, or "wrong"
  compliance INTEGER,               -- 1 kept, 0 in progress or partly, -1 not kept
  note VARCHAR
);

-- Commitments with their present status: one row for a thread, however many reports tell of it.
CREATE VIEW ledger AS
SELECT c.id, c.force, c.action, c.domain, c.states, c.parties, c.addressee_states, c.beneficiary_states,
  c.due_text, c.due_first, c.due_last, c.condition, c.confidence, c.words, c.report,
  min(s.day) AS first_told, max(s.day) AS last_told, count(DISTINCT s.report) AS reports,
  coalesce(any_value(j.verdict), arg_max(s.status, (s.day, s.record))) AS status,
  any_value(j.compliance) AS judged
FROM steps s JOIN commitments c ON c.id = s.thread LEFT JOIN judgements j ON j.record = s.record
WHERE s.kind = 'commitment'
GROUP BY c.id, c.force, c.action, c.domain, c.states, c.parties, c.addressee_states, c.beneficiary_states,
  c.due_text, c.due_first, c.due_last, c.condition, c.confidence, c.words, c.report
HAVING any_value(j.verdict) IS DISTINCT FROM 'wrong';

-- Meetings with their present status.
CREATE VIEW calendar AS
SELECT m.id, m.participants, m.states, m.body, m.place, m.land,
  coalesce(arg_max(n.first, (s.day, s.record)), m.first) AS first, coalesce(arg_max(n.last, (s.day, s.record)), m.last) AS last,
  m.words, m.report, m.confidence, count(DISTINCT s.report) AS reports,
  coalesce(any_value(j.verdict), arg_max(s.status, (s.day, s.record))) AS status
FROM steps s JOIN meetings m ON m.id = s.thread LEFT JOIN meetings n ON n.id = s.record
LEFT JOIN judgements j ON j.record = s.record
WHERE s.kind = 'meeting'
GROUP BY m.id, m.participants, m.states, m.body, m.place, m.land, m.first, m.last, m.words, m.report, m.confidence
HAVING any_value(j.verdict) IS DISTINCT FROM 'wrong';

-- Events between two states, one row for each pair: the base of all series.
CREATE VIEW dyads AS
SELECT id, report, type, mode, quad, cameo, goldstein, score, status, day, one, other, confidence, words
FROM (SELECT *, unnest(states) AS other FROM (SELECT *, unnest(states) AS one FROM (
  SELECT *, first AS day, list_distinct(list_concat(actor_states, recipient_states)) AS states FROM events
  WHERE status IN ('occurred', 'planned'))))
WHERE one < other;

-- Stories: the reports that tell the same news.
CREATE VIEW stories AS
SELECT t.story AS id, arg_min(coalesce(r.title, left(r.text, 80)), (r.published, r.id)) AS title, count(*) AS reports,
  min(r.published) AS first, max(r.published) AS last
FROM tellings t JOIN reports r ON r.id = t.report GROUP BY t.story;
