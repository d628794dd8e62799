-- A line that splits an entity.

-- step: override_pool | put some names under an id of their own
update override_pool as p
set entity_id = $new_id
where p.entity_id = $entity_id
    and (
        list_contains($articles, p.article_id)
        or exists (
            from speaker_roles r
            join version_speakers s
                on s.version_id = r.version_id
                and coalesce(s.found_speaker_id, s.speaker_id)
                    = coalesce(r.found_speaker_id, r.speaker_id)
            where r.article_id = p.article_id
                and coalesce(s.found_entity_id, s.entity_id) = p.found_entity_id
                and (
                    contains(' ' || fold(coalesce(r.title, '')) || ' ', ' ' || fold($role) || ' ')
                    or fold(r.affiliation) = fold($role)
                )
        )
    )
returning 1;
