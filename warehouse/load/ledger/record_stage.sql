-- How long a stage of a run took.

-- step: run_stages | note the stage
insert into run_stages
values (
    $run_id,
    $stage_no,
    $stage,
    $part,
    $seconds
);
