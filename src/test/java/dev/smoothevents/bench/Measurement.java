package dev.smoothevents.bench;

import dev.smoothevents.bench.Verifier.Verdict;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** One level on one service: load, wait until all is done, verify, and count what it took. */
final class Measurement {

    private static final double MILLI = 1e6;

    private final Lab lab;
    private final Service service;
    private final Generator generator;
    private final boolean inboxes;
    private Verdict before = new Verdict(0, 0, 0);

    Measurement(Lab lab, Service service, boolean inboxes) {
        this.lab = lab;
        this.service = service;
        this.generator = new Generator(service.port());
        this.inboxes = inboxes;
    }

    /** Runs without measuring; what is lost or out of order here is told with the next level. */
    void warmUp(Plan plan) {
        Accepted accepted = generator.run(plan);
        lab.settlement.await(inboxes);
        Verdict verdict = lab.verifier.check(accepted.ids, lab.consumer().takeAll());
        before = before.plus(verdict);
    }

    Row measure(String level, String on, Plan plan) {
        service.proc().resetPeak();
        Cpu cpu = new Cpu(lab, service);
        Accepted accepted = generator.run(plan);
        lab.settlement.await(inboxes);
        long doneAt = System.nanoTime();
        cpu.stop();
        Received received = lab.consumer().takeAll();
        Verdict verdict = before.plus(lab.verifier.check(accepted.ids, received));
        before = new Verdict(0, 0, 0);
        if (accepted.refused > 0) {
            System.err.println(level + ": " + accepted.refused + " requests refused, the last: " + accepted.refusal);
        }
        double seconds = (accepted.endedAt - accepted.startedAt) / 1e9;
        Row row = new Row(level, on)
                .with(Column.REQUESTS, accepted.latencies.size() / seconds)
                .with(Column.EVENTS, accepted.ids.size() / seconds)
                .with(Column.THROUGH, accepted.ids.size() * 1e9 / (doneAt - accepted.startedAt))
                .with(Column.HTTP_50, accepted.latencies.percentile(.50) / MILLI)
                .with(Column.HTTP_99, accepted.latencies.percentile(.99) / MILLI)
                .with(Column.PEAK, service.proc().peakMegabytes())
                .with(Column.FIRST, service.secondsToFirstEvent());
        cpu.tell(row, accepted.ids.size());
        tellLatencies(row, accepted, received);
        return verdict.tell(row);
    }

    private static void tellLatencies(Row row, Accepted accepted, Received received) {
        Map<UUID, Long> times = new HashMap<>(received.ids.size() * 2);
        for (int n = 0; n < received.ids.size(); n++) {
            times.putIfAbsent(received.ids.get(n), received.at.get(n));
        }
        Longs sent = new Longs();
        Longs recorded = new Longs();
        Longs answered = new Longs();
        for (int n = 0; n < accepted.ids.size(); n++) {
            Long at = times.get(accepted.ids.get(n));
            if (at != null) {
                sent.add(at - accepted.sent.get(n));
                recorded.add(at - accepted.recorded.get(n));
                answered.add(at - accepted.answered.get(n));
            }
        }
        row.with(Column.SENT_50, sent.percentile(.50) / MILLI)
                .with(Column.SENT_99, sent.percentile(.99) / MILLI)
                .with(Column.RECORDED_50, recorded.percentile(.50) / MILLI)
                .with(Column.RECORDED_99, recorded.percentile(.99) / MILLI)
                .with(Column.ANSWERED_50, answered.percentile(.50) / MILLI);
    }
}
