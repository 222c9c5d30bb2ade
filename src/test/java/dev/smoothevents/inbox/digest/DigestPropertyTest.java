package dev.smoothevents.inbox.digest;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.smoothevents.LocalStackResource;
import dev.smoothevents.inbox.StoryFinder;
import dev.smoothevents.inbox.digest.CrashingTable.Mistake;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
        judge(seed, Mistake.NONE);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aMistakeWouldBeSeen(Mistake mistake) {
        assertThatThrownBy(() -> LongStream.rangeClosed(1, 3).forEach(seed -> judge(seed, mistake)))
                .isInstanceOf(AssertionError.class);
    }

    private void judge(long seed, Mistake mistake) {
        DigestWorld world = new DigestWorld(seed, mistake, pool, stories, json);
        world.live(120);
        world.calmDown();
        world.judge();
    }
}
