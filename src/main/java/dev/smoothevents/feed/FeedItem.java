package dev.smoothevents.feed;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.smoothevents.topic.EventMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * An event as the feed shows it: all its fields, and
 *
 * @param text the sentence, plain text
 * @param icon one emoji
 * @param color CSS hex colour
 */
@RegisterForReflection
public record FeedItem(@JsonUnwrapped EventMessage event, String text, String icon, String color) {}
