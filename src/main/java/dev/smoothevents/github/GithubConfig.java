package dev.smoothevents.github;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Settings of the GitHub intake. */
@ConfigMapping(prefix = "smooth.github")
public interface GithubConfig {

    /** The secret that GitHub signs deliveries with. Without it the endpoint answers 503; blank counts as missing. */
    Optional<String> webhookSecret();

    /** Whether comments on pull requests are recorded too. To GitHub a pull request is an issue with more to it. */
    @WithDefault("false")
    boolean pullRequestComments();
}
