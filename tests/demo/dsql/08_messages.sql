-- Support conversations and push notifications.

CREATE TABLE threads (
    id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    account_id  bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    ride_id     uuid REFERENCES rides (id) ON DELETE SET NULL,
    subject     varchar(200) NOT NULL DEFAULT 'No subject',
    is_closed   boolean NOT NULL DEFAULT false,
    created_at  timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX ASYNC threads_open_idx ON threads (account_id, created_at) WHERE NOT is_closed;

CREATE TABLE messages (
    thread_id   uuid NOT NULL REFERENCES threads (id) ON DELETE CASCADE,
    number      integer NOT NULL,
    from_staff  boolean NOT NULL DEFAULT false,
    body        text NOT NULL,
    sent_at     timestamptz NOT NULL DEFAULT now(),
    read_at     timestamptz,
    PRIMARY KEY (thread_id, number),
    CONSTRAINT messages_body_length CHECK (length(body) BETWEEN 1 AND 20000)
);

CREATE TABLE notifications (
    id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    account_id  bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    channel     varchar(10) NOT NULL DEFAULT 'push' CHECK (channel IN ('push', 'email', 'sms')),
    payload     jsonb NOT NULL DEFAULT '{}',
    dedupe_key  varchar(80),
    sent_at     timestamptz,
    UNIQUE NULLS NOT DISTINCT (account_id, dedupe_key)
);

CREATE INDEX ASYNC notifications_waiting_idx ON notifications (channel, account_id) WHERE sent_at IS NULL;
CREATE INDEX ASYNC notifications_topic_idx ON notifications ((payload ->> 'topic'), sent_at NULLS FIRST);
