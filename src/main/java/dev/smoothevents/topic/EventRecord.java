package dev.smoothevents.topic;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What was acted on (a comment, a label, ...), and the few words of it that are needed later.
 *
 * @param type the kind of thing, {@code comment}; required
 * @param id the caller's id of it; required
 * @param url where a person can see it
 * @param title its title, for things that have one
 * @param body its text, for things that have one
 * @param name its name, for things that have one
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventRecord(String type, String id, String url, String title, String body, String name) {}
