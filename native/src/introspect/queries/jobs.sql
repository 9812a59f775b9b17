-- The jobs that the cluster remembers: finished ones go about half an hour later.
SELECT
    j.job_id,
    j.status,
    j.details,
    j.job_type,
    j.object_id,
    j.object_name
FROM sys.jobs AS j
