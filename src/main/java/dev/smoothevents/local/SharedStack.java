package dev.smoothevents.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.HashMap;
import java.util.Map;

/**
 * The one stack of this process, and the door for those who only need its addresses.
 *
 * <p>A live reload, and each profile of the tests, comes with a new class loader. The stack has one of its own that stays,
 * and the system properties say that it runs and where.
 */
public final class SharedStack {

    private static final String STACK = "dev.smoothevents.local.LocalStack";

    private SharedStack() {}

    /** @return whether this process has a stack already */
    public static boolean isRunning() {
        return System.getProperty(LocalStack.URL) != null;
    }

    /**
     * Starts the stack unless it runs, and sets its settings as system properties. It stops with the process.
     *
     * @return the settings that point the service at it
     */
    public static Map<String, String> start() {
        // the class loaders differ, but not the string's text: interned, it is one lock for the whole process
        synchronized (LocalStack.URL.intern()) {
            if (!isRunning()) {
                settingsOfNew().forEach(System::setProperty);
            }
            return settings();
        }
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        for (String name : LocalStack.SETTINGS) {
            settings.put(name, System.getProperty(name));
        }
        return settings;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> settingsOfNew() {
        ClassLoader loader = stackLoader();
        Thread current = Thread.currentThread();
        ClassLoader before = current.getContextClassLoader();
        current.setContextClassLoader(loader);
        try {
            return (Map<String, String>)
                    Class.forName(STACK, true, loader).getMethod("launch").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the local stack does not start", e);
        } finally {
            current.setContextClassLoader(before);
        }
    }

    /** Never closed: the stack lives as long as the process. */
    private static ClassLoader stackLoader() {
        URL classes = SharedStack.class.getProtectionDomain().getCodeSource().getLocation();
        // libraries come from where the servers' own classes come from: that loader outlives reloads
        ClassLoader libraries = EmbeddedPostgres.class.getClassLoader();
        return new URLClassLoader(new URL[] {classes}, libraries);
    }
}
