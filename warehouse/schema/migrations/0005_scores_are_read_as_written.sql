-- Layout 5: confidences and scores are doubles of three decimals, as the lake's code writes them: a
-- float of 0.93 was read as 0.9300000071525574. Old rows are rounded. What earlier layouts lack is
-- passed over.
alter table sections
    alter confidence type double using round(confidence::double, 3);
alter table version_entities
    alter confidence type double using round(confidence::double, 3);
alter table version_entity_aliases
    alter confidence type double using round(confidence::double, 3);
alter table version_speakers
    alter confidence type double using round(confidence::double, 3);
alter table entities
    alter confidence type double using round(confidence::double, 3);
alter table entity_aliases
    alter confidence type double using round(confidence::double, 3);
alter table speakers
    alter confidence type double using round(confidence::double, 3);
alter table if exists entity_moves
    alter confidence type double using round(confidence::double, 3);
alter table if exists entity_joins
    alter confidence type double using round(confidence::double, 3);
alter table if exists entity_doubts
    alter score type double using round(score::double, 3);
alter table entity_mentions
    alter confidence type double using round(confidence::double, 3);
alter table speaker_roles
    alter confidence type double using round(confidence::double, 3);
alter table claims
    alter confidence type double using round(confidence::double, 3);
alter table claims
    alter check_worthiness type double using round(check_worthiness::double, 3);
alter table claim_entities
    alter confidence type double using round(confidence::double, 3);
alter table quotes
    alter confidence type double using round(confidence::double, 3);
alter table quotes
    alter speaker_confidence type double using round(speaker_confidence::double, 3);
alter table quotes
    alter speaker_candidates type struct(speaker_id varchar, probability double)[]
    using list_transform(
        speaker_candidates,
        lambda candidate: struct_pack(
            speaker_id := candidate.speaker_id,
            probability := round(candidate.probability::double, 3)
        )
    );
alter table quotes
    add column if not exists
    found_speaker_candidates struct(speaker_id varchar, probability double)[];
alter table quotes
    alter found_speaker_candidates type struct(speaker_id varchar, probability double)[]
    using list_transform(
        found_speaker_candidates,
        lambda candidate: struct_pack(
            speaker_id := candidate.speaker_id,
            probability := round(candidate.probability::double, 3)
        )
    );
