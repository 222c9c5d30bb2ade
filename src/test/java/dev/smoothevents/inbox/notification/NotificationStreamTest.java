package dev.smoothevents.inbox.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.smoothevents.Api;
import dev.smoothevents.EventSource;
import dev.smoothevents.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class NotificationStreamTest {

    private static final String COUNT = NotificationStream.UNREAD_COUNT;

    @Inject
    NotificationStream stream;

    @Inject
    UnreadWatch watch;

    /** Whoever hangs up leaves nothing behind. */
    @AfterEach
    void nobodyIsLeft() {
        await().atMost(Notifications.SOON).until(() -> stream.followers() == 0 && watch.watched() == 0);
    }

    @Test
    void whatComesIsHeardAndHowManyAreUnread() {
        Notifications inbox = Notifications.ofNew("ns");
        try (EventSource source = open(inbox, null)) {
            String event = inbox.mention("ns/a#1");
            await().atMost(Notifications.SOON)
                    .until(() -> source.heard("message").size() == 1);
            JsonNode heard = source.heard("message").get(0);
            assertThat(heard).isEqualTo(inbox.list().get(0));
            assertThat(heard.path("event").path("id").textValue()).isEqualTo(event);
            await().atMost(Notifications.SOON).until(() -> counts(source).equals(List.of(0L, 1L)));

            inbox.post("/" + heard.path("id").textValue() + "/read");
            await().atMost(Notifications.SOON).until(() -> counts(source).equals(List.of(0L, 1L, 0L)));
        }
    }

    @Test
    void othersHearNothingOfIt() {
        Notifications inbox = Notifications.ofNew("ns");
        Notifications other = Notifications.ofNew("ns");
        try (EventSource source = open(inbox, null);
                EventSource otherSource = open(other, null)) {
            inbox.mention("ns/b#1");
            other.mention("ns/b#2");
            await().atMost(Notifications.SOON)
                    .until(() -> !source.heard("message").isEmpty()
                            && !otherSource.heard("message").isEmpty());
            assertThat(source.heard("message")).isEqualTo(inbox.list());
            assertThat(otherSource.heard("message")).isEqualTo(other.list());
        }
    }

    @Test
    void whoComesBackHearsWhatCameMeanwhileAndNothingTwice() {
        Notifications inbox = Notifications.ofNew("ns");
        String lastId;
        try (EventSource source = open(inbox, null)) {
            lastId = source.lastId();
        }
        inbox.mentioned("ns/c#1", 3);
        inbox.post("/" + inbox.list().get(0).path("id").textValue() + "/archive");
        try (EventSource source = EventSource.open(inbox.path() + "/stream", lastId)) {
            await().atMost(Notifications.SOON)
                    .until(() -> source.heard("message").size() == 3);
            lastId = source.events().stream()
                    .filter(event -> event.name().equals("message"))
                    .toList()
                    .get(1)
                    .id();
        }
        try (EventSource source = EventSource.open(inbox.path() + "/stream", lastId)) {
            inbox.mention("ns/c#1");
            await().atMost(Notifications.SOON)
                    .until(() -> source.heard("message").size() == 2);
        }
    }

    @Test
    void underFireEachIsHeardOnceHoweverOftenTheLineBreaks() {
        Notifications inbox = Notifications.ofNew("ns");
        List<JsonNode> heard = new ArrayList<>();
        EventSource source = open(inbox, null);
        CompletableFuture<Void> writers = CompletableFuture.runAsync(() -> Api.atOnce(4, n -> {
            for (int i = 0; i < 25; i++) {
                inbox.mention("ns/d#" + (n * 100 + i % 5));
            }
            return n;
        }));
        while (!writers.isDone()) {
            int before = heard.size();
            EventSource current = source;
            await().atMost(Notifications.SOON)
                    .until(() -> writers.isDone() || !current.heard("message").isEmpty());
            current.close();
            heard.addAll(current.heard("message"));
            assertThat(heard.size()).isGreaterThanOrEqualTo(before);
            source = EventSource.open(inbox.path() + "/stream", current.lastId());
        }
        writers.join();
        inbox.awaitUnread(100);
        EventSource last = source;
        await().atMost(Notifications.SOON)
                .until(() -> heard.size() + last.heard("message").size() >= 100);
        last.close();
        heard.addAll(last.heard("message"));

        List<JsonNode> list = new ArrayList<>(inbox.list());
        Collections.reverse(list);
        assertThat(heard).isEqualTo(list);
    }

    @Test
    void anIdFromBeforeTheDatabaseWasSetBackBeginsWithNow() {
        Notifications inbox = Notifications.ofNew("ns");
        try (EventSource source = EventSource.open(inbox.path() + "/stream", "999999999999999")) {
            await().atMost(Notifications.SOON).until(() -> !"999999999999999".equals(source.lastId()));
            inbox.mention("ns/e#1");
            await().atMost(Notifications.SOON)
                    .until(() -> source.heard("message").size() == 1);
        }
    }

    /** Opened from now on, and ready to hear. */
    private static EventSource open(Notifications inbox, String lastEventId) {
        EventSource source = EventSource.open(inbox.path() + "/stream", lastEventId);
        await().atMost(Notifications.SOON)
                .until(() -> source.lastId() != null && !source.heard(COUNT).isEmpty());
        return source;
    }

    private static List<Long> counts(EventSource source) {
        return source.heard(COUNT).stream()
                .map(count -> count.path("count").longValue())
                .toList();
    }
}
