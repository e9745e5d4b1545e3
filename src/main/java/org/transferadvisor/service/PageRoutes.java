package org.transferadvisor.service;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.report.html.SearchScript;

/** The page and the modules that it is made of, from the class path and nowhere else. */
final class PageRoutes {

    private static final String FOLDER = "/workbench/";
    private static final Pattern NAME =
            Pattern.compile("(?:lib/[a-z0-9-]{1,40}/)?[a-z0-9][a-z0-9.-]{0,60}\\.(js|css|svg)");
    private static final Map<String, String> TYPES =
            Map.of("js", "text/javascript; charset=utf-8", "css", "text/css; charset=utf-8", "svg", "image/svg+xml");
    private static final Pattern INLINE = Pattern.compile("<(style|script)[^>]*>(.*?)</\\1>", Pattern.DOTALL);

    private final byte[] page;
    private final String policy;

    PageRoutes() {
        byte[] found = resource("index.html");
        if (found == null) {
            throw new IllegalStateException("the page is not packed");
        }
        this.page = found;
        this.policy = policyOf(new String(found, StandardCharsets.UTF_8));
    }

    void on(RoutesConfig routes) {
        routes.get("/", request -> request.header("Content-Security-Policy", policy)
                .contentType("text/html; charset=utf-8")
                .result(page));
        routes.get("/page/<name>", PageRoutes::part);
    }

    private static void part(Context request) {
        Matcher name = NAME.matcher(request.pathParam("name"));
        byte[] found = name.matches() ? resource(name.group()) : null;
        if (found == null) {
            throw new HttpProblem(404, "There is no such part of the page", "the page stands at /");
        }
        request.contentType(String.valueOf(TYPES.get(name.group(1)))).result(found);
    }

    private static byte @Nullable [] resource(String name) {
        try (InputStream in = PageRoutes.class.getResourceAsStream(FOLDER + name)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a page may load: from this service alone, and of what stands in the page itself exactly that. */
    static String policyOf(String page) {
        StringBuilder scripts = new StringBuilder("'self'");
        StringBuilder styles = new StringBuilder("'self'");
        Matcher inline = INLINE.matcher(page);
        while (inline.find()) {
            if (!inline.group(2).isBlank()) {
                (inline.group(1).equals("style") ? styles : scripts)
                        .append(" '")
                        .append(SearchScript.hashOf(inline.group(2)))
                        .append('\'');
            }
        }
        return "default-src 'none'; script-src " + scripts + "; style-src " + styles
                + "; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }
}
