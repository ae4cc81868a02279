-- What sources said of reports, so that stored texts can be read again; judgements on records, not on threads, whose first
-- record may change.
CREATE TABLE given (report VARCHAR PRIMARY KEY, title VARCHAR, publisher VARCHAR, published VARCHAR, url VARCHAR);
DROP VIEW ledger;
DROP VIEW calendar;
DROP VIEW dyads;
ALTER TABLE judgements RENAME TO judged;
CREATE TABLE judgements (record VARCHAR PRIMARY KEY, verdict VARCHAR NOT NULL, compliance INTEGER, note VARCHAR);
INSERT INTO judgements SELECT thread, verdict, compliance, note FROM judged;
DROP TABLE judged;
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

UPDATE about SET value = '4' WHERE name = 'schema';
