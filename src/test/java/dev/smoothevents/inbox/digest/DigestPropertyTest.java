package dev.smoothevents.inbox.digest;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.smoothevents.LocalStackResource;
import dev.smoothevents.inbox.StoryFinder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random events, preferences, deletions, crashes between any two steps, replicas at once, and a clock that jumps; on real Postgres. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class DigestPropertyTest {

    private static final int WORLDS = Integer.getInteger("digest.worlds", 5);

    @Inject
    Pool pool;

    @Inject
    StoryFinder stories;

    @Inject
    ObjectMapper json;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, WORLDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyEligibleItemIsInExactlyOneDigest(long seed) {
        DigestWorld world = new DigestWorld(seed, pool, stories, json);
        world.live(120);
        world.calmDown();
        world.judge();
    }
}
