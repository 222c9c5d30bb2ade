package dev.smoothevents.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The levels of the inboxes: a backlog that is planned, one event with very many recipients, mail that goes out. */
final class Inboxes {

    private static final int SUBSCRIBERS = 10_000;

    private static final String NOBODY_REACHABLE = """
            UPDATE projects SET slack_channel = NULL, slack_webhook_url = NULL, linear_team_id = NULL;
            UPDATE issues SET linear_issue_id = NULL;
            UPDATE people SET email = NULL""";

    private static final String PLANNED = """
            SELECT count(*) FILTER (WHERE inbox = 'notification' AND status = 'delivered') || ' ' || count(*) || ' '
                   || extract(epoch FROM max(created_at) - min(created_at))
            FROM deliveries""";

    private final Lab lab;
    private final Options options;
    private final List<Row> rows = new ArrayList<>();

    Inboxes(Lab lab, Options options) {
        this.lab = lab;
        this.options = options;
    }

    List<Row> run() {
        if (options.has("planning")) {
            planning();
        }
        if (options.has("fanout")) {
            fanOut();
        }
        if (options.has("mail")) {
            mail();
        }
        return rows;
    }

    /** All four inboxes have somebody to tell, and no provider is there: so hardly anything but planning happens. */
    private void planning() {
        int events = fill(options.backlog() / 4, """
                UPDATE people SET email = key || '@example.com';
                UPDATE projects SET slack_channel = '#bench', slack_webhook_url = 'http://127.0.0.1:%d/hook', linear_team_id = gen_random_uuid()
                WHERE key = '%s'""".formatted(closedPort(), Template.PROJECT));
        try (Service service = lab.service("planning", true, true, nobodyThere())) {
            Cpu cpu = new Cpu(lab, service);
            lab.settlement.awaitRead();
            cpu.stop();
            String[] planned = lab.database.ask(PLANNED).split(" ");
            double seconds = Double.parseDouble(planned[2]);
            Row row = new Row("planning " + events, "4 inboxes, " + planned[1] + " deliveries")
                    .with(Column.THROUGH, events / seconds)
                    .with(Column.PEAK, service.proc().peakMegabytes());
            cpu.tell(row, events);
            rows.add(row);
        }
    }

    private void fanOut() {
        try (Service service = lab.service("fanout", true, true, nobodyThere())) {
            lab.database.run(NOBODY_REACHABLE);
            lab.settlement.await(true);
            lab.database.run("""
                    INSERT INTO people (account, key, email) SELECT 'default', 'fan-' || n, 'fan-' || n || '@example.com'
                    FROM generate_series(1, %d) n ON CONFLICT DO NOTHING;
                    INSERT INTO subscriptions (account, issue_id, person)
                    SELECT 'default', i.id, p.key FROM issues i, people p WHERE i.key = 'bench/start#1' AND p.key LIKE 'fan-%%'
                    ON CONFLICT DO NOTHING;
                    TRUNCATE issue_events, outbox CASCADE""".formatted(SUBSCRIBERS));
            service.awaitFirstEvent();
            lab.settlement.awaitCount("notifications WHERE person LIKE 'fan-%'", SUBSCRIBERS);
            lab.settlement.awaitCount("deliveries WHERE inbox = 'email' AND recipient LIKE 'fan-%'", SUBSCRIBERS);
            double seconds = Double.parseDouble(lab.database.ask("""
                    SELECT extract(epoch FROM (SELECT max(created_at) FROM deliveries) - (SELECT min(recorded_at) FROM issue_events))"""));
            rows.add(new Row("fan-out " + SUBSCRIBERS, "e-mail and in-app, cold").with(Column.PLANNED, seconds));
            lab.database.run("DELETE FROM subscriptions WHERE person LIKE 'fan-%'");
        }
    }

    private void mail() {
        int events = fill(options.backlog() / 20, "UPDATE people SET email = key || '@example.com'");
        try (SmtpSink sink = new SmtpSink()) {
            Map<String, String> settings = nobodyThere();
            settings.put("quarkus.mailer.port", Integer.toString(sink.port()));
            try (Service service = lab.service("mail", true, true, settings)) {
                Cpu cpu = new Cpu(lab, service);
                lab.settlement.await(true);
                cpu.stop();
                Row row = new Row("mail for " + events, sink.mails() + " e-mails")
                        .with(Column.THROUGH, sink.perSecond())
                        .with(Column.PEAK, service.proc().peakMegabytes());
                cpu.tell(row, sink.mails());
                rows.add(row);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** So many batches of events wait on the topic; nobody has planned them. */
    private int fill(int batches, String sql) {
        try (Service service = lab.service("fill", true, false)) {
            lab.database.run(NOBODY_REACHABLE);
            lab.database.clear();
            int events =
                    new Generator(service.port()).run(Plan.fill(batches)).ids.size();
            lab.settlement.await(false);
            lab.database.run(sql);
            lab.database.run("CHECKPOINT");
            return events;
        }
    }

    private static Map<String, String> nobodyThere() {
        return new HashMap<>(Map.of(
                "quarkus.mailer.host",
                "127.0.0.1",
                "quarkus.mailer.port",
                Integer.toString(closedPort()),
                "smooth.linear.api-key",
                "bench",
                "smooth.linear.api-url",
                "http://127.0.0.1:" + closedPort() + "/graphql"));
    }

    private static int closedPort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
