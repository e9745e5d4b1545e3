package org.transferadvisor.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.transferadvisor.Case;
import org.transferadvisor.facts.reading.RefusedException;

/** Who may ask what: from the machine itself, from a page of another site, from another machine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {

    private static final String TOKEN = "a-token-of-20-letters";

    private Workbench workbench;
    private Calls calls;

    @BeforeAll
    void start() {
        workbench = Workbench.start(ServiceSettings.DEFAULT);
        calls = new Calls(workbench);
    }

    @AfterAll
    void stop() {
        workbench.close();
    }

    private String request(String line, String... headers) {
        return line + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n\r\n";
    }

    private int asked(String host, String... headers) throws IOException {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add("Host: " + host);
        return calls.raw(request("GET /api/v1/service", all.toArray(String[]::new)));
    }

    @Test
    void onlyTheMachinesOwnNamesAreAnswered() throws IOException {
        for (String own : List.of("localhost", "localhost:" + workbench.port(), "127.0.0.1", "[::1]", "LOCALHOST:80")) {
            assertThat(asked(own)).as(own).isEqualTo(200);
        }
        for (String other : List.of("evil.example", "localhost.evil.example", "127.0.0.1.nip.io", "169.254.1.1", "")) {
            assertThat(asked(other)).as(other).isIn(400, 421);
        }
    }

    @Test
    void onlyThePageOfTheServiceItselfMayAsk() throws IOException {
        String own = "127.0.0.1:" + workbench.port();
        assertThat(asked(own, "Origin: http://" + own)).isEqualTo(200);
        for (String other : List.of(
                "null",
                "http://evil.example",
                "http://127.0.0.1:1",
                "http://localhost:" + workbench.port(),
                "file://")) {
            assertThat(asked(own, "Origin: " + other)).as(other).isEqualTo(403);
        }
    }

    @Test
    void whatAPlainFormCanSendIsNotRead() throws Exception {
        for (String type :
                List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "")) {
            Calls.Answer answer = calls.send(
                    "POST",
                    "/api/v1/advise?preview=true",
                    type.isEmpty() ? null : type,
                    Case.project().json(),
                    false);
            assertThat(answer.status()).as(type).isEqualTo(415);
        }
        assertThat(calls.send("OPTIONS", "/api/v1/advise", null, null, false).status())
                .isEqualTo(415);
    }

    @Test
    void whatWritesNeedsTheKeyOfThisStart() throws Exception {
        assertThat(calls.send("PUT", "/api/v1/draft/files/strategy.drl", "application/json", "{\"text\": \"\"}", false)
                        .status())
                .isEqualTo(401);
        try (Workbench other = Workbench.start(ServiceSettings.DEFAULT)) {
            assertThat(new Calls(other).key()).isNotEqualTo(calls.key()).hasSizeGreaterThan(30);
        }
    }

    @Test
    void anAddressThatOthersReachDemandsAToken() {
        assertThatThrownBy(() -> new ServiceSettings("0.0.0.0", 0, null, List.of(), null, null, false, false).checked())
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("--token");
        assertThatThrownBy(() -> new ServiceSettings("0.0.0.0", 0, "x".repeat(15), List.of(), null, null, false, false)
                        .checked())
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("16 characters");
        assertThat(new ServiceSettings("0.0.0.0", 0, "x".repeat(16), List.of(), null, null, false, false).checked())
                .isNotNull();
    }

    @Test
    void withATokenNobodyReadsWithoutItAndReadOnlyNobodyWrites() throws Exception {
        try (Workbench guarded = Workbench.start(
                new ServiceSettings("127.0.0.1", 0, TOKEN, List.of("advisor.example"), null, null, true, false))) {
            Calls asking = new Calls(guarded);
            assertThat(asking.key()).isEqualTo(TOKEN);
            assertThat(asking.get("/api/v1/rulebook").status()).isEqualTo(401);
            assertThat(asking.get("/metrics").status()).isEqualTo(401);
            assertThat(asking.get("/health/live").status()).isEqualTo(200);
            assertThat(asking.write("GET", "/api/v1/rulebook", null).status()).isEqualTo(200);
            assertThat(asking.write("DELETE", "/api/v1/draft", "").status()).isEqualTo(403);
            assertThat(asking.raw(request(
                            "GET /api/v1/service", "Host: advisor.example:8080", "Authorization: Bearer " + TOKEN)))
                    .isEqualTo(200);
        }
    }

    @Test
    void aPortThatIsTakenIsSaid() {
        ServiceSettings same =
                new ServiceSettings("127.0.0.1", workbench.port(), null, List.of(), null, null, false, false);
        assertThatThrownBy(() -> Workbench.start(same))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("port `" + workbench.port() + "`");
    }

    /** Requests of a thousand kinds, most of them never to be answered well, from hosts, pages and clients that mean ill. */
    @Test
    void ofAThousandHostileRequestsNoneGetsThroughAndNothingLeaks() throws Exception {
        Random random = new Random(21);
        String own = "127.0.0.1:" + workbench.port();
        String before = calls.get("/api/v1/draft").body();
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), workbench.port());
            socket.getOutputStream().write(slowStart(i, own).getBytes(StandardCharsets.ISO_8859_1));
            slow.add(socket);
        }
        for (int i = 0; i < 950; i++) {
            String hostile = hostile(random, own, i % 10);
            assertThat(calls.raw(hostile) / 100).as(hostile).isNotEqualTo(2);
        }
        assertThat(calls.get("/api/v1/draft").body()).isEqualTo(before);
        assertThat(calls.post("/api/v1/advise?preview=true", Case.project().json())
                        .status())
                .isEqualTo(200);
        for (Socket each : slow) {
            each.close();
        }
        long threads = Thread.getAllStackTraces().keySet().stream()
                .filter(each -> each.getName().startsWith("advisor-http"))
                .count();
        assertThat(threads).isLessThanOrEqualTo(64);
    }

    /** The beginning of a request whose end never comes. */
    private static String slowStart(int kind, String own) {
        return switch (kind % 3) {
            case 0 -> "GET /api/v1/serv";
            case 1 -> "GET / HTTP/1.1\r\nHost: " + own + "\r\nX-Slow: ";
            default ->
                "POST /api/v1/advise HTTP/1.1\r\nHost: " + own
                        + "\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{";
        };
    }

    private String hostile(Random random, String own, int kind) {
        String noise = Long.toHexString(random.nextLong());
        String facts = Case.project().json();
        String length = "Content-Length: " + facts.length();
        String json = "Content-Type: application/json";
        return switch (kind) {
            case 0 -> request("GET /api/v1/rulebook", "Host: " + noise + ".example");
            case 1 -> request("GET /api/v1/rulebook", "Host: " + own, "Origin: http://" + noise + ".example");
            case 2 ->
                request(
                        "GET /api/v1/draft/files/" + "../".repeat(1 + random.nextInt(9)) + "etc/passwd",
                        "Host: " + own);
            case 3 ->
                request(
                        "GET /page/" + "%2e%2e%2f".repeat(1 + random.nextInt(9)) + "org/transferadvisor/Advisor.class",
                        "Host: " + own);
            case 4 ->
                request("POST /api/v1/advise?preview=true", "Host: " + own, "Content-Type: text/plain", length) + facts;
            case 5 ->
                request(
                                "PUT /api/v1/draft/files/" + noise + ".drl",
                                "Host: " + own,
                                json,
                                "Content-Length: 11",
                                "Authorization: Bearer " + noise)
                        + "{\"text\":\"\"}";
            case 6 ->
                request("POST /api/v1/advise?preview=true", "Host: " + own, json, "Content-Length: 4000")
                        + "[".repeat(4000);
            case 7 -> request("POST /api/v1/advise?preview=true", "Host: " + own, json, "Content-Length: -1") + facts;
            case 8 -> request("GET /" + noise.repeat(1_000), "Host: " + own);
            default -> {
                byte[] bytes = new byte[200];
                random.nextBytes(bytes);
                yield new String(bytes, StandardCharsets.ISO_8859_1);
            }
        };
    }
}
