package dev.smoothevents.event;

import dev.smoothevents.topic.EventMessage;

/** An event, and where it stands in the order in which events are told to those who follow live. */
public record PositionedEvent(long position, EventMessage event) {}
