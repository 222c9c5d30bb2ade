package dev.smoothevents.issue;

import jakarta.ws.rs.core.Response;

/**
 * What became of a PUT.
 *
 * @param created whether there was no such thing before, as far as a GET could tell
 */
record Stored<T>(boolean created, T view) {

    Response answer() {
        return Response.status(created ? 201 : 200).entity(view).build();
    }
}
