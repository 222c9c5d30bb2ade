package dev.smoothevents.action;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** What an operator sets about the catalogue. */
@ConfigMapping(prefix = "smooth.actions")
interface ActionConfig {

    /** A YAML file of further actions, and of replacements for built-in ones. Read once, at start. */
    Optional<String> file();
}
