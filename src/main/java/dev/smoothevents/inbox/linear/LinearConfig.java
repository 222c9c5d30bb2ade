package dev.smoothevents.inbox.linear;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How Linear is reached. */
@ConfigMapping(prefix = "smooth.linear")
public interface LinearConfig {

    /** Where Linear's GraphQL API is. */
    @WithDefault("https://api.linear.app/graphql")
    String apiUrl();

    /** A personal API key. */
    Optional<String> apiKey();

    /** An OAuth access token; taken before the API key where both are set. */
    Optional<String> oauthToken();

    /** How long one request may take. */
    @WithDefault("PT10S")
    Duration timeout();

    /** How many connections are held at most. */
    @WithDefault("10")
    int poolSize();

    /**
     * What the Authorization header says.
     *
     * @see <a href="https://linear.app/developers/graphql#authentication">Authentication</a>
     */
    default Optional<String> authorization() {
        return oauthToken().map(token -> "Bearer " + token).or(this::apiKey);
    }
}
