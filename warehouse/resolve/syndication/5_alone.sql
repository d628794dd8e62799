-- Where no two texts are alike.

-- step: articles | take articles out of their groups
update articles
set syndication_id = null
where syndication_id is not null;
