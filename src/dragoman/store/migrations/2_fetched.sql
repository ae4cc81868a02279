-- What a server said of a page that was read, so that it is sent again only if it has changed.
CREATE TABLE fetched (address VARCHAR PRIMARY KEY, etag VARCHAR, modified VARCHAR);
UPDATE about SET value = '2' WHERE name = 'schema';
