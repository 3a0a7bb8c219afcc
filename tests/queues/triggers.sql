-- What makes the database of an outbox refuse commits, hold them up, and deliver twice.
CREATE TABLE doomed (number numeric);
CREATE TABLE held_up (number numeric);

-- At the commit, so that the order and the job have been written.
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM doomed WHERE number = NEW.number) THEN
        RAISE EXCEPTION 'order % is refused at its commit', NEW.number;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON orders
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse();

-- When the job is written, which is after the order and before the commit.
CREATE FUNCTION hold_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM held_up
        WHERE (NEW.args->>'request')::jsonb->>'idempotency_key' = 'order-' || number
    ) THEN
        PERFORM pg_advisory_xact_lock(hashtext('hold_up'));
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER hold_up AFTER INSERT ON procrastinate_jobs
    FOR EACH ROW EXECUTE FUNCTION hold_up();

-- One job in ten is there twice.
CREATE FUNCTION deliver_twice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF pg_trigger_depth() = 1 AND NEW.id % 10 = 0 THEN
        INSERT INTO procrastinate_jobs (queue_name, task_name, args)
        VALUES (NEW.queue_name, NEW.task_name, NEW.args);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER deliver_twice AFTER INSERT ON procrastinate_jobs
    FOR EACH ROW EXECUTE FUNCTION deliver_twice();
