package dev.smoothevents.action;

import com.fasterxml.jackson.databind.JsonNode;
import dev.smoothevents.http.Violation;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Every action that can be recorded: the built-in ones, and those of the operator's file ({@code smooth.actions.file}),
 * which adds actions and replaces whole ones by name. Read once, at start; a wrong file fails the start with one
 * sentence. Never changes afterwards.
 */
@ApplicationScoped
@Startup
public class ActionCatalogue {

    private final Set<String> inboxes;
    private final Map<String, Action> actions = new TreeMap<>();
    private final List<Action> all;
    private final List<String> hiddenFromFeed;
    private final ExtraCheck extraCheck;

    @Inject
    ActionCatalogue(ActionConfig config) {
        this(CatalogueFiles.read(config.file()));
    }

    ActionCatalogue(CatalogueFile files) {
        this.inboxes = files.inboxes();
        // a later one replaces an earlier one of the same name
        files.actions().forEach(action -> this.actions.put(action.name(), action));
        all = List.copyOf(this.actions.values());
        hiddenFromFeed =
                all.stream().filter(action -> !action.feed()).map(Action::name).toList();
        extraCheck = new ExtraCheck(all);
    }

    /** The catalogue without an operator's file, for use without a container. */
    public static ActionCatalogue builtIn() {
        return new ActionCatalogue(CatalogueFiles.read(Optional.empty()));
    }

    /** What is wrong with an operator's file, as one sentence; for whoever wants to know before anything starts. */
    public static Optional<String> fault(Optional<String> file) {
        try {
            CatalogueFiles.read(file);
            return Optional.empty();
        } catch (CatalogueException e) {
            return Optional.of(e.getMessage());
        }
    }

    public Optional<Action> find(String name) {
        return name == null ? Optional.empty() : Optional.ofNullable(actions.get(name));
    }

    /** @throws NoSuchElementException where there is no such action; ask {@link #find} for names from outside */
    public Action get(String name) {
        return find(name).orElseThrow(() -> new NoSuchElementException("no action is called " + name));
    }

    /** Sorted by name. */
    public List<Action> all() {
        return all;
    }

    /** Names of all inboxes that there are, sorted. */
    public Set<String> inboxes() {
        return inboxes;
    }

    /** Names of the actions that the activity feed leaves out, sorted. */
    public List<String> hiddenFromFeed() {
        return hiddenFromFeed;
    }

    /** What may have been meant by an unknown name: at most three names, the nearest first, often none. */
    public List<String> near(String name) {
        return Spelling.near(name, actions.keySet());
    }

    /**
     * What is wrong with the {@code extra} of an event.
     *
     * @param action one of this catalogue
     * @param extra may be null, which is as good as empty
     * @return at most 20, each field written as {@code extra.label_ids[3]}; empty where nothing is wrong
     */
    public List<Violation> checkExtra(Action action, JsonNode extra) {
        return extraCheck.check(action, extra);
    }

    @Produces
    @Singleton
    FeedText feedText() {
        return new FeedText(all);
    }
}
