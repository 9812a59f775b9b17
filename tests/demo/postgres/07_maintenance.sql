-- Workshops and repair tickets.

CREATE TABLE workshops (
    id       smallint GENERATED ALWAYS AS IDENTITY (INCREMENT BY 1 CACHE 1) PRIMARY KEY,
    name     varchar(120) NOT NULL,
    network  cidr,
    reach    circle,
    address  postal_address
);

CREATE TABLE repair_tickets (
    number      bigint PRIMARY KEY DEFAULT nextval('ticket_number_seq'),
    workshop_id smallint REFERENCES workshops (id) ON DELETE SET NULL,
    bike_id     integer NOT NULL,
    title       varchar(200) COLLATE "C" NOT NULL,
    cost        money,
    parts       varchar(30)[] DEFAULT ARRAY['bell'],
    state_log   bike_state[],
    opened_at   timestamptz NOT NULL DEFAULT now(),
    closed_at   timestamptz,
    CHECK (closed_at >= opened_at)
) WITH (autovacuum_enabled = true, fillfactor = 70) TABLESPACE pg_default;

CREATE INDEX repair_tickets_open_idx
    ON repair_tickets (workshop_id, opened_at DESC NULLS LAST)
    INCLUDE (title)
    WHERE closed_at IS NULL;

SELECT bike_id, count(*) AS tickets INTO troublesome_bikes
FROM repair_tickets
GROUP BY bike_id
HAVING count(*) > 5;
