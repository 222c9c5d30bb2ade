package dev.smoothevents.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnavailableTest {

    @ParameterizedTest
    @ValueSource(strings = {"57P01", "57P03", "08006", "53300", "40P01", "25P03", "55P03"})
    void whatPassesByItselfIsUnavailable(String state) {
        assertThat(Unavailable.isBehind(new PgException("no", "FATAL", state, null)))
                .isTrue();
        assertThat(Unavailable.isBehind(new RuntimeException(new SQLException("no", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42601", "22021", "28P01"})
    void whatTheDatabaseRefusesIsNot(String state) {
        assertThat(Unavailable.isBehind(new PgException("no", "ERROR", state, null)))
                .isFalse();
    }

    @Test
    void itIsFoundHoweverDeepItLies() {
        assertThat(Unavailable.isBehind(new CompletionException(new RuntimeException(new ConnectException()))))
                .isTrue();
        assertThat(Unavailable.isBehind(new IllegalStateException())).isFalse();
    }

    @Test
    void aConnectionThatIsLostInTheMomentOfUseIsUnavailable() {
        assertThat(Unavailable.isBehind(new IOException("Broken pipe"))).isTrue();
        assertThat(Unavailable.isBehind(
                        new NoStackTraceThrowable("Connection is not active now, current status: CLOSED")))
                .isTrue();
        assertThat(Unavailable.isBehind(new NoStackTraceThrowable(
                        "Pending requests failed to be sent due to connection has been closed.")))
                .isTrue();
        assertThat(Unavailable.isBehind(new NoStackTraceThrowable("something else")))
                .isFalse();
    }
}
