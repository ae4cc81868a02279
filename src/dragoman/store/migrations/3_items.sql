-- Which version of an agency's item the store has, so that corrections and kills replace what they correct.
CREATE TABLE items (item VARCHAR PRIMARY KEY, number INTEGER NOT NULL, report VARCHAR);
UPDATE about SET value = '3' WHERE name = 'schema';
