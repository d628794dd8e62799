-- Layout 4: claims are cut into words once, and what they have in common is told by fewer handles.
-- Texts are compared again when another version stands. What is worked out from other rows begins
-- empty, and all rows are checked once more before the file is published.
drop table if exists claim_handles;
drop table if exists compared_texts;
create table unchecked_versions as
select version_id
from annotations;
