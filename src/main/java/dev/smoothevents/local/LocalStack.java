package dev.smoothevents.local;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Everything the service needs around it, in this process and on loopback: real Postgres, real Kafka, a real SMTP server,
 * and stand-ins for Slack and Linear. Nothing of it is left behind by {@link #close()}.
 */
public final class LocalStack implements AutoCloseable {

    /** The setting that says that a stack is up, and where its stand-ins are. */
    public static final String URL = "smooth.local.url";

    /** The names of all settings that {@link #settings()} has. */
    static final List<String> SETTINGS = List.of(
            URL,
            "smooth.database.url",
            "smooth.database.username",
            "smooth.database.password",
            "smooth.kafka.bootstrap-servers",
            "quarkus.mailer.host",
            "quarkus.mailer.port",
            "quarkus.mailer.mock",
            "smooth.slack.api-url",
            "smooth.slack.token",
            "smooth.linear.api-url",
            "smooth.linear.api-key",
            "smooth.github.webhook-secret");

    private final Faults faults = new Faults(Clock.systemUTC());
    private final SentLog log = new SentLog(Clock.systemUTC());
    private final LinearAllowance allowance = new LinearAllowance(Clock.systemUTC());
    private final LocalPostgres postgres;
    private final LocalKafka kafka;
    private final LocalSmtp smtp = new LocalSmtp(faults, log);
    private final StandInServer standIns;

    /** @param durable whether Postgres and Kafka wait for the disk: for benchmarks, not for development and tests */
    public LocalStack(boolean durable) {
        postgres = new LocalPostgres(durable);
        kafka = new LocalKafka(durable);
        standIns = new StandInServer(
                new SlackStandIn(faults, log, Clock.systemUTC()),
                new LinearStandIn(faults, log, allowance),
                new ControlDesk(faults, log, allowance, postgres, kafka));
    }

    /** Starts a stack that stops with the process; called by name from another class loader, see {@link SharedStack}. */
    public static Map<String, String> launch() {
        LocalStack stack = new LocalStack(false).start();
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop-local-stack"));
        return stack.settings();
    }

    /** Starts everything, side by side: it takes as long as its slowest part. */
    public LocalStack start() {
        ClassLoader own = LocalStack.class.getClassLoader();
        CompletableFuture<?>[] parts = Stream.<Runnable>of(postgres::start, kafka::start, smtp::start, standIns::start)
                .map(part -> CompletableFuture.runAsync(part, task -> startThread(task, own)))
                .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(parts).join();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        return this;
    }

    /** The servers' own threads inherit the class loader of the one that starts them: it must outlive live reloads. */
    private static void startThread(Runnable task, ClassLoader loader) {
        Thread thread = new Thread(task, "local-stack");
        thread.setDaemon(true);
        thread.setContextClassLoader(loader);
        thread.start();
    }

    public LocalPostgres postgres() {
        return postgres;
    }

    public LocalKafka kafka() {
        return kafka;
    }

    /** The settings that point the service at this stack. */
    public Map<String, String> settings() {
        String url = standIns.url();
        return Map.ofEntries(
                Map.entry(URL, url),
                Map.entry("smooth.database.url", postgres.url()),
                Map.entry("smooth.database.username", "postgres"),
                Map.entry("smooth.database.password", "postgres"),
                Map.entry("smooth.kafka.bootstrap-servers", kafka.bootstrapServers()),
                Map.entry("quarkus.mailer.host", Scratch.LOOPBACK),
                Map.entry("quarkus.mailer.port", Integer.toString(smtp.port())),
                // development and tests mock the mailer by default; here is a real server
                Map.entry("quarkus.mailer.mock", "false"),
                Map.entry("smooth.slack.api-url", url + SlackStandIn.PATH + "/api"),
                Map.entry("smooth.slack.token", SlackStandIn.TOKEN),
                Map.entry("smooth.linear.api-url", url + LinearStandIn.PATH + "/graphql"),
                Map.entry("smooth.linear.api-key", LinearStandIn.API_KEY),
                Map.entry("smooth.github.webhook-secret", "development"));
    }

    @Override
    public void close() {
        faults.clear();
        standIns.close();
        smtp.stop();
        kafka.close();
        postgres.close();
    }
}
