package dev.smoothevents.inbox.digest;

import io.smallrye.mutiny.Uni;

/** When each person wants their digests. Asked anew each time one is looked at, so that a change holds within the hour. */
public interface DigestSettings {

    Uni<DigestSchedule> of(String account, String person);
}
