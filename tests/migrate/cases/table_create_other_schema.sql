-- object: table, change: create, spelling: other schema

-- previous

-- next
CREATE SCHEMA app;
CREATE TABLE app.orders (id uuid PRIMARY KEY, user_id uuid NOT NULL REFERENCES public.users (id));
CREATE TABLE users (id uuid PRIMARY KEY);

-- plan
-- + schema.app
CREATE SCHEMA app;

-- + table.users
CREATE TABLE users (
    id uuid,
    PRIMARY KEY (id)
);

-- + table.app.orders
CREATE TABLE app.orders (
    id uuid,
    user_id uuid NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (user_id) REFERENCES users (id)
);
