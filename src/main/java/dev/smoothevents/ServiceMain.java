package dev.smoothevents;

import dev.smoothevents.action.ActionCatalogue;
import dev.smoothevents.inbox.email.EmailCheck;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Starts the service, or says in one sentence why not. */
@QuarkusMain
public class ServiceMain {

    public static void main(String... args) {
        Config config = ConfigProvider.getConfig();
        Optional<String> fault = new StartCheck(name -> config.getOptionalValue(name, String.class))
                .fault()
                .or(() -> ActionCatalogue.fault(config.getOptionalValue("smooth.actions.file", String.class)))
                .or(() -> new EmailCheck(name -> config.getOptionalValue(name, String.class)).fault())
                .or(() -> databaseFault(config));
        if (fault.isPresent()) {
            System.err.println(fault.get());
            System.exit(1);
        }
        Quarkus.run(args);
    }

    private static Optional<String> databaseFault(Config config) {
        String username = config.getOptionalValue("smooth.database.username", String.class)
                .orElse("");
        String password = config.getOptionalValue("smooth.database.password", String.class)
                .orElse("");
        return new DatabaseCheck(config.getValue("smooth.database.url", String.class), username, password).fault();
    }
}
