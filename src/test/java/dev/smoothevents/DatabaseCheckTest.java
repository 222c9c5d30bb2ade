package dev.smoothevents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class DatabaseCheckTest {

    @Test
    void whereNobodyListensTheSettingIsNamedInOneLine() throws IOException {
        int port = freePort();
        String url = "postgresql://127.0.0.1:" + port + "/smooth?password=secret";
        assertThat(new DatabaseCheck(url, "smooth", "smooth").fault())
                .get()
                .asString()
                .startsWith("The database at smooth.database.url, postgresql://127.0.0.1:" + port
                        + "/smooth, does not let us in")
                .doesNotContain("secret", "\n", "Exception");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
