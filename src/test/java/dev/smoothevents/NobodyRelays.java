package dev.smoothevents;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The service records and does not relay: what is in the outbox stays there. */
public class NobodyRelays implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("smooth.outbox.relay.enabled", "false");
    }
}
