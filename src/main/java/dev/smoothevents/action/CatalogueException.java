package dev.smoothevents.action;

import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * An action file that cannot be used. The message is one sentence for the operator: the file, the line and column, the
 * field, and what would be right.
 */
public class CatalogueException extends ConfigurationException {

    CatalogueException(String sentence) {
        super(sentence);
    }
}
