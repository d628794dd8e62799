-- A figure of a run.

-- step: quality | note the figure
insert into quality
values (
    $run_id,
    $figure,
    $value,
    $threshold,
    $sense,
    $recent_median,
    $is_ok,
    $is_blocking,
    $detail
);
