package dev.smoothevents.inbox.slack;

import dev.smoothevents.inbox.Story;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The stories that were told, and no directory. */
class StoriesInMemory extends SlackStories {

    private final Map<UUID, Story> stories = new HashMap<>();

    StoriesInMemory() {
        super(null, null, null, null);
    }

    void add(Story story) {
        stories.put(story.event().id(), story);
    }

    @Override
    Uni<Story> earlier(Story now, UUID event) {
        return Uni.createFrom().item(stories.get(event));
    }
}
