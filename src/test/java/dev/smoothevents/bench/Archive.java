package dev.smoothevents.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/**
 * Makes the archive of the classes that the service loads (application class-data sharing), with which it starts in half the time. Called
 * by {@code bench/app-cds.sh}. The archive fits the very Java and package that it was made with; any other ignores it.
 */
final class Archive {

    private static final Duration TRAINING = Duration.ofSeconds(5);

    private Archive() {}

    public static void main(String... args) throws IOException {
        try (Lab lab = new Lab(Options.read());
                Service service = lab.service("archive", true, true, Map.of(), Service.archiveOption())) {
            new Generator(service.port()).run(Plan.closed(4, 1, Plan.WIDE, TRAINING));
        }
    }
}
