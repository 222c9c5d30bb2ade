package dev.smoothevents.issue;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A project's maintainer.
 *
 * @param person key of the person; required; created on first sight
 * @param notified whether they are told of the project's events; true unless said
 */
@RegisterForReflection
record MaintainerBody(String person, @JsonProperty("notify") Boolean notified) {

    boolean isNotified() {
        return notified == null || notified;
    }
}
