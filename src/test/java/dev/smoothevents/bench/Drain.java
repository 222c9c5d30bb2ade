package dev.smoothevents.bench;

import java.util.List;

/** A backlog that has grown while nobody relayed, and a service that starts and finds it. */
final class Drain {

    private final Lab lab;
    private final Options options;

    Drain(Lab lab, Options options) {
        this.lab = lab;
        this.options = options;
    }

    List<Row> run() {
        if (!options.has("drain")) {
            return List.of();
        }
        if (lab.consumer() == null) {
            lab.service("topic", true, false).close();
        }
        lab.database.clear();
        Accepted accepted = fill();
        Received early = lab.consumer().takeAll();
        lab.verifier.check(List.of(), early);
        lab.database.run("CHECKPOINT");

        try (Service service = lab.service("drain", true, false)) {
            Cpu cpu = Cpu.sinceStart(lab, service);
            lab.settlement.await(false);
            cpu.stop();
            Received received = lab.consumer().takeAll();
            int last = received.ids.size() - 1;
            Row row = new Row("drain of " + accepted.ids.size(), "relay, from its start")
                    .with(Column.THROUGH, last * 1e9 / (received.at.get(last) - received.at.get(0)))
                    .with(Column.PEAK, service.proc().peakMegabytes())
                    .with(Column.FIRST, service.secondsToFirstEvent());
            cpu.tell(row, accepted.ids.size());
            return List.of(lab.verifier.check(accepted.ids, received).tell(row));
        }
    }

    private Accepted fill() {
        try (Service service = lab.service("fill", false, false)) {
            return new Generator(service.port()).run(Plan.fill(options.backlog()));
        }
    }
}
