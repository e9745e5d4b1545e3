package org.transferadvisor.service;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask what. A page of another site cannot reach the service through a browser: its host, its origin or its content type
 * gives it away. What writes needs a key besides, which only the one who started the service was told.
 */
final class Access {

    /** What a request may be written in; none of it is sent by a plain form of another site. */
    private static final Set<String> FORMS =
            Set.of("application/json", "application/yaml", "application/x-ndjson", "application/jsonl");

    private static final String BEARER = "Bearer ";
    private static final Set<HandlerType> READING = Set.of(HandlerType.GET, HandlerType.HEAD);

    private final Set<String> hosts = new HashSet<>(List.of("localhost", "127.0.0.1", "[::1]"));
    private final byte[] key;
    private final boolean always;
    private final boolean readOnly;

    Access(ServiceSettings settings) {
        hosts.addAll(settings.hosts().stream()
                .map(each -> each.toLowerCase(Locale.ROOT))
                .toList());
        hosts.add(settings.bind().contains(":") ? "[" + settings.bind() + "]" : settings.bind());
        String token = settings.token();
        always = token != null;
        key = (token == null ? random() : token).getBytes(StandardCharsets.UTF_8);
        readOnly = settings.readOnly();
    }

    private static String random() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What whoever writes has to show. */
    String key() {
        return new String(key, StandardCharsets.UTF_8);
    }

    /** Whether the rulebook and outcomes may be written at all. */
    boolean readOnly() {
        return readOnly;
    }

    /** Turns away what comes from elsewhere. */
    void check(Context request) {
        String host = request.header("Host");
        if (host == null || !hosts.contains(name(host))) {
            throw new HttpProblem(
                    421,
                    "This service is not known by that host",
                    "ask it by localhost, or allow the name with --host");
        }
        String origin = request.header("Origin");
        if (origin != null && !isOwn(origin, host)) {
            throw new HttpProblem(403, "A page of another site may not ask", "open the page of this service itself");
        }
        if (!READING.contains(request.method()) && !FORMS.contains(type(request.contentType()))) {
            throw new HttpProblem(
                    415,
                    "What is sent has to be named",
                    "Content-Type: application/json, application/yaml, or application/x-ndjson for a batch");
        }
        if (always && !isPublic(request.path())) {
            checkKey(request);
        }
    }

    /** The page itself holds no data, and a probe asks without a token. */
    private static boolean isPublic(String path) {
        return !path.startsWith(Workbench.API) && !path.equals("/metrics");
    }

    /** Turns away who may not write. */
    void checkWriting(Context request) {
        if (readOnly) {
            throw new HttpProblem(403, "The service was started to be read only", "start it without --read-only");
        }
        checkKey(request);
    }

    /** Turns away who does not show the key. */
    void checkKey(Context request) {
        String shown = request.header("Authorization");
        String given = shown != null && shown.startsWith(BEARER) ? shown.substring(BEARER.length()) : "";
        if (!MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), key)) {
            throw new HttpProblem(
                    401,
                    "This needs the key of the service",
                    "the header Authorization: Bearer KEY; the key stands behind # in the address that `advisor serve` printed");
        }
    }

    private static boolean isOwn(String origin, String host) {
        try {
            URI uri = URI.create(origin);
            return uri.getAuthority() != null
                    && List.of("http", "https").contains(uri.getScheme())
                    && uri.getAuthority().equalsIgnoreCase(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String name(String host) {
        return host.replaceFirst(":\\d{1,5}$", "").toLowerCase(Locale.ROOT);
    }

    private static String type(@Nullable String contentType) {
        return contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
