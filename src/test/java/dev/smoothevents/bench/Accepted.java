package dev.smoothevents.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What the generator was answered: each accepted event with its times, in nanoseconds of {@link System#nanoTime}. */
final class Accepted {

    private static final long DAY = Duration.ofDays(1).toNanos();

    final List<UUID> ids = new ArrayList<>();
    final Longs sent = new Longs();
    final Longs answered = new Longs();
    final Longs recorded = new Longs();
    /** One for each request, however many events it had. */
    final Longs latencies = new Longs();

    long refused;
    String refusal;
    long startedAt;
    long endedAt;

    private final long clockOffset = nanosOfDay() - System.nanoTime();

    void event(UUID id, long sentAt, long answeredAt, long microsOfDay) {
        ids.add(id);
        sent.add(sentAt);
        answered.add(answeredAt);
        long recordedAt = microsOfDay * 1_000 - clockOffset;
        // over midnight
        recorded.add(answeredAt - recordedAt > DAY / 2 ? recordedAt + DAY : recordedAt);
    }

    void refused(String answer) {
        refused++;
        refusal = answer;
    }

    private static long nanosOfDay() {
        return LocalTime.ofInstant(Instant.now(), ZoneOffset.UTC).getLong(ChronoField.NANO_OF_DAY);
    }
}
