package dev.smoothevents.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** One HTTP request to a stand-in, and the doors to answer it. */
final class Call {

    private final HttpExchange exchange;

    Call(HttpExchange exchange) {
        this.exchange = exchange;
    }

    String method() {
        return exchange.getRequestMethod();
    }

    String path() {
        return exchange.getRequestURI().getPath();
    }

    /** @return the header's first value, or null */
    String header(String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    /** @return the decoded value of a query parameter, or null */
    String parameter(String name) {
        String query = exchange.getRequestURI().getQuery();
        if (query == null) {
            return null;
        }
        for (String pair : query.split("&")) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        return null;
    }

    /** @throws JsonProcessingException when the body is no JSON */
    JsonNode json() throws IOException {
        return Json.MAPPER.readTree(exchange.getRequestBody().readAllBytes());
    }

    Call set(String header, String value) {
        exchange.getResponseHeaders().set(header, value);
        return this;
    }

    void answerText(int status, String text) throws IOException {
        answer(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    void answerJson(int status, Object body) throws IOException {
        answer(status, "application/json; charset=utf-8", Json.MAPPER.writeValueAsBytes(body));
    }

    private void answer(int status, String type, byte[] body) throws IOException {
        set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** Closes the connection without an answer. */
    void drop() {
        exchange.close();
    }
}
