package org.transferadvisor.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Asks a service, as a program would and as nobody should. */
final class Calls {

    static final JsonMapper JSON = JsonMapper.builder().build();

    /** A value as it is sent. */
    static String json(Object value) throws IOException {
        return JSON.writeValueAsString(value);
    }

    private final HttpClient client = HttpClient.newHttpClient();
    private final Workbench workbench;
    private final String key;

    Calls(Workbench workbench) {
        this.workbench = workbench;
        this.key = workbench.address().replaceFirst(".*#key=", "");
    }

    String key() {
        return key;
    }

    /** An answer. */
    record Answer(int status, String type, String body) {

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new AssertionError(body, e);
            }
        }
    }

    Answer get(String path) throws Exception {
        return send("GET", path, null, null, false);
    }

    Answer post(String path, String body) throws Exception {
        return send("POST", path, "application/json", body, false);
    }

    /** With the key. */
    Answer write(String method, String path, @Nullable String body) throws Exception {
        return send(method, path, "application/json", body, true);
    }

    Answer send(String method, String path, @Nullable String type, @Nullable String body, boolean withKey)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + workbench.port() + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (type != null) {
            request.header("Content-Type", type);
        }
        if (withKey) {
            request.header("Authorization", "Bearer " + key);
        }
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        return new Answer(
                answer.statusCode(), answer.headers().firstValue("Content-Type").orElse(""), answer.body());
    }

    /** The status of what is sent to the letter; 0 where the service hangs up without a word. */
    int raw(String request) throws IOException {
        String answer = rawText(request);
        return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
    }

    /** All that comes back on what is sent to the letter. */
    String rawText(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), workbench.port())) {
            socket.setSoTimeout(3_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            return read(socket.getInputStream());
        }
    }

    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            in.transferTo(bytes);
        } catch (SocketTimeoutException e) {
            // what came is what there is
        } catch (IOException e) {
            // hung up while more was sent
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
