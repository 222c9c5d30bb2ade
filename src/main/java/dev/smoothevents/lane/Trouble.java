package dev.smoothevents.lane;

import java.time.Duration;
import org.jboss.logging.Logger;

/** Trouble is said once, and once more when it is over. Not thread-safe; the loop's own. */
final class Trouble {

    private static final Logger LOG = Logger.getLogger(Trouble.class);
    private static final Duration QUIET_FOR = Duration.ofSeconds(10);

    private final String name;
    private boolean on;
    private long quietUntil = System.nanoTime();

    Trouble(String name) {
        this.name = name;
    }

    /** The database does not let us work. */
    void cannot(String what, Throwable failure) {
        if (!on) {
            LOG.warnf("%s: cannot %s, trying on: %s", name, what, failure);
        }
        on = true;
    }

    void over() {
        if (on) {
            LOG.infof("%s: works again", name);
        }
        on = false;
    }

    /** One item did not go through; said now and then. */
    void with(String key, Throwable failure) {
        long now = System.nanoTime();
        if (now - quietUntil >= 0) {
            LOG.warnf("%s: %s will be tried again: %s", name, key, failure);
            quietUntil = now + QUIET_FOR.toNanos();
        }
    }
}
