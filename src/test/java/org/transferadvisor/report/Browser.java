package org.transferadvisor.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Chromium without a window, driven over its debugging protocol. */
public final class Browser {

    /** What reaches beyond the window and is not inside something that scrolls by itself, or is there for readers alone. */
    public static final String OVERFLOWING = """
            (() => {
              const found = [];
              const width = document.documentElement.clientWidth;
              for (const each of document.querySelectorAll('body *')) {
                if (each.closest('svg') && each.tagName !== 'svg') continue;
                if (each.closest('.hidden, .skip')) continue;
                let scroller = each.parentElement;
                while (scroller && !/auto|scroll/.test(getComputedStyle(scroller).overflowX)) scroller = scroller.parentElement;
                if (scroller && scroller !== document.documentElement && scroller !== document.body) continue;
                const box = each.getBoundingClientRect();
                if (box.width > 0 && (box.right > width + 0.5 || box.left < -0.5)) {
                  found.push(each.tagName + '.' + each.className + ' ' + Math.round(box.left) + '-' + Math.round(box.right));
                }
              }
              if (document.documentElement.scrollWidth > width) found.push('page ' + document.documentElement.scrollWidth);
              return found.slice(0, 10);
            })()
            """;

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on (ws://\\S+)");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long PATIENCE_SECONDS = 180;

    private final Process process;
    private final WebSocket socket;
    private final BlockingQueue<JsonNode> messages;
    private final List<String> requests = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private String session = "";
    private int calls;

    private Browser(Process process, WebSocket socket, BlockingQueue<JsonNode> messages) {
        this.process = process;
        this.socket = socket;
        this.messages = messages;
    }

    /** Where a Chromium is installed. */
    public static Optional<Path> installed() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts it with an empty profile in a folder. */
    public static Browser start(Path executable, Path profile) throws Exception {
        Process process = new ProcessBuilder(
                        executable.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--user-data-dir=" + profile,
                        "--remote-debugging-port=0",
                        "about:blank")
                .redirectErrorStream(true)
                .start();
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        String address = address(said);
        Thread drain = new Thread(() -> drain(said));
        drain.setDaemon(true);
        drain.start();
        BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address), new Listener(messages))
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        Browser browser = new Browser(process, socket, messages);
        browser.open();
        return browser;
    }

    private static String address(BufferedReader said) throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                return listening.group(1);
            }
        }
        throw new IOException("the browser does not start");
    }

    /** Reads what the browser says, so that it need not wait to be heard, until it ends. */
    private static void drain(BufferedReader said) {
        try (said) {
            said.lines().forEach(line -> {});
        } catch (IOException | UncheckedIOException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Puts the parts of messages together. */
    private static final class Listener implements WebSocket.Listener {

        private final BlockingQueue<JsonNode> messages;
        private final StringBuilder parts = new StringBuilder();

        Listener(BlockingQueue<JsonNode> messages) {
            this.messages = messages;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            parts.append(data);
            if (last) {
                try {
                    messages.add(JSON.readTree(parts.toString()));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
                parts.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }

    private void open() throws Exception {
        String target = call("Target.createTarget", JSON.createObjectNode().put("url", "about:blank"))
                .path("targetId")
                .asText();
        session = call(
                        "Target.attachToTarget",
                        JSON.createObjectNode().put("targetId", target).put("flatten", true))
                .path("sessionId")
                .asText();
        for (String domain : List.of("Page.enable", "Runtime.enable", "Network.enable", "Log.enable")) {
            call(domain, JSON.createObjectNode());
        }
    }

    private JsonNode call(String method, ObjectNode parameters) throws Exception {
        calls++;
        ObjectNode message = JSON.createObjectNode().put("id", calls).put("method", method);
        message.set("params", parameters);
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        socket.sendText(message.toString(), true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        while (true) {
            JsonNode answer = next();
            if (answer.path("id").asInt() == calls) {
                if (answer.has("error")) {
                    throw new IOException(method + ": " + answer.path("error"));
                }
                return answer.path("result");
            }
        }
    }

    private JsonNode next() throws Exception {
        JsonNode message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (message == null) {
            throw new IOException("the browser says nothing");
        }
        String method = message.path("method").asText();
        if (method.equals("Network.requestWillBeSent")) {
            requests.add(message.at("/params/request/url").asText());
        } else if (method.equals("Log.entryAdded") || method.equals("Runtime.exceptionThrown")) {
            complaints.add(message.path("params").toString());
        }
        return message;
    }

    /** How many sheets of A4 the page takes. */
    public int printedPages() throws Exception {
        String printed = call(
                        "Page.printToPDF",
                        JSON.createObjectNode()
                                .put("paperWidth", 8.27)
                                .put("paperHeight", 11.69)
                                .put("preferCSSPageSize", true))
                .path("data")
                .asText();
        String pdf = new String(Base64.getDecoder().decode(printed), StandardCharsets.ISO_8859_1);
        return (int)
                Pattern.compile("/Type\\s*/Page[^s]").matcher(pdf).results().count();
    }

    /** The width of the window from now on, in CSS pixels. */
    public void width(int pixels) throws Exception {
        call(
                "Emulation.setDeviceMetricsOverride",
                JSON.createObjectNode()
                        .put("width", pixels)
                        .put("height", 900)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", pixels < 600));
    }

    /** What the page is shown on from now on: {@code screen} or {@code print}, {@code light} or {@code dark}. */
    public void media(String medium, String scheme) throws Exception {
        ObjectNode parameters = JSON.createObjectNode().put("media", medium);
        parameters
                .putArray("features")
                .addObject()
                .put("name", "prefers-color-scheme")
                .put("value", scheme);
        call("Emulation.setEmulatedMedia", parameters);
    }

    /** Loads a page and waits until everything on it is there. */
    public void load(Path page) throws Exception {
        load(page.toUri());
    }

    /** The same for a page that a server gives. */
    public void load(URI page) throws Exception {
        requests.clear();
        complaints.clear();
        call("Page.navigate", JSON.createObjectNode().put("url", page.toString()));
        while (!next().path("method").asText().equals("Page.loadEventFired")) {
            // the next message may be it
        }
    }

    /** The value of an expression in the page, or what it promises. */
    public JsonNode evaluate(String expression) throws Exception {
        JsonNode result = call(
                "Runtime.evaluate",
                JSON.createObjectNode()
                        .put("expression", expression)
                        .put("returnByValue", true)
                        .put("awaitPromise", true));
        if (result.has("exceptionDetails")) {
            throw new IOException(result.path("exceptionDetails").toString());
        }
        return result.at("/result/value");
    }

    /** The accessibility tree of the page: role and name of every node that is not ignored. */
    public List<String> accessible() throws Exception {
        List<String> nodes = new ArrayList<>();
        for (JsonNode node :
                call("Accessibility.getFullAXTree", JSON.createObjectNode()).path("nodes")) {
            if (!node.path("ignored").asBoolean()) {
                nodes.add(node.at("/role/value").asText() + ": "
                        + node.at("/name/value").asText());
            }
        }
        return nodes;
    }

    /** Addresses asked for since the last page was loaded. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** What the browser complained of since the last page was loaded. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Ends it. */
    public void stop() throws Exception {
        session = "";
        call("Browser.close", JSON.createObjectNode());
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        socket.abort();
    }
}
