package dev.smoothevents;

import dev.smoothevents.local.SharedStack;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Gives a test of the service the local stack. One stack serves all tests of the process; it ends with it.
 *
 * <p>Use it as {@code @WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)}, or on any
 * one class with {@code @QuarkusTestResource(LocalStackResource.class)}, which is global too.
 */
public class LocalStackResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return SharedStack.start();
    }

    @Override
    public void stop() {
        // other classes still need it
    }
}
