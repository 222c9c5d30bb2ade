package dev.smoothevents.inbox.digest;

import dev.smoothevents.inbox.Outcome;
import io.smallrye.mutiny.Uni;

/** How one inbox tells a digest. */
public interface DigestSender {

    /** The inbox's name. */
    String inbox();

    /** Whether this replica works for it. */
    boolean isEnabled();

    /** As {@link dev.smoothevents.inbox.Sender#send}: expected failures are outcomes; may be called again for the same digest. */
    Uni<Outcome> send(Digest digest);
}
