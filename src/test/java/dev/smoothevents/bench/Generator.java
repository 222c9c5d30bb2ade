package dev.smoothevents.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/** Calls the service from one thread, with requests made beforehand: it must not take the processors from who is measured. */
final class Generator {

    private static final long NOBODY_WAITS_LONGER = 60_000_000_000L;

    private final int port;
    private final SplittableRandom random = new SplittableRandom(7);
    private int comment;

    Generator(int port) {
        this.port = port;
    }

    /** Returns when all requests are answered. */
    Accepted run(Plan plan) {
        try (Selector selector = Selector.open()) {
            Template template = Template.of(plan.batch(), port);
            List<Connection> connections = new ArrayList<>();
            for (int i = 0; i < plan.connections(); i++) {
                connections.add(new Connection(port, template, selector));
            }
            Accepted accepted = new Run(plan, template, selector, connections).run();
            for (Connection connection : connections) {
                connection.close();
            }
            return accepted;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Run {

        private final Plan plan;
        private final Template template;
        private final Selector selector;
        private final Accepted accepted = new Accepted();
        private final Deque<Connection> idle;
        private final int connections;
        private final Pace pace;
        private long answeredAt;

        Run(Plan plan, Template template, Selector selector, List<Connection> connections) {
            this.plan = plan;
            this.template = template;
            this.selector = selector;
            this.idle = new ArrayDeque<>(connections);
            this.connections = connections.size();
            this.pace = new Pace(plan, System.nanoTime());
        }

        Accepted run() throws IOException {
            accepted.startedAt = System.nanoTime();
            answeredAt = accepted.startedAt;
            long now = accepted.startedAt;
            while (!pace.isOver(now) || idle.size() < connections) {
                send(now);
                if (now - answeredAt > NOBODY_WAITS_LONGER) {
                    throw new IOException("The service does not answer");
                }
                selector.select(this::read, pace.waitMillis(System.nanoTime(), !idle.isEmpty()));
                now = System.nanoTime();
            }
            accepted.endedAt = answeredAt;
            return accepted;
        }

        private void send(long now) throws IOException {
            while (pace.isDue(now, !idle.isEmpty())) {
                Connection connection = idle.poll();
                for (int n = 0; n < plan.batch(); n++) {
                    int issue = plan.inTurn() ? comment % plan.issues() : random.nextInt(plan.issues());
                    template.write(connection.request(), n, issue, comment++);
                }
                connection.send(pace.taken(System.nanoTime()));
            }
        }

        private void read(SelectionKey key) {
            Connection connection = (Connection) key.attachment();
            try {
                Answer answer = connection.receive();
                if (answer != null) {
                    answered(connection, answer);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void answered(Connection connection, Answer answer) {
            answeredAt = System.nanoTime();
            accepted.latencies.add(answeredAt - connection.sentAt());
            idle.add(connection);
            int events = 0;
            for (int id = answer.nextId(); id >= 0; id = answer.nextId()) {
                events++;
                accepted.event(Uuids.read(answer.bytes(), id), connection.sentAt(), answeredAt, answer.recordedAt());
            }
            if (events < plan.batch() || answer.status() >= 300) {
                accepted.refused(answer.text());
            }
        }
    }
}
