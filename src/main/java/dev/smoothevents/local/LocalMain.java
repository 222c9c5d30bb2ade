package dev.smoothevents.local;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** How development mode starts: the stack first, unless real addresses are set, then the service. */
@QuarkusMain(name = "local")
public final class LocalMain {

    private static final Logger LOG = Logger.getLogger(LocalMain.class);

    private LocalMain() {}

    public static void main(String... args) {
        // a live reload comes here again, and finds the stack running
        if (!SharedStack.isRunning() && !hasRealAddresses()) {
            Map<String, String> settings = SharedStack.start();
            LOG.infof(
                    "Local stack: Postgres %s, Kafka %s, SMTP %s:%s, stand-ins %s",
                    settings.get("smooth.database.url"),
                    settings.get("smooth.kafka.bootstrap-servers"),
                    settings.get("quarkus.mailer.host"),
                    settings.get("quarkus.mailer.port"),
                    settings.get(LocalStack.URL));
        }
        Quarkus.run(args);
    }

    private static boolean hasRealAddresses() {
        return Stream.of("smooth.database.url", "smooth.kafka.bootstrap-servers")
                .anyMatch(LocalMain::isSet);
    }

    private static boolean isSet(String setting) {
        String variable = setting.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        return Stream.of(System.getProperty(setting), System.getenv(variable))
                .anyMatch(value -> value != null && !value.isBlank());
    }
}
