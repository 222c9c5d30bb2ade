package dev.smoothevents.inbox.notification;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Answers 404 unless there is a person with the key in the path. Before the method, so that it holds for streams too. */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@interface KnownPerson {}
