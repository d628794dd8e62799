-- Where resolution starts from nothing, everybody is merged anew.

-- step: touched_entities | note the entities that there were and that there are
insert into touched_entities
select entity_id
from entities
union
select entity_id
from version_entities;

-- step: touched_speakers | note the speakers that there were and that there are
insert into touched_speakers
select speaker_id
from speakers
union
select speaker_id
from version_speakers;
